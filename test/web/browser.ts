/** A real browser at a real house: for tests of the browser application, and for its screenshots. */
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { generate } from 'otplib'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { CurrentSession } from '../../src/identity/contract.ts'
import { type House, startHouse } from '../house.ts'

export interface Web {
  readonly house: House
  readonly browser: Browser
  /** The house's address in a browser: a host name, because passkeys do not work on a bare address. */
  readonly url: string
  /** A person of the sample municipality, signed in, in a browser window of their own. */
  signIn(person: string, options?: BrowserContextOptions): Promise<Page>
  /** A window in which nobody is signed in. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** How a sample person signs in. */
  passwordOf(person: string): string
  close(): Promise<void>
}

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 390, height: 844 }

const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']

/** @param yaml of the house's settings, e.g. other models than the sample's own */
export async function openWeb(yaml = 'models: []\n'): Promise<Web> {
  const house = await startHouse({ yaml })
  const browser = await chromium.launch({ executablePath: browserProgram(), args: quiet })
  const url = house.url.replace('127.0.0.1', 'localhost')
  // Signing in once per person keeps the tests quick and the house's limits far away.
  const states = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()
  const context = (options: BrowserContextOptions = {}) =>
    browser.newContext({ baseURL: url, locale: 'nl-NL', viewport: wide, reducedMotion: 'reduce', ...options })
  const passwordOf = (person: string) => readPassword(house, person)
  const firstSignIn = async (person: string) => {
    const page = await (await context()).newPage()
    await typePassword(page, person, passwordOf(person))
    await addFactorIfNeeded(page)
    const state = await page.context().storageState()
    states.set(person, state)
    await page.context().close()
    return state
  }
  return {
    house,
    browser,
    url,
    passwordOf,
    open: async (options) => (await context(options)).newPage(),
    async signIn(person, options) {
      const kept = states.get(person) ?? (await firstSignIn(person))
      return (await context({ ...options, storageState: kept })).newPage()
    },
    async close() {
      await browser.close()
      await house.remove()
    },
  }
}

/** Signs in with the form, as people do. */
export async function typePassword(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/inloggen')
  await page.getByLabel('Gebruikersnaam').fill(name)
  await page.getByLabel('Wachtwoord').fill(password)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/inloggen'))
}

/** Asks the house something from the page itself, with its session. */
export function call<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  return page.evaluate(
    async ([way, address, content]) => {
      const headers = content === undefined ? {} : { 'content-type': 'application/json' }
      const response = await fetch(`/api/v1${address}`, {
        method: way,
        headers,
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${way} ${address}: ${response.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    [method, path, body] as const,
  )
}

/** Six digits, as an authenticator app shows them now. */
export function codeOf(secret: string): Promise<string> {
  return generate({ secret })
}

/** Who administers does so with a second factor. */
async function addFactorIfNeeded(page: Page): Promise<void> {
  const { may, session } = await call<CurrentSession>(page, 'GET', '/session')
  if (session.isStrong || !may.includes('person.add')) return
  const { secret } = await call<{ secret: string }>(page, 'POST', '/account/totp', {})
  await call(page, 'PUT', '/account/totp', { code: await codeOf(secret) })
}

function readPassword(house: House, person: string): string {
  const all = JSON.parse(readFileSync(join(house.data, 'sample-passwords.json'), 'utf8')) as readonly {
    readonly person: string
    readonly password: string
  }[]
  const found = all.find((one) => one.person === person)
  if (found === undefined) throw new Error(`no sample person ${person}`)
  return found.password
}

/** scripts/requirements.mjs looks for the same programs. */
function browserProgram(): string {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const program of ['chromium', 'chromium-browser', 'google-chrome'])
    for (const folder of folders) if (existsSync(join(folder, program))) return join(folder, program)
  throw new Error('no Chromium on the path')
}
