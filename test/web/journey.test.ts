/** The journey of a civil servant with a resident's letter, in a real browser, for each way to sign in. */
import { PGlite } from '@electric-sql/pglite'
import mammoth from 'mammoth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../house.ts'
import { letter, protectedValues } from '../letter.ts'
import { clientSecret, type OidcPeer, startOidc } from '../peers/oidc.ts'
import { echo } from '../peers/upstream.ts'
import { found } from '../requires.ts'
import { call, typePassword } from './browser.ts'
import { asker, field, finished, hear, openWorkplace, type Workplace } from './workplace.ts'

/** Only in the question and the answer: what nothing may hold once the conversation is deleted. */
const canary = 'waterlandpad'
const question = `${letter}\n\nMet dank namens het ${canary}.`
const list = (page: Page) => page.getByRole('complementary', { name: 'Gesprekken' })

describe.skipIf(!found('chromium'))('with a password', () => {
  let at: Workplace
  beforeAll(async () => {
    at = await openWorkplace()
  })
  afterAll(() => at?.close())

  it('a letter goes in, is protected, answered, proven, found, taken along and deleted', async () => {
    const page = await at.web.open()
    await typePassword(page, asker, at.web.passwordOf(asker))
    await journey(page, at)
    await page.goto('/')
    await hear(page, `Wat betekent ${canary}?`)
    await page.context().close()
    await at.web.house.stop()
    const rows = await rowsOf(at.web.house.data)
    // The second conversation is still there, so this looked at the right place.
    expect(rows.filter(({ table }) => table === 'conversation')).toHaveLength(1)
    expect(rows.filter(({ table }) => table === 'message')).toHaveLength(2)
    const all = rows.map(({ text }) => text).join('\n')
    for (const value of [canary, ...protectedValues]) expect(all).not.toContain(value)
  })
})

describe.skipIf(!found('chromium'))('with the account of the municipality', () => {
  let at: Workplace
  let peer: OidcPeer
  beforeAll(async () => {
    const port = await freePort()
    const settings = `issuer: "http://localhost:${port}", clientId: stadspoort, clientSecret: ${clientSecret}`
    const groups = 'roles: [{ group: AI-gebruikers, role: medewerker }]'
    at = await openWorkplace(`login: { oidc: { ${settings}, ${groups} } }\n`)
    peer = await startOidc(port, [`${at.web.url}/api/v1/oidc/callback`])
    peer.person = { subject: 'x9', claims: { name: 'Noor Visser', groups: ['AI-gebruikers'] } }
  })
  afterAll(async () => {
    await at?.close()
    await peer?.close()
  })

  it('a letter goes in, is protected, answered, proven, found, taken along and deleted', async () => {
    const page = await at.web.open()
    await page.goto('/')
    expect(await page.getByLabel('Wachtwoord').count()).toBe(0)
    await page.getByRole('link', { name: /^Inloggen met/ }).click()
    await page.getByRole('button', { name: 'Menu van Noor Visser' }).waitFor()
    expect(peer.asked[0]?.get('code_challenge_method')).toBe('S256')
    expect(peer.asked[0]?.get('response_type')).toBe('code')
    await journey(page, at)
    await page.context().close()
  })
})

async function journey(page: Page, { upstream }: Workplace): Promise<void> {
  upstream.respond(echo({ everyMs: 2 }))
  await field(page).waitFor()
  await paste(page, question)
  const marks = page.locator('.shield-marks mark')
  await marks.filter({ hasText: 'J.P. Jansen' }).waitFor()
  const marked = (await marks.allTextContents()).join('\n')
  for (const value of protectedValues) expect(marked).toContain(value)

  await page.getByRole('button', { name: 'Verstuur', exact: true }).click()
  const answer = finished(page).first()
  await answer.waitFor()
  expect(upstream.requests).toHaveLength(1)
  const sent = upstream.requests[0]?.text ?? ''
  expect(sent).toContain(canary)
  for (const value of protectedValues) expect(sent).not.toContain(value)
  const shown = await answer.textContent()
  for (const value of [canary, ...protectedValues]) expect(shown).toContain(value)
  expect(shown).toContain('AI-antwoord · proefmodel')

  await answer.getByRole('button', { name: 'Bewijs', exact: true }).click()
  const proof = page.getByRole('complementary', { name: 'Bewijs' })
  await proof.getByText('Klopt', { exact: true }).waitFor()
  expect(await proof.getByText('klopt:', { exact: true }).count()).toBe(2)
  const number = await proof.locator('dd').last().textContent()
  await proof.getByRole('button', { name: 'Sluiten' }).click()

  const address = new URL(page.url()).pathname
  await findBack(page, address)
  await checkExport(page, number)
  await remove(page)
  await expectGone(page, address)
}

/** As from a letter that somebody copied: one event, not a key at a time. */
async function paste(page: Page, text: string): Promise<void> {
  await field(page).focus()
  await page.keyboard.insertText(text)
}

/** Types in the search field and follows what is found, from another page. */
async function findBack(page: Page, address: string): Promise<void> {
  await page.getByRole('link', { name: 'Nieuw gesprek' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await searchFor(page, canary)
  await list(page)
    .getByText(/^\d+ keer gevonden$/)
    .waitFor()
  await list(page).getByRole('link').filter({ hasText: canary }).first().click()
  await page.waitForURL((url) => url.pathname === address)
  await page.locator('article', { hasText: canary }).first().waitFor()
  await searchFor(page, '')
}

async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Zoek in je gesprekken' }).fill(words)
}

/** Takes it along as a Word document, and opens that. */
async function checkExport(page: Page, number: string | null): Promise<void> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporteer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Word-document (docx)' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^Geachte mevrouw .+\.docx$/)
  const { value } = await mammoth.extractRawText({ path: await file.path() })
  for (const said of [canary, ...protectedValues]) expect(value).toContain(said)
  expect(value).toContain('Antwoord van AI')
  expect(value).toContain('Gemaakt met AI: model proefmodel, op eigen machines van de gemeente')
  expect(value).toContain(`Bewijs: regel ${number} van logboek `)
}

async function remove(page: Page): Promise<void> {
  await list(page)
    .getByRole('button', { name: /^Wat je kunt doen met/ })
    .click()
  await page.getByRole('menuitem', { name: 'Verwijderen' }).click()
  await page.getByRole('button', { name: 'Verwijder voorgoed' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

async function expectGone(page: Page, address: string): Promise<void> {
  await list(page).getByText('Je gesprekken komen hier te staan.').waitFor()
  expect((await call<{ items: unknown[] }>(page, 'GET', '/conversations')).items).toEqual([])
  await searchFor(page, canary)
  await list(page).getByText('Niets gevonden.').waitFor()
  await page.goto(address)
  await page.getByRole('alert').waitFor()
  const answered = await page.evaluate(
    async (path) => (await fetch(path)).status,
    `/api/v1${address.replace('/gesprek', '/conversations')}`,
  )
  expect(answered).toBe(404)
}

interface Row {
  readonly table: string
  /** Every column, bytes as text: what somebody who reads the files sees. */
  readonly text: string
}

/** All rows of all tables. */
async function rowsOf(data: string): Promise<Row[]> {
  const database = await PGlite.create({ dataDir: `${data}/database` })
  const { rows: tables } = await database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
  )
  const rows: Row[] = []
  for (const { name } of tables) {
    const found = await database.query<Record<string, unknown>>(`select * from ${name}`)
    for (const row of found.rows) rows.push({ table: name, text: Object.values(row).map(readable).join(' ') })
  }
  await database.close()
  return rows
}

function readable(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : (JSON.stringify(value) ?? '')
}
