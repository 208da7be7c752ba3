/** Each page in each state, wide and narrow, light and dark: no error of axe, no sideways scrolling, nothing failing. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../requires.ts'
import { narrow, openWeb, type Web, wide } from './browser.ts'
import type { Visit } from './visit.ts'
import { fillHouse, visits } from './visits.ts'

const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { colorScheme, viewport: wide },
  { colorScheme, viewport: narrow },
])
/** `npm run screenshots` names a folder. */
const folder = process.env.SCREENSHOTS_FOLDER

describe.skipIf(!found('chromium'))('a page', () => {
  let web: Web
  beforeAll(async () => {
    web = await openWeb()
    await fillHouse(web)
    if (folder !== undefined) mkdirSync(folder, { recursive: true })
  })
  afterAll(() => web?.close())

  it.each(visits)('$name is fit for everyone, on every screen', async (visit) => {
    const isState = visit.before !== undefined || visit.act !== undefined
    const { page, faults } = await go(web, visit)
    const told: string[] = []
    for (const { colorScheme, viewport } of looks) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      const name = `${visit.name}-${viewport.width}-${colorScheme}`
      if (folder !== undefined) await takePicture(page, join(folder, `${name}.png`))
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
        told.push(`${name} scrolls sideways`)
      // A state of a page that was looked at already: its lightest and its hardest look are enough.
      if (isState && (colorScheme === 'light') !== (viewport === wide)) continue
      const { violations } = await new AxeBuilder({ page }).analyze()
      told.push(...violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ target }) => target).join(' | ')}`))
    }
    expect([...told, ...faults]).toEqual([])
    expect(await page.title()).toMatch(/^.+ · (Stadspoort|Gemeente Voorbeeldstad)$/)
    await page.context().close()
  })
})

async function go(web: Web, { path, person, before, act }: Visit): Promise<{ page: Page; faults: string[] }> {
  const page = person === undefined ? await web.open() : await web.signIn(person)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error on the page: ${error.message}`))
  // A refused style or script is a console error; an answer of the server that is no 200 is not our concern here.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(web.url)) faults.push(`asks ${request.url()}`)
  })
  await before?.(page)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if (before === undefined) await page.waitForLoadState('networkidle')
  await act?.(page)
  await page.waitForTimeout(150)
  return { page, faults }
}

/** The whole page: its content scrolls inside the frame, so the window has to be as tall as that. */
async function takePicture(page: Page, path: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? wide
  const missing = Number(
    await page.evaluate(
      `document.querySelector('dialog[open]') ? 0 : Math.max(0, ...[...document.querySelectorAll('.shell-content')].map((part) => part.scrollHeight - part.clientHeight))`,
    ),
  )
  await page.setViewportSize({ width, height: height + missing })
  await page.screenshot({ path, fullPage: true })
  await page.setViewportSize({ width, height })
}
