/** A small GET to a model server, for checks and discovery. */
import type { Dispatcher } from 'undici'
import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import type { Problem } from '../../kernel/problem.ts'
import { problemOfError, problemOfStatus } from './upstream-problem.ts'

export type Fetched =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly detail: string }

export interface GetRequest {
  readonly path: string
  readonly headers: string[]
  readonly timeoutMs: number
}

const maxBytes = 4 * 1024 * 1024

/** Never throws: a failure is a Dutch sentence. */
export function getJson(dispatcher: () => Dispatcher, { path, headers, timeoutMs }: GetRequest): Promise<Fetched> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    let status = 0
    let stop: (() => void) | undefined
    const finish = (fetched: Fetched) => {
      clearTimeout(timer)
      resolve(fetched)
      stop?.()
    }
    const fail = (problem: Problem) => finish({ ok: false, detail: problem.options.detail ?? problem.kind.title })
    const timer = setTimeout(() => finish({ ok: false, detail: `Geen antwoord binnen ${timeoutMs} ms.` }), timeoutMs)
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: (controller) => {
        stop = () => controller.abort(new Error('call ended'))
      },
      onResponseStart: (_controller, code) => {
        status = code
      },
      onResponseData: (_controller, bytes) => {
        size += bytes.length
        if (size > maxBytes) finish({ ok: false, detail: 'Het antwoord is te groot.' })
        else parts.push(bytes)
      },
      onResponseEnd: () => {
        stop = undefined
        finish(status === 200 ? parse(parts) : { ok: false, detail: refusal(status) })
      },
      onResponseError: (_controller, error) => fail(problemOfError(error, status !== 0)),
    }
    try {
      dispatcher().dispatch(
        { method: 'GET', path, headers, headersTimeout: timeoutMs, bodyTimeout: timeoutMs },
        handler,
      )
    } catch (error) {
      fail(problemOfError(error, false))
    }
  })
}

function refusal(status: number): string {
  const { kind, options } = problemOfStatus(status, '', undefined)
  return options.detail ?? kind.title
}

function parse(parts: readonly Buffer[]): Fetched {
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString())
    if (isJsonObject(value)) return { ok: true, value }
  } catch {}
  return { ok: false, detail: 'Het antwoord is geen JSON.' }
}
