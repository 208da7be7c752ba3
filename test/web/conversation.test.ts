/** What somebody does with a conversation besides asking: leave and come back, stop, change their mind, keep nothing. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letter } from '../letter.ts'
import { echo, say } from '../peers/upstream.ts'
import { found } from '../requires.ts'
import { call } from './browser.ts'
import {
  answers,
  asker,
  choose,
  colleague,
  enter,
  field,
  finished,
  hear,
  hold,
  openWorkplace,
  questions,
  send,
  sendButton,
  type Workplace,
} from './workplace.ts'

describe.skipIf(!found('chromium'))('a conversation', () => {
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

  it('goes on after a reload and on another device while its answer is being written', async () => {
    await begin()
    const held = hold('De eerste helft', ' en de tweede helft.')
    at.upstream.respond(held.script)
    await send(page, 'Schrijf iets in twee helften.')
    await answers(page).getByText('De eerste helft').waitFor()
    await page.reload()
    await answers(page).getByText('De eerste helft').waitFor()
    const other = await at.web.signIn(asker)
    await other.goto(page.url())
    await answers(other).getByText('De eerste helft').waitFor()
    expect(await answers(other).getAttribute('aria-busy')).toBe('true')
    held.release()
    for (const device of [page, other]) {
      await finished(device).waitFor()
      expect(await finished(device).textContent()).toContain('De eerste helft en de tweede helft.')
    }
    await other.context().close()
  })

  it('stops when asked, keeps what was written, and lets go of the model', async () => {
    await begin()
    at.upstream.forget()
    at.upstream.respond(say('nog een woord', { endless: true, everyMs: 20 }))
    await send(page, 'Schrijf zonder eind.')
    await answers(page).getByText('nog een woord').waitFor()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByText('Je hebt dit antwoord gestopt.').waitFor()
    await at.upstream.untilAborted(1)
    expect(await finished(page).textContent()).toContain('nog een woord')
    await sendButton(page).waitFor()
  })

  it('makes a branch of a question that is changed and sent again, and keeps the first', async () => {
    await begin()
    at.upstream.respond(echo())
    await hear(page, 'Hoe heet de hoofdstad van Friesland?')
    await page.getByRole('button', { name: 'Vraag wijzigen' }).click()
    const edit = page.getByRole('textbox', { name: 'Vraag wijzigen' })
    await edit.fill('Hoe heet de hoofdstad van Drenthe?')
    await page.getByRole('button', { name: 'Verstuur opnieuw' }).click()
    await questions(page).getByText('Drenthe').waitFor()
    await finished(page).getByText('Drenthe').waitFor()
    expect(await questions(page).count()).toBe(1)
    await questions(page).getByText('2 van 2').waitFor()
    await questions(page).getByRole('button', { name: 'Vorige versie' }).click()
    await finished(page).getByText('Friesland').waitFor()
    await page.reload()
    await finished(page).getByText('Friesland').waitFor()
    await questions(page).getByRole('button', { name: 'Volgende versie' }).click()
    await finished(page).getByText('Drenthe').waitFor()
  })

  it('is refused with the rule, the kinds and what does work, and nothing reaches the model', async () => {
    await begin()
    at.upstream.forget()
    await choose(page, 'Heldere taal')
    await field(page).fill(letter)
    await page.getByText('Dit mag niet zo worden verstuurd').waitFor()
    expect(await sendButton(page).isDisabled()).toBe(true)
    const help = page.locator('.composer').getByRole('status').filter({ hasText: 'Dit gaat zo niet door de poort' })
    const said = await help.textContent()
    for (const part of ['burgerservicenummer', 'Wat wel kan:', 'Haal deze gegevens']) expect(said).toContain(part)
    await help.getByRole('button', { name: 'Vraag de eigenaar' }).click()
    const before = page.getByRole('dialog', { name: 'Vraag de eigenaar' })
    await before.getByRole('textbox').fill('Hoe maak ik zo’n brief dan eenvoudiger?')
    await before.getByRole('button', { name: 'Verstuur' }).click()
    await page.getByText('Je melding is verstuurd.').waitFor()
    await help.getByRole('button', { name: 'Ga verder in de toepassing Vrije vraag' }).click()
    await page.getByRole('button', { name: /gegevens worden beschermd/ }).waitFor()
    expect(await field(page).inputValue()).toBe(letter)
    // The server says no as well, to who does not wait for the answer of the shield.
    const { id } = await call<{ id: string }>(page, 'POST', '/conversations', { useCase: 'heldere-taal' })
    await call(page, 'POST', `/conversations/${id}/messages`, { text: letter, parentId: null })
    await page.goto(`/gesprek/${id}`)
    const answer = finished(page)
    await answer.getByText('Dit gaat zo niet door de poort').waitFor()
    await answer.getByRole('button', { name: 'Vraag de eigenaar' }).click()
    const dialog = page.getByRole('dialog', { name: 'Vraag de eigenaar' })
    await dialog.getByRole('textbox').fill('Mag het burgerservicenummer hier ook mee?')
    await dialog.getByRole('button', { name: 'Verstuur' }).click()
    await page.getByText('Je melding is verstuurd.').waitFor()
    expect(at.upstream.requests).toEqual([])
  })

  it('is only temporary where the use case keeps nothing, and leaves nothing behind', async () => {
    await begin()
    const before = await conversationsOf(page)
    at.upstream.respond(echo())
    await choose(page, 'Brieven samenvatten')
    await page.getByText('Bij Brieven samenvatten wordt niets bewaard.').waitFor()
    expect(await field(page).count()).toBe(0)
    await page.getByRole('link', { name: 'Begin een tijdelijk gesprek' }).click()
    const answer = await hear(page, 'Vat het vlinderstruikbeleid samen.')
    await answer.getByText('vlinderstruikbeleid').waitFor()
    expect(await conversationsOf(page)).toEqual(before)
    expect(
      (await call<{ items: unknown[] }>(page, 'POST', '/conversations/search', { query: 'vlinderstruikbeleid' })).items,
    ).toEqual([])
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await field(page).waitFor()
    expect(await answers(page).count()).toBe(0)
  })

  it('is for its own person: a colleague finds it nowhere', async () => {
    await begin()
    at.upstream.respond(echo())
    await hear(page, 'Iets over de kastanjelaan.')
    const address = new URL(page.url()).pathname
    const own = await page.getByRole('complementary', { name: 'Gesprekken' }).getByRole('link').count()
    expect(own).toBeGreaterThan(1)
    const other = await enter(at, colleague)
    await other.getByText('Je gesprekken komen hier te staan.').waitFor()
    await other.goto(address)
    await other.getByRole('alert').waitFor()
    expect(await other.locator('body').textContent()).not.toContain('kastanjelaan')
    const { items } = await call<{ items: unknown[] }>(other, 'POST', '/conversations/search', {
      query: 'kastanjelaan',
    })
    expect(items).toEqual([])
    await other.context().close()
  })
})

async function conversationsOf(page: Page): Promise<string[]> {
  const { items } = await call<{ items: { id: string }[] }>(page, 'GET', '/conversations')
  return items.map(({ id }) => id)
}
