/** Every page of the application in its states, with who looks: for axe and for the screenshots. */
import type { Page } from 'playwright-core'
import { call, narrow, type Web, wide } from './browser.ts'
import { fillPolicy, policyVisits } from './policy-visits.ts'
import { publicVisits } from './public-visits.ts'
import {
  beheerder,
  button,
  coordinator,
  eigenaar,
  empty,
  failing,
  hasFailed,
  medewerker,
  privacyOfficer,
  type Visit,
  waiting,
} from './visit.ts'

const openShortcuts = async (page: Page) => {
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
}

const disorder = JSON.stringify({
  items: [
    { id: 'outage', kind: 'outage', title: 'Storing', text: 'mistral-small geeft nu geen antwoord.', models: [] },
    { id: 'slow', kind: 'slow', title: 'Drukte', text: 'taal-eu is druk. Een antwoord duurt langer.', models: [] },
  ],
})

export const visits: readonly Visit[] = [
  { name: 'inloggen', path: '/inloggen' },
  { name: 'inloggen-mislukt', path: '/inloggen?probleem=no-role' },
  ...publicVisits,
  { name: 'toegankelijkheid', path: '/toegankelijkheid' },
  { name: 'toegankelijkheid-binnen', path: '/toegankelijkheid', person: medewerker },
  { name: 'sneltoetsen', path: '/sneltoetsen', person: medewerker },
  { name: 'sneltoetsen-venster', path: '/account', person: medewerker, act: openShortcuts },

  { name: 'werkplek', path: '/', person: medewerker },
  { name: 'werkplek-geen-gesprekken', path: '/', person: beheerder },
  {
    name: 'werkplek-geen-toepassing',
    path: '/',
    person: medewerker,
    before: empty('**/api/v1/workplace/use-cases', '{"items":[]}'),
  },
  {
    name: 'werkplek-model',
    path: '/',
    person: medewerker,
    act: (page) => button(page, /^Model:/).click(),
  },
  {
    name: 'werkplek-schild',
    path: '/',
    person: medewerker,
    act: async (page) => {
      await button(page, 'Stel een antwoord op aan een bewoner').click()
      await button(page, /gegevens worden beschermd/).click()
    },
  },
  {
    name: 'werkplek-weigering',
    path: '/?toepassing=heldere-taal',
    person: medewerker,
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Je vraag' }).fill('Mijn burgerservicenummer is 999990019.')
      await button(page, 'Vraag de eigenaar').waitFor()
    },
  },
  {
    name: 'werkplek-gesprekken',
    path: '/',
    person: medewerker,
    act: async (page) => {
      await page.setViewportSize(narrow)
      await button(page, 'Gesprekken').click()
      await page.getByRole('searchbox').fill('paspoort')
      await page.getByText(/keer gevonden/).waitFor()
    },
  },
  {
    name: 'werkplek-ingeklapt',
    path: '/',
    person: medewerker,
    act: (page) => button(page, 'Gesprekken inklappen').click(),
  },
  {
    name: 'werkplek-storing',
    path: '/',
    person: medewerker,
    before: empty('**/api/v1/workplace/notices', disorder),
    act: (page) => page.getByText('Storing').waitFor(),
  },
  { name: 'tijdelijk', path: '/tijdelijk?toepassing=vrije-vraag', person: medewerker },
  { name: 'tijdelijk-onbekend', path: '/tijdelijk?toepassing=bestaat-niet', person: medewerker },
  {
    name: 'gesprek',
    path: '/',
    person: medewerker,
    act: async (page) => {
      await page.setViewportSize(wide)
      await page
        .getByRole('link', { name: /paspoort/ })
        .first()
        .click()
      await page.getByRole('article', { name: 'Antwoord' }).waitFor()
    },
  },

  {
    name: 'gesprek-bewijs',
    path: '/',
    person: medewerker,
    act: async (page) => {
      await page.setViewportSize(wide)
      await page
        .getByRole('link', { name: /paspoort/ })
        .first()
        .click()
      await button(page, 'Bewijs').click()
      await page.getByText('Klopt', { exact: true }).waitFor()
    },
  },

  { name: 'account', path: '/account', person: medewerker },
  { name: 'account-laadt', path: '/account', person: medewerker, before: waiting('**/api/v1/account*') },
  { name: 'account-fout', path: '/account', person: medewerker, before: failing('**/api/v1/account*'), act: hasFailed },
  {
    name: 'account-wachtwoord',
    path: '/account',
    person: medewerker,
    act: (page) => button(page, 'Wachtwoord wijzigen').click(),
  },
  { name: 'account-app', path: '/account', person: medewerker, act: (page) => button(page, 'App instellen').click() },
  {
    name: 'account-passkey',
    path: '/account',
    person: medewerker,
    act: (page) => button(page, 'Passkey toevoegen').click(),
  },
  { name: 'menu', path: '/account', person: medewerker, act: (page) => button(page, /^Menu van/).click() },

  { name: 'beheer', path: '/beheer', person: beheerder },
  { name: 'beheer-laadt', path: '/beheer', person: beheerder, before: waiting('**/api/v1/people') },
  { name: 'beheer-fout', path: '/beheer', person: beheerder, before: failing('**/api/v1/people'), act: hasFailed },
  { name: 'beheer-leeg', path: '/beheer', person: beheerder, before: empty('**/api/v1/people', '{"people":[]}') },
  {
    name: 'beheer-niemand',
    path: '/beheer',
    person: beheerder,
    act: (page) => page.getByLabel('Zoek op naam').fill('qqq'),
  },
  { name: 'beheer-geen-recht', path: '/beheer', person: medewerker },
  { name: 'beheer-nieuw', path: '/beheer/nieuw', person: beheerder },
  { name: 'beheer-persoon', path: '/beheer/ahmed-el-amrani', person: beheerder },
  { name: 'beheer-persoon-lezen', path: '/beheer/ahmed-el-amrani', person: 'sanne-vos' },
  {
    name: 'beheer-code',
    path: '/beheer/ahmed-el-amrani',
    person: beheerder,
    act: (page) => button(page, 'Nieuwe code geven').click(),
  },
  {
    name: 'beheer-blokkeren',
    path: '/beheer/ahmed-el-amrani',
    person: beheerder,
    act: (page) => button(page, 'Blokkeren').click(),
  },
  { name: 'beheer-onbekend', path: '/beheer/niemand', person: beheerder },

  { name: 'assistenten', path: '/assistenten', person: medewerker },
  { name: 'assistenten-laadt', path: '/assistenten', person: medewerker, before: waiting('**/api/v1/assistants') },
  {
    name: 'assistenten-leeg',
    path: '/assistenten',
    person: medewerker,
    before: empty('**/api/v1/assistants', '{"items":[]}'),
  },
  {
    name: 'assistenten-fout',
    path: '/assistenten',
    person: medewerker,
    before: failing('**/api/v1/assistants'),
    act: hasFailed,
  },
  { name: 'assistenten-geen-recht', path: '/assistenten', person: beheerder },
  { name: 'assistent-nieuw', path: '/assistenten/nieuw', person: eigenaar },
  {
    name: 'assistent-eigen',
    path: '/assistenten',
    person: eigenaar,
    act: async (page) => {
      await page.getByRole('link', { name: 'Brieven in gewone taal', exact: true }).click()
      await button(page, 'Leg dit besluit uit').click()
      await page.getByRole('log').getByText('Letterlijk citaat').waitFor()
      await button(page, 'Begin opnieuw').waitFor()
    },
  },
  {
    name: 'assistent-gedeeld',
    path: '/assistenten',
    person: medewerker,
    act: (page) => page.getByRole('link', { name: 'Brieven in gewone taal', exact: true }).click(),
  },

  { name: 'register', path: '/register', person: coordinator },
  { name: 'register-lezen', path: '/register?groep=attention', person: 'sanne-vos' },
  { name: 'register-laadt', path: '/register', person: coordinator, before: waiting('**/api/v1/register') },
  {
    name: 'register-leeg',
    path: '/register',
    person: coordinator,
    before: empty('**/api/v1/register', '{"items":[]}'),
  },
  {
    name: 'register-fout',
    path: '/register',
    person: coordinator,
    before: failing('**/api/v1/register'),
    act: hasFailed,
  },
  { name: 'register-toepassing', path: '/register/brieven-samenvatten', person: coordinator },
  { name: 'register-zonder-eigenaar', path: '/register/bijstand-voorsorteren', person: 'sanne-vos' },
  { name: 'register-buiten-de-poort', path: '/register/kentekens-parkeerauto', person: coordinator },
  { name: 'register-onbekend', path: '/register/bestaat-niet', person: coordinator },
  { name: 'register-nieuw', path: '/register/nieuw', person: eigenaar },
  { name: 'register-wijzigen', path: '/register/heldere-taal/wijzigen', person: eigenaar },
  {
    name: 'register-stap',
    path: '/register/kentekens-parkeerauto',
    person: coordinator,
    act: (page) => button(page, 'Stopzetten').click(),
  },
  {
    name: 'register-ontheffing',
    path: '/register/kentekens-parkeerauto',
    person: coordinator,
    act: (page) => button(page, /^Ontheffing vragen/).click(),
  },
  { name: 'register-risicoklasse', path: '/register/tekstsuggesties-zaaksysteem/risicoklasse', person: coordinator },
  { name: 'register-risicoklasse-lezen', path: '/register/vrije-vraag/risicoklasse', person: 'sanne-vos' },
  { name: 'register-importeren-geen-recht', path: '/register/importeren', person: eigenaar },
  {
    name: 'register-importeren',
    path: '/register/importeren',
    person: coordinator,
    act: async (page) => {
      const content =
        'naam;doel;leverancier;risicoklasse;kleur\nRoosters;Maakt roosters;Planwijs;;blauw\nHeldere taal;Dubbel;;;\nKassa;;;enorm;\n'
      await page.getByLabel('Bestand', { exact: true }).setInputFiles({
        name: 'systemen.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(content),
      })
      await button(page, 'Bekijk wat erin staat').click()
      await page.getByText('Klopt niet', { exact: true }).waitFor()
    },
  },
  { name: 'register-kalender', path: '/register/kalender', person: 'sanne-vos' },
  { name: 'register-intake', path: '/register/nieuw?voorbeeld=notulen', person: eigenaar },
  { name: 'inspiratie', path: '/inspiratie', person: eigenaar },
  {
    name: 'inspiratie-niets',
    path: '/inspiratie',
    person: medewerker,
    act: (page) => page.getByLabel('Zoek een voorbeeld').fill('qqq'),
  },
  {
    name: 'inspiratie-fout',
    path: '/inspiratie',
    person: medewerker,
    before: failing('**/registration/guide'),
    act: hasFailed,
  },

  { name: 'meldingen', path: '/meldingen', person: privacyOfficer },
  { name: 'meldingen-leeg', path: '/meldingen?staat=handled', person: privacyOfficer },
  {
    name: 'meldingen-fout',
    path: '/meldingen',
    person: privacyOfficer,
    before: failing('**/api/v1/reports*'),
    act: hasFailed,
  },
  { name: 'meldingen-laadt', path: '/meldingen', person: privacyOfficer, before: waiting('**/api/v1/reports*') },
  { name: 'meldingen-geen-recht', path: '/meldingen', person: medewerker },
  {
    name: 'melding',
    path: '/meldingen',
    person: privacyOfficer,
    act: (page) => page.getByRole('link', { name: /termijn/ }).click(),
  },
  ...policyVisits,
  { name: 'correcties', path: '/meldingen/correcties', person: coordinator },
  {
    name: 'correcties-leeg',
    path: '/meldingen/correcties',
    person: beheerder,
    act: (page) => button(page, 'Afgewezen').click(),
  },
]

/** Gives the house something to show, the way people would: by using it. */
export async function fillHouse(web: Web): Promise<void> {
  const owner = await web.signIn(eigenaar)
  await owner.goto('/account')
  await call(owner, 'POST', '/assistants', {
    name: 'Brieven in gewone taal',
    description: 'Herschrijft een brief op taalniveau B1 en noemt de drie belangrijkste punten bovenaan.',
    instructions: 'Herschrijf de tekst op taalniveau B1. Gebruik korte zinnen en spreek de lezer aan met je.',
    starters: ['Leg dit besluit uit', 'Herschrijf deze brief'],
    useCase: 'vrije-vraag',
    model: 'letterlijk',
    sharing: { with: 'everyone' },
    reviewDate: '2027-05-24',
  })
  await owner.context().close()
  const asker = await web.signIn(medewerker)
  await asker.goto('/account')
  const about = { useCase: 'vrije-vraag', model: 'letterlijk' }
  const { id } = await call<{ id: string }>(asker, 'POST', '/conversations', about)
  const { answer } = await call<{ answer: { id: string } }>(asker, 'POST', `/conversations/${id}/messages`, {
    parentId: null,
    text: 'Hoe lang is een paspoort geldig?',
  })
  const isRunning = async () => (await call<{ isRunning: boolean }>(asker, 'GET', `/conversations/${id}`)).isRunning
  while (await isRunning()) await asker.waitForTimeout(50)
  await call(asker, 'POST', `/conversations/${id}/answers/${answer.id}/reports`, {
    kind: 'wrong',
    explanation: 'Het antwoord noemt een andere termijn dan onze productpagina.',
    includesText: true,
  })
  await call(asker, 'POST', '/corrections', {
    ...about,
    kind: 'missed',
    type: 'PERSON',
    value: 'Oudshoorn',
    sharedSentence: 'Mevrouw Oudshoorn belt morgen terug over de aanvraag.',
  })
  await asker.context().close()
  await fillPolicy(await web.signIn(coordinator))
}
