/** A real house for tests: the built program in a process of its own, on a fresh data folder. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../bin/stadspoort', import.meta.url))

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface House {
  readonly url: string
  readonly data: string
  readonly config: string
  readonly pid: number
  /** Everything the server printed so far. */
  output(): string
  /** Runs `bin/stadspoort` on this house's data and configuration. */
  run(args: readonly string[], input?: string): Promise<Ran>
  /** A fresh API key. */
  key(options?: { useCase?: string; more?: readonly string[] }): Promise<string>
  /** A string or bytes go as they are, anything else as JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Ends the process and waits; gives its exit code, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Starts again on the same data. */
  restart(): Promise<void>
  /** Stops and removes the folder. */
  remove(): Promise<void>
}

export interface HouseOptions {
  /** The YAML of `stadspoort.yaml`. */
  readonly yaml: string
  readonly data?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Program and arguments that start the server, e.g. in a namespace of its own. */
  readonly wrapper?: readonly string[]
}

/** One OpenAI-compatible model as YAML. */
export function modelYaml(id: string, url: string, more = 'zone: own'): string {
  return `  - { id: ${id}, engine: openai-compatible, baseUrl: "${url}", ${more} }\n`
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export function runProgram(
  args: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { ...process.env, ...options.env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    )
    child.stdin?.end(options.input ?? '')
  })
}

export async function startHouse(options: HouseOptions): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'stadspoort-test-'))
  const data = options.data ?? join(folder, 'data')
  const config = join(folder, 'stadspoort.yaml')
  writeFileSync(config, options.yaml)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let output = ''
  const start = async () => {
    const [command = '', ...args] = [
      ...(options.wrapper ?? []),
      process.execPath,
      ...[program, 'serve', '--data', data, '--config', config, '--port', String(port)],
    ]
    child = spawn(command, args, {
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const collect = (part: Buffer) => {
      output += part.toString()
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    await untilAnswering(
      `${url}/health/live`,
      () => child.exitCode !== null,
      () => output,
    )
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill(signal)
    return ended
  }
  await start()
  const run = (args: readonly string[], input?: string) =>
    runProgram([...args, '--data', data, '--config', config], {
      ...(input === undefined ? {} : { input }),
      ...(options.environment && { env: options.environment }),
    })
  return {
    url,
    data,
    config,
    get pid() {
      return child.pid ?? -1
    },
    output: () => output,
    run,
    key: async ({ useCase = 'vrije-vraag', more = [] } = {}) => {
      const ran = await run(['key', 'create', '--name', 'test', '--use-case', useCase, ...more])
      if (ran.code !== 0) throw new Error(`key create failed: ${ran.stderr}`)
      return ran.stdout.trim()
    },
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body:
          typeof body === 'string' || body instanceof Uint8Array
            ? (body as Uint8Array<ArrayBuffer> | string)
            : JSON.stringify(body),
      }),
    stop,
    restart: async () => {
      await stop()
      await start()
    },
    remove: async () => {
      await stop('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilAnswering(url: string, hasEnded: () => boolean, output: () => string): Promise<void> {
  // Patient: other tests share the processor.
  for (let i = 0; i < 1000; i++) {
    if (hasEnded()) throw new Error(`the server ended at its start:\n${output()}`)
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server did not start:\n${output()}`)
}
