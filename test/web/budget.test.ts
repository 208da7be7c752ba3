/** What a page costs and what it may do: first load, headers of every page, the session's cookie. */
import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../requires.ts'
import { openWeb, typePassword, type Web } from './browser.ts'

const maxScriptBytes = 250_000
const person = 'fatima-bakker'
/** Every address that gives a page; the last does not exist. */
const pages = [
  '/',
  '/inloggen',
  '/tijdelijk?toepassing=vrije-vraag',
  '/assistenten',
  '/account',
  '/meldingen',
  '/beheer',
  '/toegankelijkheid',
  '/x',
]

describe.skipIf(!found('chromium'))('the browser application', () => {
  let web: Web
  beforeAll(async () => {
    web = await openWeb()
  })
  afterAll(() => web?.close())

  it('loads at most 250 kB of compressed scripts before the workplace can be used', async () => {
    const signedIn = await web.signIn(person)
    const sizes: { path: string; bytes: number }[] = []
    const measured: Promise<void>[] = []
    signedIn.on('response', (response) => measured.push(measure(response, sizes)))
    await signedIn.goto('/')
    await signedIn.getByRole('textbox', { name: 'Je vraag', exact: true }).waitFor()
    await signedIn.waitForLoadState('networkidle')
    await Promise.all(measured)
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(sizes.length).toBeGreaterThan(3)
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(maxScriptBytes)
    await signedIn.context().close()
  })

  it('has nothing inline and tries nothing that its policy forbids', async () => {
    const page = await web.signIn(person)
    const violations: string[] = []
    await page.exposeFunction('tellViolation', (what: string) => void violations.push(what))
    await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
      tellViolation(event.effectiveDirective + ' ' + event.blockedURI))`)
    for (const path of pages) {
      const response = await page.goto(path)
      const html = (await response?.text()) ?? ''
      expect(html).toContain('<script type="module"')
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
    }
    expect(violations).toEqual([])
    await page.context().close()
  })

  it.each(pages)('answers %s with every header that keeps a page to itself', async (path) => {
    const { headers } = await fetch(web.url + path, { headers: { accept: 'text/html' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).not.toContain('unsafe-')
    expect(policy).not.toMatch(/\*|https?:/)
    const parts = policy.split('; ')
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
      expect(parts).toContain(rule)
    const seconds = Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1])
    expect(seconds).toBeGreaterThanOrEqual(31_536_000)
    expect(headers.get('permissions-policy')).toContain('camera=()')
    const named = (name: string) => headers.get(name)?.toLowerCase()
    expect({
      sniffing: named('x-content-type-options'),
      frames: named('x-frame-options'),
      referrer: named('referrer-policy'),
      opener: named('cross-origin-opener-policy'),
      resource: named('cross-origin-resource-policy'),
      embedder: named('cross-origin-embedder-policy'),
      powered: named('x-powered-by'),
      server: named('server'),
    }).toEqual({
      sniffing: 'nosniff',
      frames: 'deny',
      referrer: 'no-referrer',
      opener: 'same-origin',
      resource: 'same-origin',
      embedder: 'require-corp',
      powered: undefined,
      server: undefined,
    })
  })

  it('keeps one cookie that only this server gets, and a new one at every sign-in', async () => {
    const page = await web.open()
    const lines: string[] = []
    page.on('response', (response) => {
      if (new URL(response.url()).pathname === '/api/v1/session')
        void response.headerValue('set-cookie').then((line) => line !== null && lines.push(line))
    })
    await typePassword(page, person, web.passwordOf(person))
    const first = await cookie(page)
    expect(first).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/', domain: 'localhost' })
    expect(await page.evaluate('document.cookie')).toBe('')
    expect(await page.evaluate('JSON.stringify(localStorage) + JSON.stringify(sessionStorage)')).not.toContain(
      first.value,
    )
    await expect.poll(() => lines.length).toBe(1)
    expect(lines[0]).toMatch(/^__Host-stadspoort=/)
    expect(lines[0]).not.toMatch(/domain=/i)
    await typePassword(page, person, web.passwordOf(person))
    const second = await cookie(page)
    expect(second.value).not.toBe(first.value)
    // The old one is worth nothing any more.
    const old = await fetch(`${web.url}/api/v1/conversations`, { headers: { cookie: `${first.name}=${first.value}` } })
    expect(old.status).toBe(401)
    await page.context().close()
  })
})

/** Bytes on the wire of a script: its body as it was sent, without headers. */
async function measure(response: Response, sizes: { path: string; bytes: number }[]): Promise<void> {
  const { pathname } = new URL(response.url())
  if (!pathname.endsWith('.js')) return
  await response.finished()
  const { responseBodySize } = await response.request().sizes()
  sizes.push({ path: pathname, bytes: responseBodySize })
}

async function cookie(page: Page) {
  const all = await page.context().cookies()
  expect(all.map(({ name }) => name)).toEqual(['__Host-stadspoort'])
  const [only] = all
  if (only === undefined) throw new Error('no cookie')
  return only
}
