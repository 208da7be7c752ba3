/** The pages about policy in their states. */
import type { Page } from 'playwright-core'
import { call } from './browser.ts'
import { button, coordinator, failing, hasFailed, medewerker, privacyOfficer, type Visit, waiting } from './visit.ts'

const openVersion = (name: string) => async (page: Page) => {
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByText('Wat verandert ten opzichte van').waitFor()
}

export const policyVisits: readonly Visit[] = [
  { name: 'beleid', path: '/beleid', person: coordinator },
  { name: 'beleid-lezen', path: '/beleid', person: medewerker },
  { name: 'beleid-laadt', path: '/beleid', person: medewerker, before: waiting('**/api/v1/policy') },
  { name: 'beleid-fout', path: '/beleid', person: medewerker, before: failing('**/api/v1/policy'), act: hasFailed },
  {
    name: 'beleid-nieuw',
    path: '/beleid',
    person: coordinator,
    act: (page) => button(page, 'Nieuwe versie').click(),
  },
  { name: 'beleid-concept', path: '/beleid', person: coordinator, act: openVersion('Versie 2') },
  {
    name: 'beleid-opvallend',
    path: '/beleid',
    person: coordinator,
    act: async (page) => {
      await openVersion('Versie 2')(page)
      const everything = '@id("dicht") @explanation("Nee.") @ground("x") forbid (principal, action, resource);'
      await page.getByLabel('Regels in Cedar').fill(everything)
      await page.getByText('De tekst kan zo, maar').waitFor()
      await button(page, 'Bewaar concept').click()
      await button(page, 'Bewaar toch').waitFor()
    },
  },
  { name: 'beleid-sjablonen', path: '/beleid/sjablonen', person: coordinator },
  { name: 'beleid-matrix', path: '/beleid/matrix', person: coordinator },
  {
    name: 'beleid-matrix-rol',
    path: '/beleid/matrix',
    person: coordinator,
    act: async (page) => {
      await page.getByLabel('Toepassing').selectOption('brieven-samenvatten')
      await button(page, 'Ergens open').click()
    },
  },
  { name: 'beleid-matrix-geen-recht', path: '/beleid/matrix', person: medewerker },
  {
    name: 'beleid-nagerekend',
    path: '/beleid',
    person: coordinator,
    act: async (page) => {
      await openVersion('Versie 4')(page)
      await button(page, 'Reken na').click()
      await page.getByRole('table', { name: 'Wat anders zou zijn' }).waitFor()
      await button(page, 'Laat meekijken').click()
      await page.getByText('Kijkt mee sinds').waitFor()
    },
  },
  {
    name: 'beleid-goedkeuren',
    path: '/beleid',
    person: privacyOfficer,
    act: async (page) => {
      await openVersion('Versie 3')(page)
      await button(page, 'Keur goed').click()
    },
  },
]

/** A draft, and a version that waits for a second person. */
export async function fillPolicy(page: Page): Promise<void> {
  await page.goto('/account')
  const isClosed = (id: string, zone: string) =>
    `@id("${id}")\n@explanation("Modellen in deze zone gebruiken we nog niet.")\n@ground("collegebesluit")\n` +
    `forbid (principal, action in [Action::"send", Action::"sendPseudonymised"], resource == Zone::"${zone}");\n`
  const { items } = await call<{ items: { id: string }[] }>(page, 'GET', '/policy/versions')
  const { text } = await call<{ text: string }>(page, 'GET', `/policy/versions/${items[0]?.id}`)
  const draft = (reason: string, more: string) =>
    call<{ id: string }>(page, 'POST', '/policy/versions', { basedOn: 1, reason, text: `${text}\n${more}` })
  await draft('We beginnen met modellen op eigen machines en in Nederland.', isClosed('eu-nog-dicht', 'eu'))
  const { id } = await draft(
    'Nederlandse modellen wachten op de verwerkersovereenkomst.',
    isClosed('nl-nog-dicht', 'nl'),
  )
  await call(page, 'POST', `/policy/versions/${id}/submit`, { revision: 1 })
  await draft('Ook eigen machines even dicht.', isClosed('eigen-nog-dicht', 'own'))
  await page.context().close()
}
