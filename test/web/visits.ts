/** Every page of the application in its states, with who looks: for axe and for the screenshots. */
import type { Page } from 'playwright-core'
import { call, narrow, type Web, wide } from './browser.ts'

export interface Visit {
  /** Also the name of its screenshot. */
  readonly name: string
  readonly path: string
  /** A sample person; nobody when absent. */
  readonly person?: string
  /** Before the page is asked for: what its server will do. */
  readonly before?: (page: Page) => Promise<unknown>
  /** Once the page is there: what somebody does on it. */
  readonly act?: (page: Page) => Promise<unknown>
}

const medewerker = 'fatima-bakker'
const eigenaar = 'marieke-de-wit'
const privacyOfficer = 'ahmed-el-amrani'
const coordinator = 'thijs-hendriks'
const beheerder = 'ruben-kok'

const failing = (address: string) => (page: Page) =>
  page.route(address, (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"Er ging iets mis."}' }),
  )
const waiting = (address: string) => (page: Page) => page.route(address, () => new Promise(() => undefined))
const empty = (address: string, body: string) => (page: Page) =>
  page.route(address, (route) => route.fulfill({ contentType: 'application/json', body }))
/** The page tries again a few times before it says so. */
const hasFailed = (page: Page) => button(page, 'Probeer opnieuw').waitFor()
const openShortcuts = async (page: Page) => {
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()

const openVersion = (name: string) => async (page: Page) => {
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByText('Wat verandert ten opzichte van').waitFor()
}

export const visits: readonly Visit[] = [
  { name: 'inloggen', path: '/inloggen' },
  { name: 'inloggen-mislukt', path: '/inloggen?probleem=no-role' },
  { name: 'transparantie', path: '/transparantie' },
  { name: 'transparantie-toepassing', path: '/transparantie/heldere-taal' },
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

/** A draft, and a version that waits for a second person. */
async function fillPolicy(page: Page): Promise<void> {
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
