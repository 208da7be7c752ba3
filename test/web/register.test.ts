/** The register in the browser: an intake from an example, the questions by keyboard, and two people at one record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../requires.ts'
import { openWeb, type Web } from './browser.ts'

describe.skipIf(!found('chromium'))('the register', () => {
  let web: Web
  beforeAll(async () => {
    web = await openWeb()
  })
  afterAll(() => web?.close())

  it('starts an intake from an example, and finds the risk class by keyboard alone', async () => {
    const page = await web.signIn('marieke-de-wit')
    await page.goto('/inspiratie')
    await page.getByLabel('Zoek een voorbeeld').fill('notulen')
    await page.getByRole('link', { name: 'Begin een intake voor: Notulen van een overleg maken' }).click()
    await page.getByRole('heading', { level: 1, name: 'Toepassing toevoegen' }).waitFor()
    expect(await page.getByLabel('Toepassing', { exact: true }).inputValue()).toBe('Notulen van een overleg maken')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Notulen van een overleg maken' }).waitFor()
    await page.getByText('Idee', { exact: true }).first().waitFor()
    await page.getByRole('link', { name: 'Risicoklasse bepalen' }).click()
    await page.getByRole('radio', { name: 'Ja' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('1 van', { exact: false }).first().waitFor()
    // The next question takes the focus, so that it is read out.
    await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toContain('defensie')
    await page.getByLabel('Nee', { exact: true }).check()
    await page.keyboard.press('Enter')
    await page.getByLabel(/Een leverancier/).check()
    await page.keyboard.press('Enter')
    await page.getByText('zonder dat zij het merken').waitFor()
    await page.getByLabel('Ja', { exact: true }).check()
    await page.keyboard.press('Enter')
    const outcome = page.getByRole('complementary', { name: 'Uitkomst' })
    await outcome.getByText('Dit is een verboden praktijk').waitFor()
    await page.reload()
    await outcome.getByText('Dit is een verboden praktijk').waitFor()
    await page.getByRole('button', { name: 'Neem over in het register' }).click()
    await page.getByText('De risicoklasse is overgenomen').waitFor()
    await page.getByRole('link', { name: 'Notulen van een overleg maken' }).click()
    await page.getByText('Gestopt', { exact: true }).first().waitFor()
    await page.context().close()
  })

  it('keeps what one wrote when somebody else saved first, and overwrites nothing', async () => {
    const [mine, theirs] = [await web.signIn('thijs-hendriks'), await web.signIn('ahmed-el-amrani')]
    for (const page of [mine, theirs]) {
      await page.goto('/register/tekstsuggesties-zaaksysteem/wijzigen')
      await page.getByLabel('Toepassing', { exact: true }).waitFor()
    }
    const save = async (page: typeof mine, name: string) => {
      await page.getByLabel('Toepassing', { exact: true }).fill(name)
      await page.getByLabel('Waarom wijzig je dit?').fill('Andere naam')
      await page.getByRole('button', { name: 'Opslaan' }).click()
    }
    await save(theirs, 'Naam van Ahmed')
    await theirs.getByRole('heading', { level: 1, name: 'Naam van Ahmed' }).waitFor()
    await save(mine, 'Naam van Thijs')
    await mine.getByText('Iemand anders heeft net een nieuwe versie opgeslagen', { exact: false }).waitFor()
    expect(await mine.getByLabel('Toepassing', { exact: true }).inputValue()).toBe('Naam van Thijs')
    await mine.goto('/register/tekstsuggesties-zaaksysteem')
    await mine.getByRole('heading', { level: 1, name: 'Naam van Ahmed' }).waitFor()
    for (const page of [mine, theirs]) await page.context().close()
  })
})
