/** A model that attacks the page that shows its answer: the page asks nothing of anywhere and runs nothing. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alwaysWhole, say } from '../peers/upstream.ts'
import { found } from '../requires.ts'
import { payloads, type Series, series } from './payloads.ts'
import { asker, enter, field, finished, openWorkplace, type Workplace } from './workplace.ts'

/** What Markdown may become on the page; everything else came from the model. */
const allowed =
  'p span a em strong del code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 hr br div table thead tbody tr th td sup section'.split(
    ' ',
  )
const allowedAttributes = ['class', 'href', 'rel', 'start', 'align', 'aria-hidden']

describe.skipIf(!found('chromium'))('an answer of a hostile model', () => {
  let at: Workplace
  let page: Page
  /** Everything the page did that it should not. */
  let faults: string[]
  beforeAll(async () => {
    at = await openWorkplace()
    page = await enter(at, asker)
    faults = []
    watch(page, at.web.url, faults)
    await watchInside(page, faults)
  })
  afterAll(() => at?.close())

  it('is thrown at the page in at least a hundred ways', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(100)
  })

  it.each([
    ['streamed in odd pieces', (text: string) => say(text, { pieces: oddPieces, everyMs: 2 })],
    ['given whole', alwaysWhole],
  ] as const)('%s asks nothing of elsewhere, runs nothing and makes no element of its own', async (_name, scriptOf) => {
    const links: string[] = []
    for (const part of inParts(series, 9)) {
      await page.goto('/')
      for (const [turn, { text, ends }] of part.entries()) {
        at.upstream.respond(scriptOf(text))
        await field(page).fill('Ga verder.')
        await field(page).press('Enter')
        const answer = finished(page).nth(turn)
        await answer.waitFor()
        expect(await missing(answer, ends)).toEqual([])
      }
      // Once more as it is shown later: from the store.
      await page.reload()
      await finished(page)
        .nth(part.length - 1)
        .waitFor()
      faults.push(...(await strangers(page)))
      links.push(...(await askedLinks(page)))
    }
    expect(faults).toEqual([])
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    // Ordinary addresses are still links, so this saw more than nothing.
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect(link).toMatch(/^(?:https?:\/\/|mailto:)/)
  })

  it('does not get away with a middle click either', async () => {
    at.upstream.respond(alwaysWhole('[klik hier](https://evil.example/midden)'))
    await page.goto('/')
    await field(page).fill('Ga verder.')
    await field(page).press('Enter')
    await finished(page).getByRole('link', { name: 'klik hier' }).click({ button: 'middle' })
    await page
      .getByRole('dialog', { name: 'Naar een andere website?' })
      .getByText('https://evil.example/midden')
      .waitFor()
    expect(page.context().pages()).toHaveLength(1)
    expect(faults).toEqual([])
  })
})

/** Cuts a text in pieces of 1 to 13 characters, in a fixed order: through tags, attributes, entities and surrogate pairs. */
function oddPieces(text: string): string[] {
  const pieces: string[] = []
  for (let start = 0, turn = 0; start < text.length; turn += 1) {
    const length = 1 + ((turn * 7) % 13)
    pieces.push(text.slice(start, start + length))
    start += length
  }
  return pieces
}

function inParts(all: readonly Series[], size: number): Series[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** From outside the page: requests, windows, dialogs. */
function watch(page: Page, url: string, faults: string[]): void {
  const context = page.context()
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== url) faults.push(`asked ${request.method()} ${request.url()}`)
  })
  context.on('page', (other) => faults.push(`opened ${other.url()}`))
  page.on('websocket', (socket) => faults.push(`connected to ${socket.url()}`))
  page.on('download', (download) => faults.push(`downloaded ${download.url()}`))
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`showed ${dialog.type()} ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || new URL(frame.url()).origin !== url) faults.push(`went to ${frame.url()}`)
  })
}

/** From inside: what the content security policy had to stop was tried. */
async function watchInside(page: Page, faults: string[]): Promise<void> {
  await page.exposeFunction('tellViolation', (what: string) => void faults.push(`violated ${what}`))
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    tellViolation(event.effectiveDirective + ' ' + event.blockedURI))`)
}

/** Ends that do not stand in the answer as ordinary text. */
async function missing(answer: Locator, ends: readonly string[]): Promise<string[]> {
  const shown = await answer.locator('.markdown p').allTextContents()
  return ends.filter((wanted) => !shown.some((text) => text.includes(wanted)))
}

/** Elements and attributes that only a model can have brought. */
function strangers(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('.markdown *')].flatMap((element) => [
    ...(${JSON.stringify(allowed)}.includes(element.localName) ? [] : ['element ' + element.outerHTML]),
    ...element.getAttributeNames()
      .filter((name) => !${JSON.stringify(allowedAttributes)}.includes(name))
      .map((name) => 'attribute ' + name + ' of ' + element.outerHTML),
  ])`)
}

/** Clicks every link in the answers, and gives the addresses that were asked about. */
async function askedLinks(page: Page): Promise<string[]> {
  const links = await page.evaluate<string[]>(`[...document.querySelectorAll('.markdown a')].map((link) => {
    link.click()
    return link.getAttribute('href')
  })`)
  const dialogs = page.locator('dialog[open]')
  await expect.poll(() => dialogs.count()).toBe(links.length)
  expect(await dialogs.locator('.markdown-address').allTextContents()).toEqual(links)
  return links
}
