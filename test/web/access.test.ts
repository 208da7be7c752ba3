/** The workplace for everyone: each state with axe, light and dark, wide and narrow; without a mouse; enlarged. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letter } from '../letter.ts'
import { echo, say } from '../peers/upstream.ts'
import { found } from '../requires.ts'
import { narrow, wide } from './browser.ts'
import {
  answers,
  choose,
  enter,
  field,
  finished,
  hear,
  hold,
  openWorkplace,
  send,
  type Workplace,
} from './workplace.ts'

const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { colorScheme, viewport: wide },
  { colorScheme, viewport: narrow },
])

describe.skipIf(!found('chromium'))('the workplace', () => {
  let at: Workplace
  let page: Page
  beforeAll(async () => {
    at = await openWorkplace()
    page = await enter(at)
  })
  afterAll(() => at?.close())

  const begin = async () => {
    await page.setViewportSize(wide)
    await page.goto('/')
    await field(page).waitFor()
    at.upstream.respond(echo())
  }

  it('has no error of axe on the start page, in its composer and with the shield open', async () => {
    await begin()
    const told = await look(page, 'start')
    await field(page).fill(letter)
    await page.locator('.shield-marks mark').first().waitFor()
    await page.getByRole('button', { name: /gegevens worden beschermd/ }).click()
    await page.getByRole('region', { name: 'Wat het model ziet' }).waitFor()
    told.push(...(await look(page, 'shield')))
    await choose(page, 'Heldere taal')
    await field(page).fill(letter)
    await page.getByText('Dit mag niet zo worden verstuurd').waitFor()
    await page.getByRole('button', { name: /^Dit mag niet zo/ }).click()
    await page.getByText('Dit gaat zo niet door de poort').waitFor()
    told.push(...(await look(page, 'refusal')))
    expect(told).toEqual([])
  })

  it('has no error of axe while an answer comes, when it is there, at its proof and at a report', async () => {
    await begin()
    const held = hold(
      '## Kop\n\nEen **begin** met [een adres](https://voorbeeldstad.example)',
      '\n\n- en\n- het einde.\n',
    )
    at.upstream.respond(held.script)
    await send(page, 'Schrijf iets.')
    await answers(page).getByText('begin').waitFor()
    const told = await look(page, 'streaming')
    held.release()
    await finished(page).waitFor()
    told.push(...(await look(page, 'finished')))
    await finished(page).getByRole('button', { name: 'Bewijs', exact: true }).click()
    const proof = page.getByRole('complementary', { name: 'Bewijs' })
    await proof.getByText('Klopt', { exact: true }).waitFor()
    told.push(...(await look(page, 'proof')))
    await proof.getByRole('button', { name: 'Sluiten' }).click()
    await finished(page).getByRole('button', { name: 'Meer', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Meld een probleem' }).click()
    await page.getByRole('dialog').waitFor()
    told.push(...(await look(page, 'report')))
    expect(told).toEqual([])
  })

  it('has no error of axe in a temporary chat and in the open list of a narrow screen', async () => {
    await page.goto('/tijdelijk?toepassing=vrije-vraag')
    await page.setViewportSize(wide)
    at.upstream.respond(say('Dit is een antwoord.'))
    await hear(page, 'Vraag iets.')
    const told = await look(page, 'temporary')
    page.once('dialog', (dialog) => void dialog.accept())
    await page.setViewportSize(narrow)
    await page.goto('/')
    await page.getByRole('button', { name: 'Gesprekken', exact: true }).click()
    await page.getByRole('link', { name: 'Nieuw gesprek' }).waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      told.push(...(await violations(page, `list-${colorScheme}`)))
    }
    expect(told).toEqual([])
  })

  it('works without a mouse: sign in, write, send, open the proof and close it, always with a visible focus', async () => {
    const own = await at.web.open()
    at.upstream.respond(say('Een antwoord.'))
    await own.goto('/inloggen')
    await own.getByLabel('Gebruikersnaam').waitFor()
    await tabTo(own, 'Gebruikersnaam')
    await own.keyboard.type('fatima-bakker')
    await tabTo(own, 'Wachtwoord')
    await own.keyboard.type(at.web.passwordOf('fatima-bakker'))
    await own.keyboard.press('Enter')
    await field(own).waitFor()
    await tabTo(own, 'Je vraag')
    await own.keyboard.type('Wat is een zaaknummer?')
    await own.keyboard.press('Enter')
    await finished(own).waitFor()
    await tabTo(own, 'Bewijs')
    await own.keyboard.press('Enter')
    await own.getByRole('complementary', { name: 'Bewijs' }).getByText('Klopt', { exact: true }).waitFor()
    await tabTo(own, 'Sluiten')
    await own.keyboard.press('Enter')
    await expect.poll(() => own.getByRole('complementary', { name: 'Bewijs' }).count()).toBe(0)
    await own.context().close()
  })

  it('never scrolls sideways at 320 pixels, which is 400 % of a desktop screen, nor at 200 %', async () => {
    await begin()
    await hear(page, letter)
    const address = page.url()
    const wider: string[] = []
    for (const viewport of [
      { width: 320, height: 640 },
      { width: 720, height: 450 },
    ])
      for (const path of ['/', address, '/tijdelijk?toepassing=vrije-vraag', '/inloggen']) {
        await page.setViewportSize(viewport)
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        if (await isTooWide(page)) wider.push(`${path} at ${viewport.width}`)
      }
    expect(wider).toEqual([])
  })
})

const isTooWide = (page: Page) => page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')

async function look(page: Page, state: string): Promise<string[]> {
  const told: string[] = []
  for (const { colorScheme, viewport } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    told.push(...(await violations(page, `${state}-${viewport.width}-${colorScheme}`)))
  }
  await page.setViewportSize(wide)
  return told
}

async function violations(page: Page, name: string): Promise<string[]> {
  const found = (await new AxeBuilder({ page }).analyze()).violations
  const told = found.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ target }) => target).join(' | ')}`)
  return (await isTooWide(page)) ? [...told, `${name} scrolls sideways`] : told
}

/** Walks with the Tab key until something with this name has the focus, and sees on the way that the focus shows. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const [label, isShown] = await page.evaluate<[string, boolean]>(`(() => {
      const element = document.activeElement
      const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent
      const shows = (one) => {
        const style = getComputedStyle(one)
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
      }
      const around = [element, element.closest('label'), element.parentElement, element.closest('.composer-box'),
        element.nextElementSibling]
      return [label.trim(), element === document.body || around.some((one) => one !== null && shows(one))]
    })()`)
    if (!isShown) throw new Error(`the focus does not show at "${label.slice(0, 60)}"`)
    if (label === name) return
  }
  throw new Error(`"${name}" is not reached with the Tab key`)
}
