/** Administering people in a real browser, and what others meet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../requires.ts'
import { openWeb, typePassword, type Web } from './browser.ts'

describe.skipIf(!found('chromium'))('the people of the municipality', () => {
  let web: Web
  beforeAll(async () => {
    web = await openWeb()
  })
  afterAll(() => web?.close())

  it('are administered with a second factor, and the page says so beforehand', async () => {
    const page = await web.open()
    await typePassword(page, 'ruben-kok', web.passwordOf('ruben-kok'))
    await page.goto('/beheer/nieuw')
    await page.getByRole('link', { name: 'Naar mijn account' }).click()
    await page.getByRole('button', { name: 'App instellen' }).waitFor()
    await page.context().close()
  })

  it('are added with a code that is shown once, with which they sign in and choose a password', async () => {
    const page = await web.signIn('ruben-kok')
    await page.goto('/beheer')
    await page.getByRole('link', { name: 'Medewerker toevoegen' }).click()
    await page.getByLabel('Naam', { exact: true }).fill('Zoë Ëlberse')
    await page.getByLabel('Afdeling').fill('Archief')
    await page.getByRole('button', { name: 'Toevoegen' }).click()
    await page.getByRole('heading', { name: 'Zoë Ëlberse is toegevoegd' }).waitFor()
    await page.getByText('De gebruikersnaam is zoe-elberse.').waitFor()
    const code = (await page.locator('.people-code code').textContent()) ?? ''

    const other = await web.open()
    await other.goto('/inloggen')
    await other.getByRole('button', { name: 'Ik heb een eenmalige code' }).click()
    await other.getByLabel('Gebruikersnaam').fill('zoe-elberse')
    await other.getByLabel('Eenmalige code').fill(code)
    await other.getByLabel('Kies een wachtwoord').fill('kruiwagen-dakgoot-zomer')
    await other.getByRole('button', { name: 'Bevestigen' }).click()
    await other.waitForURL((address) => !address.pathname.startsWith('/inloggen'))
  })

  it('are found by name without accents, and by role', async () => {
    const page = await web.signIn('ruben-kok')
    await page.goto('/beheer')
    const table = page.getByRole('table', { name: 'Medewerkers' })
    await page.getByLabel('Zoek op naam').fill('joris vergun')
    await page.getByText('1 medewerker', { exact: true }).waitFor()
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringContaining('Joris van Dijk')])
    await page.getByLabel('Zoek op naam').fill('')
    await page.getByRole('button', { name: /^auditor/ }).click()
    await page.waitForURL('**/beheer?rol=auditor')
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringContaining('Sanne Vos')])
  })

  it('are out at once when they are blocked, and in again when that is lifted', async () => {
    const blocked = await web.open()
    await typePassword(blocked, 'ingrid-postma', web.passwordOf('ingrid-postma'))
    const page = await web.signIn('ruben-kok')
    await page.goto('/beheer/ingrid-postma')
    await page.getByRole('button', { name: 'Blokkeren' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Blokkeren' }).click()
    await page.getByText('De medewerker is geblokkeerd.').waitFor()
    await blocked.reload()
    await blocked.waitForURL('**/inloggen**')
    await page.getByRole('button', { name: 'Blokkade opheffen' }).click()
    await page.getByText('De blokkade is opgeheven.').waitFor()
    await typePassword(blocked, 'ingrid-postma', web.passwordOf('ingrid-postma'))
  })

  it('are asked for fresh proof where the server wants it, and the act goes on', async () => {
    const page = await web.signIn('fatima-bakker')
    let isProven = false
    await page.route('**/api/v1/account/totp', (route) =>
      isProven
        ? route.continue()
        : route.fulfill({
            status: 403,
            contentType: 'application/problem+json',
            body: '{"type":"urn:stadspoort:problem:fresh-proof-needed","title":"Bevestig eerst nog eens dat jij het bent."}',
          }),
    )
    await page.goto('/account')
    await page.getByRole('button', { name: 'App instellen' }).click()
    const proof = page.getByRole('dialog', { name: 'Ben jij het nog?' })
    await proof.getByLabel('Wachtwoord').fill('niet-mijn-wachtwoord')
    await proof.getByRole('button', { name: 'Bevestigen' }).click()
    await proof.getByRole('alert').waitFor()
    isProven = true
    await proof.getByLabel('Wachtwoord').fill(web.passwordOf('fatima-bakker'))
    await proof.getByRole('button', { name: 'Bevestigen' }).click()
    await page.getByRole('img', { name: 'QR-code om de app in te stellen' }).waitFor()
  })
})
