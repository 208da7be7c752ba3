/** Assistants and reports in a real browser: made, tried, shared, rolled back, deleted; reported, handled, judged. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../requires.ts'
import { openWeb, type Web } from './browser.ts'
import { fillHouse } from './visits.ts'

describe.skipIf(!found('chromium'))('what people make and tell', () => {
  let web: Web
  beforeAll(async () => {
    web = await openWeb()
    await fillHouse(web)
  })
  afterAll(() => web?.close())

  it('is an assistant that is tried before it is saved, shared, changed, rolled back and deleted', async () => {
    const page = await web.signIn('joris-van-dijk')
    await page.goto('/assistenten')
    await page.getByRole('link', { name: 'Assistent maken' }).click()
    await page.getByLabel('Naam').fill('Paspoorthulp')
    await page.getByRole('textbox', { name: 'Instructie' }).fill('Geef antwoord over paspoorten.')
    await page.getByRole('button', { name: 'Beginvraag toevoegen' }).click()
    await page.getByLabel('Beginvraag 1', { exact: true }).fill('Hoe lang is een paspoort geldig?')
    await page.getByRole('button', { name: 'Hoe lang is een paspoort geldig?' }).click()
    await page
      .getByRole('log')
      .getByText(/10 jaar geldig/)
      .waitFor()
    await page.getByRole('combobox', { name: 'Delen met' }).selectOption('iedereen in de gemeente')
    await page.getByRole('button', { name: 'Assistent maken' }).click()
    await page.getByText('De assistent is gemaakt.').waitFor()

    const colleague = await web.signIn('fatima-bakker')
    await colleague.goto('/assistenten')
    await colleague.getByRole('link', { name: 'Paspoorthulp', exact: true }).click()
    await colleague.getByText('Geef antwoord over paspoorten.').waitFor()
    expect(await colleague.getByRole('button', { name: 'Opslaan als nieuwe versie' }).count()).toBe(0)
    await colleague.context().close()

    await page.getByRole('textbox', { name: 'Instructie' }).fill('Geef een kort antwoord.')
    const asking = page.getByRole('dialog', { name: 'Deze pagina verlaten?' })
    await page.getByRole('link', { name: 'Alle assistenten' }).click()
    await asking.getByRole('button', { name: 'Annuleren' }).click()
    expect(await page.getByRole('textbox', { name: 'Instructie' }).inputValue()).toBe('Geef een kort antwoord.')
    await page.getByRole('button', { name: 'Opslaan als nieuwe versie' }).click()
    await page.getByText('Versie 2 is opgeslagen.').waitFor()
    await page.getByRole('button', { name: 'Versie 1 terugzetten' }).click()
    await page.getByText('Versie 1 is teruggezet.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Instructie' }).inputValue()).toBe('Geef antwoord over paspoorten.')
    await page.getByRole('table', { name: 'Versies' }).getByRole('rowheader', { name: '3' }).waitFor()

    await page.getByRole('button', { name: 'Verwijderen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click()
    await page.getByText('De assistent is verwijderd.').waitFor()
    expect(await page.getByRole('link', { name: 'Paspoorthulp', exact: true }).count()).toBe(0)
  })

  it('starts a conversation with an assistant', async () => {
    const page = await web.signIn('fatima-bakker')
    await page.goto('/assistenten')
    await page.getByRole('link', { name: 'Brieven in gewone taal gebruiken' }).click()
    await page.getByRole('textbox', { name: 'Je vraag', exact: true }).fill('Leg dit uit: de termijn is verstreken.')
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click()
    await page.waitForURL('**/gesprek/*')
  })

  it('is a report that is handled, after which the texts are gone', async () => {
    const page = await web.signIn('ahmed-el-amrani')
    await page.goto('/meldingen')
    await page.getByRole('link', { name: /andere termijn/ }).click()
    await page.getByText('Hoe lang is een paspoort geldig?').waitFor()
    await page.getByLabel('Wat heb je gedaan?').fill('De productpagina is aangepast.')
    await page.getByRole('button', { name: 'Afhandelen' }).click()
    await page.getByText('De melding is afgehandeld.').waitFor()
    await page.getByText('De productpagina is aangepast.').waitFor()
    expect(await page.getByText('Hoe lang is een paspoort geldig?').count()).toBe(0)
    await page.getByRole('link', { name: 'Alle meldingen' }).click()
    await page.getByText('Er zijn geen open meldingen').waitFor()
    await page.getByRole('button', { name: 'Afgehandeld' }).click()
    await page.getByRole('link', { name: 'De productpagina is aangepast.' }).waitFor()
  })

  it('is a correction that is approved and taken along', async () => {
    const page = await web.signIn('thijs-hendriks')
    await page.goto('/meldingen/correcties')
    await page.getByRole('button', { name: 'Oudshoorn goedkeuren' }).click()
    await page.getByText('Er is niets te beoordelen').waitFor()
    await page.getByRole('button', { name: 'Goedgekeurd' }).click()
    await page.getByText('Mevrouw Oudshoorn belt morgen terug').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download goedgekeurde zinnen' }).click()
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('Oudshoorn')
  })
})
