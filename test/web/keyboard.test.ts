/** Working without a mouse: the focus is where one expects it, and comes back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../requires.ts'
import { narrow, openWeb, type Web, wide } from './browser.ts'

describe.skipIf(!found('chromium'))('the keyboard', () => {
  let web: Web
  let page: Page
  beforeAll(async () => {
    web = await openWeb()
    page = await web.signIn('fatima-bakker')
  })
  afterAll(() => web?.close())

  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""')
  const list = () => page.getByRole('dialog', { name: 'Sneltoetsen' })

  it('reaches the content first', async () => {
    await page.goto('/account')
    await page.getByRole('heading', { name: 'Mijn account' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Naar de inhoud')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Wachtwoord wijzigen')
  })

  it('opens the list of shortcuts with a question mark, not while typing, and not when that is switched off', async () => {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).focus()
    await page.keyboard.press('?')
    await list().waitFor()
    await page.keyboard.press('Escape')
    await list().waitFor({ state: 'detached' })
    expect(await focused()).toBe('Wachtwoord wijzigen')
    await page.goto('/assistenten/nieuw')
    await page.getByLabel('Naam').press('?')
    expect(await page.getByLabel('Naam').inputValue()).toBe('?')
    expect(await list().count()).toBe(0)
    await page.goto('/sneltoetsen')
    await page.getByRole('button', { name: 'Uit', exact: true }).click()
    await page.keyboard.press('?')
    expect(await list().count()).toBe(0)
    await page.getByRole('button', { name: 'Aan', exact: true }).click()
    await page.keyboard.press('?')
    await list().waitFor()
  })

  it('walks through the person’s menu, and takes the focus to the page that was chosen', async () => {
    await page.goto('/account')
    await page.getByRole('button', { name: /^Menu van/ }).press('Enter')
    expect(await focused()).toBe('Mijn account')
    await page.keyboard.press('End')
    expect(await focused()).toBe('Uitloggen')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/toegankelijkheid')
    await page.getByRole('heading', { level: 1, name: 'Toegankelijkheid' }).waitFor()
    expect(await focused()).toBe('Toegankelijkheid')
  })

  it('folds the conversations away, keeps them so, and opens them for a search', async () => {
    await page.goto('/')
    const field = page.getByRole('searchbox')
    await page.getByRole('button', { name: 'Gesprekken inklappen' }).press('Enter')
    await field.waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('button', { name: 'Gesprekken uitklappen' }).waitFor()
    expect(await field.isVisible()).toBe(false)
    await page.setViewportSize(narrow)
    expect((await page.getByRole('complementary', { name: 'Gesprekken' }).boundingBox())?.width).toBe(narrow.width)
    await page.setViewportSize(wide)
    await page.getByRole('button', { name: 'Gesprekken uitklappen' }).press('/')
    expect(await page.evaluate<string>('document.activeElement?.type')).toBe('search')
  })
})
