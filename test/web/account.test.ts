/** One's own account in a real browser: second factor, passkey, password, sessions. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../requires.ts'
import { codeOf, openWeb, typePassword, type Web } from './browser.ts'

describe.skipIf(!found('chromium'))('one’s own account', () => {
  let web: Web
  beforeAll(async () => {
    web = await openWeb('models: []\nlogin: { secondFactor: everyone }\n')
  })
  afterAll(() => web?.close())

  const signedIn = async (person: string) => {
    const page = await web.open()
    await typePassword(page, person, web.passwordOf(person))
    await page.goto('/account')
    return page
  }

  it('asks for a second factor before anything else where that is the rule, and lets one on after that', async () => {
    const page = await web.open()
    await typePassword(page, 'ruben-kok', web.passwordOf('ruben-kok'))
    await page.waitForURL('**/account')
    await page.goto('/beheer')
    await page.waitForURL('**/account')
    await page.getByText('Stel eerst een tweede stap in').waitFor()
    await addApp(page)
    await page.goto('/beheer')
    await page.getByRole('heading', { name: 'Medewerkers' }).waitFor()
  })

  it('adds an authenticator app by its QR code or key, and asks for it at the next sign-in', async () => {
    const page = await signedIn('joris-van-dijk')
    const secret = await addApp(page)
    await page.getByText('De app is ingesteld.').waitFor()
    const next = await web.open()
    await next.goto('/inloggen')
    await next.getByLabel('Gebruikersnaam').fill('joris-van-dijk')
    await next.getByLabel('Wachtwoord').fill(web.passwordOf('joris-van-dijk'))
    await next.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await next.getByText('Geef nu de code uit je app.').waitFor()
    await next.getByLabel('Code uit je app').fill('000000')
    await next.getByRole('button', { name: 'Bevestigen' }).click()
    await next.getByRole('alert').waitFor()
    expect(await codeOf(secret)).toMatch(/^\d{6}$/)
  })

  it('adds a passkey, signs in with it alone, gives it another name and removes it', async () => {
    const page = await signedIn('marieke-de-wit')
    await addAuthenticator(page)
    await page.getByRole('button', { name: 'Passkey toevoegen' }).click()
    await page.getByLabel('Naam').fill('Werklaptop')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    // The session is renewed with it: only then the dialog closes.
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('nog niet gebruikt').waitFor()

    await page.getByRole('button', { name: /^Menu van/ }).click()
    await page.getByRole('menuitem', { name: 'Uitloggen' }).click()
    await page.waitForURL('**/inloggen**')
    await page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
    await page.waitForURL((address) => !address.pathname.startsWith('/inloggen'))
    await page.goto('/account')
    await page
      .getByRole('row', { name: /dit apparaat/ })
      .getByText('passkey')
      .waitFor()

    await page.getByRole('button', { name: 'Acties voor Werklaptop' }).click()
    await page.getByRole('menuitem', { name: 'Naam wijzigen' }).click()
    await page.getByRole('textbox', { name: 'Naam' }).fill('Oude laptop')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByRole('button', { name: 'Acties voor Oude laptop' }).click()
    await page.getByRole('menuitem', { name: 'Passkey verwijderen' }).click()
    await page.getByRole('button', { name: 'Passkey verwijderen' }).click()
    await page.getByText('De passkey is verwijderd.').waitFor()
    expect(await page.getByText('Oude laptop').count()).toBe(0)
  })

  it('signs out at the first click, also while the session is being renewed', async () => {
    const page = await signedIn('sanne-vos')
    await page.getByRole('button', { name: /^Menu van/ }).click()
    // The server has renewed the session; the browser hears of it only once it was refused with the old secret.
    const renewed = await renewBehindTheBack(page, web.passwordOf('sanne-vos'))
    const refused = page.waitForResponse((response) => response.status() === 401)
    await page.getByRole('menuitem', { name: 'Uitloggen' }).click()
    await refused
    await page.context().addCookies([renewed])
    await page.waitForURL('**/inloggen**')
    await page.getByRole('button', { name: 'Inloggen', exact: true }).waitFor()
    expect((await page.context().cookies()).filter(({ name }) => name === '__Host-stadspoort')).toEqual([])
  })

  it('changes the password, which ends every other session', async () => {
    const person = 'thijs-hendriks'
    const [here, elsewhere] = [await signedIn(person), await signedIn(person)]
    await here.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
    const dialog = here.getByRole('dialog')
    await dialog.getByLabel('Huidig wachtwoord').fill(web.passwordOf(person))
    await dialog.getByLabel('Nieuw wachtwoord').fill('wachtwoord123')
    await dialog.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Nieuw wachtwoord').fill('vier-losse-woorden-fietspomp')
    await dialog.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
    await here.getByText('Je wachtwoord is gewijzigd.').waitFor()
    await elsewhere.reload()
    await elsewhere.waitForURL('**/inloggen**')
    const again = await web.open()
    await typePassword(again, person, 'vier-losse-woorden-fietspomp')
  })

  it('shows where one is signed in, and ends the others', async () => {
    const person = 'ahmed-el-amrani'
    const [here, elsewhere] = [await signedIn(person), await signedIn(person)]
    await here.reload()
    const table = here.getByRole('table', { name: 'Waar je bent ingelogd' })
    await table.getByRole('button').waitFor()
    expect(await table.getByRole('row').count()).toBe(3)
    await here.getByRole('button', { name: 'Overal elders uitloggen' }).click()
    await table.getByRole('button').waitFor({ state: 'detached' })
    await elsewhere.reload()
    await elsewhere.waitForURL('**/inloggen**')
    await here.reload()
    await here.getByRole('heading', { name: 'Mijn account' }).waitFor()
  })
})

/** Sets the app up as a person does who cannot scan. @returns the key */
async function addApp(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'App instellen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: 'QR-code om de app in te stellen' }).waitFor()
  const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await dialog.getByLabel('Code uit je app').fill(await codeOf(secret))
  await dialog.getByRole('button', { name: 'Bevestigen' }).click()
  await dialog.waitFor({ state: 'detached' })
  return secret
}

/** Proves who it is without the browser hearing of the new secret. @returns the cookie that holds it */
async function renewBehindTheBack(page: Page, password: string) {
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === '__Host-stadspoort')
  if (cookie === undefined) throw new Error('no session')
  const { origin } = new URL(page.url())
  const answer = await fetch(`${origin}/api/v1/session/step-up`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', cookie: `${cookie.name}=${cookie.value}` },
    body: JSON.stringify({ password }),
  })
  const value = /^__Host-stadspoort=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (value === undefined) throw new Error(`not renewed: ${answer.status}`)
  return { ...cookie, value }
}

/** A passkey device inside Chromium (WebDriver's virtual authenticator). */
async function addAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
