/**
 * The delivery API of the Algoritmeregister (aanleverapi v1_0): a token of its Keycloak, then create or renew, release and
 * publish. It answers 200 with a message where it did nothing, so whether it is published is asked afterwards.
 */
import type { Clock } from '../../kernel/clock.ts'
import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import { problems } from '../problems.ts'
import type { Deliver } from '../publication/deliver.ts'

export interface AlgoritmeregisterAccount {
  /** With the version, e.g. `https://…/aanleverapi/v1_0`. */
  readonly baseUrl: string
  /** Where tokens are given out (OpenID Connect). */
  readonly tokenUrl: string
  readonly clientId: string
  readonly username: string
  readonly password: string
  /** The municipality there, e.g. `gm9999`. */
  readonly organization: string
}

export interface AlgoritmeregisterDeps {
  readonly account: AlgoritmeregisterAccount
  /** Through the house's way out. */
  readonly fetch: (
    url: string,
    init: { method: string; headers: Record<string, string>; body?: string },
  ) => Promise<Response>
  readonly clock: Clock
  readonly requestsPerMinute: number
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
}

const minute = 60_000

export function createAlgoritmeregister(deps: AlgoritmeregisterDeps): Deliver {
  const call = createCaller(deps)
  const algorithms = `/organizations/${encodeURIComponent(deps.account.organization)}/algorithms`
  const one = (lars: string) => `${algorithms}/${encodeURIComponent(lars)}`
  const isPublished = async (lars: string): Promise<boolean> => {
    const list = await call('GET', algorithms)
    const found = Array.isArray(list) ? list.find((entry) => isJsonObject(entry) && entry['lars'] === lars) : undefined
    return isJsonObject(found) && found['current_version_published'] === true
  }
  return {
    publish: async (content, known) => {
      const lars = known ?? larsOf(await call('POST', algorithms, content))
      if (known !== null) await call('PUT', one(lars), content)
      await call('PUT', `${one(lars)}/release`)
      await call('PUT', `${one(lars)}/publish`)
      if (await isPublished(lars)) return lars
      throw new Problem(problems.algoritmeregisterRefused, { detail: 'Het is aangeleverd, maar staat er nog niet in.' })
    },
    retract: async (lars) => {
      await call(
        'DELETE',
        `/organizations/${encodeURIComponent(deps.account.organization)}/published-algorithms/${encodeURIComponent(lars)}/retract`,
      )
    },
  }
}

function larsOf(body: unknown): string {
  const lars = isJsonObject(body) ? body['lars_code'] : undefined
  if (typeof lars === 'string' && lars !== '') return lars
  throw new Problem(problems.algoritmeregisterRefused, { detail: 'Er kwam geen nummer terug.' })
}

type Call = (method: string, path: string, body?: JsonObject) => Promise<unknown>

function createCaller(deps: AlgoritmeregisterDeps): Call {
  const { account, clock } = deps
  const take = createPace(deps)
  let token: { readonly text: string; readonly until: number } | undefined
  const fresh = async (): Promise<string> => {
    if (token !== undefined && clock.monotonic() < token.until) return token.text
    token = await askToken(deps)
    return token.text
  }
  const send = async (method: string, path: string, body: JsonObject | undefined): Promise<Response> => {
    const authorization = `Bearer ${await fresh()}`
    await take()
    return reach(deps, `${account.baseUrl.replace(/\/$/, '')}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
  return async (method, path, body) => {
    const first = await send(method, path, body)
    if (first.status !== 401) return understand(first)
    // A token can end before its time; the act was not done, so it is asked once more.
    token = undefined
    return understand(await send(method, path, body))
  }
}

/** Never more requests in a minute than the register takes: waits until there is room. */
function createPace({ clock, wait, requestsPerMinute }: AlgoritmeregisterDeps): () => Promise<void> {
  let taken: number[] = []
  return async () => {
    for (;;) {
      const now = clock.monotonic()
      taken = taken.filter((at) => now - at < minute)
      const [oldest] = taken
      if (taken.length < requestsPerMinute || oldest === undefined) break
      await wait(minute - (now - oldest))
    }
    taken.push(clock.monotonic())
  }
}

async function askToken(deps: AlgoritmeregisterDeps): Promise<{ readonly text: string; readonly until: number }> {
  const { clientId, username, password, tokenUrl } = deps.account
  const response = await reach(deps, tokenUrl, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', client_id: clientId, username, password }).toString(),
  })
  const body = await understand(response)
  const text = isJsonObject(body) ? body['access_token'] : undefined
  if (typeof text !== 'string') throw new Problem(problems.algoritmeregisterRefused, { detail: 'Inloggen lukte niet.' })
  const seconds = isJsonObject(body) && typeof body['expires_in'] === 'number' ? body['expires_in'] : 0
  // Not to its last moment: the next request has to arrive in time.
  return { text, until: deps.clock.monotonic() + Math.max(0, seconds - 10) * 1000 }
}

async function reach(
  deps: AlgoritmeregisterDeps,
  ...request: Parameters<AlgoritmeregisterDeps['fetch']>
): Promise<Response> {
  try {
    return await deps.fetch(...request)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(problems.algoritmeregisterAway)
  }
}

async function understand(response: Response): Promise<unknown> {
  const text = await response.text()
  const body: unknown = parse(text)
  if (response.ok) return body
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    throw new Problem(problems.algoritmeregisterBusy, {
      retryAfter: Number.isFinite(seconds) ? seconds : minute / 1000,
    })
  }
  if (response.status >= 500) throw new Problem(problems.algoritmeregisterAway)
  throw new Problem(problems.algoritmeregisterRefused, { issues: issuesOf(response.status, body) })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Its validation names the field; anything else it says may quote what was sent, so only the status is told. */
function issuesOf(status: number, body: unknown): { readonly pointer: string; readonly detail: string }[] {
  const details = isJsonObject(body) && Array.isArray(body['detail']) ? body['detail'] : []
  const named = details.flatMap((entry) => {
    const place = isJsonObject(entry) && Array.isArray(entry['loc']) ? entry['loc'].slice(1) : []
    return place.length === 0
      ? []
      : [{ pointer: `/${place.join('/')}`, detail: 'Het Algoritmeregister neemt dit veld zo niet aan.' }]
  })
  return named.length > 0 ? named : [{ pointer: '', detail: `Het Algoritmeregister antwoordde met code ${status}.` }]
}
