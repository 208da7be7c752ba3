/** What makes a long day of chatting bearable: finding back, folders, long conversations, files, marks, and being heard. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Conversation, Message } from '../../src/workplace/contract.ts'
import { say } from '../peers/upstream.ts'
import { found } from '../requires.ts'
import { call } from './browser.ts'
import { answers, enter, field, finished, hear, hold, openWorkplace, send, type Workplace } from './workplace.ts'

describe.skipIf(!found('chromium'))('the chat', () => {
  let at: Workplace
  let page: Page
  beforeAll(async () => {
    at = await openWorkplace()
    page = await enter(at)
  })
  afterAll(() => at?.close())

  const begin = async () => {
    await page.goto('/')
    await field(page).waitFor()
  }
  const list = () => page.getByRole('complementary', { name: 'Gesprekken' })
  const scroller = () => page.locator('.thread-scroll')

  it('puts a conversation in a folder and takes it out again with one press', async () => {
    await begin()
    at.upstream.respond(say('Dat kan.'))
    await hear(page, 'Mag een heg over de stoep groeien?')
    await page
      .locator('.conversation-head')
      .getByRole('button', { name: /^Wat je kunt doen met/ })
      .click()
    await page.getByRole('menuitem', { name: 'Verplaats naar map' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nieuwe map' }).click()
    await page.getByLabel('Naam van de map').fill('Groen')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await list().getByRole('button', { name: 'Groen', exact: true }).click()
    await list().locator('.folder-items').getByRole('link', { name: /heg/ }).waitFor()
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    await list().getByText('Deze map is nog leeg.').waitFor()
  })

  it('opens a found message in its own place, with the focus on it', async () => {
    await begin()
    at.upstream.respond(say('Een snoeiplan heet hier een beukenboekje.'))
    await hear(page, 'Hoe heet een snoeiplan?')
    await begin()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('beukenboekje')
    await list().locator('mark', { hasText: 'beukenboekje' }).waitFor()
    await list().locator('.search-found').click()
    await answers(page).getByText('beukenboekje').waitFor()
    await page.locator('article:focus', { hasText: 'beukenboekje' }).waitFor()
  })

  it('draws only what is near the screen of a thousand messages, and begins at the end', async () => {
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const whole = await call<Conversation>(page, 'GET', `/conversations/${id}`)
    await page.route(`**/api/v1/conversations/${id}`, (route) => route.fulfill({ json: lengthened(whole, 1000) }))
    await page.goto(`/gesprek/${id}`)
    await page.getByText('Bericht 999', { exact: true }).waitFor()
    expect(await page.getByRole('article').count()).toBeLessThan(40)
    await scroller().evaluate((box) => box.scrollTo({ top: 0 }))
    await page.getByText('Bericht 0', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Naar het einde' }).click()
    await page.getByText('Bericht 999', { exact: true }).waitFor()
    await page.unrouteAll()
  })

  it('leaves a reader who went up where they are while the answer grows', async () => {
    await begin()
    const paragraphs = (word: string) => Array.from({ length: 30 }, (_, n) => `${word} ${n}`).join('\n\n')
    const held = hold(paragraphs('Eerste'), `\n\n${paragraphs('Tweede')}`)
    at.upstream.respond(held.script)
    await send(page, 'Schrijf een lang stuk.')
    await answers(page).getByText('Eerste 29', { exact: true }).waitFor()
    await scroller().evaluate((box) => box.scrollTo({ top: 200 }))
    await page.getByRole('button', { name: 'Naar het einde' }).waitFor()
    const before = await answers(page).getByText('Eerste 8', { exact: true }).boundingBox()
    held.release()
    await finished(page).waitFor()
    expect(await answers(page).getByText('Eerste 8', { exact: true }).boundingBox()).toEqual(before)
  })

  it('keeps the end in sight for a reader who is there, with the buttons that come when the answer ends', async () => {
    await begin()
    const lines = (from: number) =>
      Array.from({ length: 25 }, (_, n) => `Regel ${from + n} van het antwoord.`).join('\n\n')
    for (const turn of [0, 1, 2]) {
      const held = hold(lines(0), `\n\n${lines(25)}`)
      at.upstream.respond(held.script)
      await send(page, 'Schrijf een lang stuk.')
      await answers(page).nth(turn).getByText('Regel 24').waitFor()
      held.release()
      const last = finished(page).nth(turn)
      await last.getByRole('button', { name: 'Bewijs', exact: true }).waitFor()
      // After everything was measured and painted.
      await page.waitForTimeout(200)
      const [box, end] = await Promise.all([scroller().boundingBox(), last.boundingBox()])
      expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0))
    }
  })

  it('tells who listens that an answer begins, what it says and that it is ready, and not every word', async () => {
    await begin()
    await page.evaluate(listen)
    const held = hold('Zes weken. Daarna beslist', ' de commissie.')
    at.upstream.respond(held.script)
    await send(page, 'Hoe lang duurt het?')
    await answers(page).getByText('Zes weken').waitFor()
    held.release()
    await page.getByText('Het antwoord is klaar.').waitFor({ state: 'attached' })
    const heard = (await page.evaluate('window.heard')) as string[]
    expect(heard.length).toBeLessThan(4)
    expect(heard.join(' ')).toBe(
      'Het antwoord wordt geschreven. Zes weken. Daarna beslist de commissie. Het antwoord is klaar.',
    )
  })

  it('tells an answer that was ready before it was on screen', async () => {
    await begin()
    at.upstream.respond(say('Ja, dat mag.'))
    await send(page, 'Mag dat?')
    await page.getByText('Ja, dat mag. Het antwoord is klaar.').waitFor({ state: 'attached' })
  })

  it('says at a mark what it is, releases it when it is no personal data, and takes that back', async () => {
    await field(page).fill('Mevrouw De Vries belde over de heg.')
    const mark = page.locator('.shield-marks mark', { hasText: 'De Vries' })
    await mark.waitFor()
    const box = await mark.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    const tip = page.getByRole('tooltip')
    expect(await tip.textContent()).toMatch(/^naam → \[PERSOON-1/)
    await tip.getByRole('button', { name: 'Dit is geen persoonsgegeven' }).click()
    await mark.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    await mark.waitFor()
    await field(page).fill('')
  })

  it('adds the files it can and says for each other one why not', async () => {
    await page.locator('input[type=file]').setInputFiles([
      { name: 'verslag.txt', mimeType: 'text/plain', buffer: Buffer.from('Het verslag van de wijkraad.') },
      { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') },
    ])
    await page.getByText('verslag.txt', { exact: true }).waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('foto.jpg: dit soort bestand kan hier niet')
    at.upstream.respond(say('Het verslag gaat over de wijkraad.'))
    const answer = await hear(page, 'Waar gaat dit over?')
    await answer.getByText('verslag.txt').waitFor()
    expect(await answer.textContent()).toContain('Bronnen:')
  })

  it('shows news of the municipality to everyone until it is put away, or taken away by who may write it', async () => {
    const writer = await enter(at, 'thijs-hendriks')
    await writer.getByRole('button', { name: 'Bericht voor iedereen plaatsen' }).click()
    const dialog = writer.getByRole('dialog')
    await dialog.getByLabel('Kop').fill('Nieuw beleid')
    await dialog.getByRole('textbox', { name: 'Bericht' }).fill('Modellen buiten de EU zijn gesloten.')
    await dialog.getByRole('button', { name: 'Plaats bericht' }).click()
    await writer.getByText('Modellen buiten de EU zijn gesloten.').waitFor()
    await begin()
    await page.getByText('Modellen buiten de EU zijn gesloten.').waitFor()
    expect(await page.getByRole('button', { name: 'Verwijder voor iedereen' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Bericht sluiten: Nieuw beleid' }).click()
    expect(await page.getByText('Modellen buiten de EU zijn gesloten.').count()).toBe(0)
    await writer.getByRole('button', { name: 'Verwijder voor iedereen' }).click()
    await writer.getByText('Modellen buiten de EU zijn gesloten.').waitFor({ state: 'detached' })
    await writer.context().close()
  })

  it('begins a conversation with an assistant, at its own question', async () => {
    const starter = 'Wat staat er in dit verslag?'
    const { id } = await call<{ id: string }>(page, 'POST', '/assistants', {
      name: 'Verslagen lezen',
      instructions: 'Lees het verslag.',
      starters: [starter],
      useCase: 'vrije-vraag',
      model: 'proefmodel',
      reviewDate: '2027-05-01',
    })
    await begin()
    await page.getByRole('link', { name: /Verslagen lezen/ }).click()
    await page.getByRole('button', { name: starter }).click()
    expect(await field(page).inputValue()).toBe(starter)
    at.upstream.respond(say('Niets bijzonders.'))
    await page.keyboard.press('Enter')
    await finished(page).waitFor()
    const whole = await call<Conversation>(page, 'GET', `/conversations/${page.url().split('/').at(-1)}`)
    expect(whole.assistant).toBe(id)
  })
})

/** Remembers what the live region of a conversation says, each thing once. Runs in the page. */
const listen = `
  window.heard = []
  new MutationObserver(() => {
    const news = document.querySelector('main > [role=status]')?.textContent ?? ''
    if (news !== '' && window.heard.at(-1) !== news) window.heard.push(news)
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
`

/** The same conversation with as many messages as asked for, in turn a question and an answer. */
function lengthened(whole: Conversation, count: number): Conversation {
  const idOf = (n: number) => String(n).padStart(26, '0')
  const messages = Array.from({ length: count }, (_, n): Message => {
    const like = whole.messages[n % 2]
    if (like === undefined) throw new Error('a question and an answer are needed')
    return { ...like, id: idOf(n), parentId: n === 0 ? null : idOf(n - 1), text: `Bericht ${n}` }
  })
  return { ...whole, messages, activeLeaf: idOf(count - 1) }
}
