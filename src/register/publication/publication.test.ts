import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readData } from '../adapters/read-data.ts'
import { useCaseSchema } from '../contract.ts'
import type { PublicationContent } from '../publication-contract.ts'
import { checkPublication } from './check-publication.ts'
import { hintsOf, parseHardWords } from './plain-language.ts'
import { outOfSync, proposePublication } from './propose-publication.ts'
import { deliveryForm, jsonSchemaOf, schemaForm } from './published-form.ts'
import { parseStandard } from './standard.ts'

const standard = parseStandard(readData('publication/publication-standard.yaml'))
const hard = parseHardWords(readData('publication/difficult-words.yaml'))
const ajv = new Ajv({ allErrors: true })
addFormats.default(ajv)
const bySchema = ajv.compile(jsonSchemaOf(standard))

const useCase = {
  ...useCaseSchema.parse({
    id: 'heldere-taal',
    name: 'Heldere taal',
    purpose: 'Brieven herschrijven naar gewone taal. De inhoud verandert niet.',
    domain: 'communicatie',
    owner: 'Teamleider Communicatie',
    department: 'Communicatie',
    legalBasis: 'art. 2:4 Awb',
    role: 'gebruiksverantwoordelijke',
    riskClass: 'hoog',
    riskReason: 'Wij kijken elk kwartaal naar fouten.',
    state: 'in-gebruik',
    zones: ['own'],
    kinds: ['PERSON'],
    relaxOwn: false,
    whoMayUse: 'everyone',
    oversight: { who: 'schrijver', how: 'De schrijver leest na.', neverAutomatically: 'Versturen.' },
    keepNoText: false,
    retentionDays: 30,
    reviewDate: '2027-01-01',
    assessments: [
      { kind: 'dpia', title: 'DPIA', signedOn: '2026-10-01' },
      { kind: 'fria', title: 'FRIA', signedOn: null },
    ],
  }),
  version: 3,
}
const around = {
  municipality: 'Gemeente Voorbeeldstad',
  contact: 'ai@voorbeeldstad.example',
  page: undefined,
  begunIn: '2026-03',
  endedIn: undefined,
}
const proposal = proposePublication(standard, useCase, around)
const good: PublicationContent = { ...proposal, proportionality: 'Een mens schrijft langzamer.' }

describe('a publication', () => {
  it('is proposed out of the register, with what the standard calls it', () => {
    expect(proposal).toMatchObject({
      name: 'Heldere taal',
      description_short: 'Brieven herschrijven naar gewone taal.',
      publication_category: 'Hoog-risico AI-systeem',
      status: 'In gebruik',
      begin_date: '2026-03',
      category: ['Organisatie en bedrijfsvoering'],
      provider: 'Intern ontwikkeld',
      impacttoetsen_grouping: [{ title: 'Data Protection Impact Assessment (DPIA)', link: '' }],
    })
  })

  it('tells everything that is wrong at once, in words', () => {
    const issues = checkPublication(standard, {
      ...good,
      name: '',
      description_short: 'x'.repeat(351),
      status: 'Bijna af',
      begin_date: '2026-13',
      contact_email: 'bel maar',
      website: 'http://voorbeeldstad.example',
      goal: 'Dit is <script>niet</script> goed',
      category: ['Vrije tijd'],
      lawful_basis_grouping: [{ title: '', link: 'Awb' }],
    })
    expect(new Set(issues.map(({ pointer }) => pointer))).toEqual(
      new Set([
        '/name',
        '/description_short',
        '/status',
        '/begin_date',
        '/contact_email',
        '/website',
        '/goal',
        '/category/0',
        '/lawful_basis_grouping/0',
      ]),
    )
    expect(issues.find(({ pointer }) => pointer === '/description_short')?.detail).toContain('hoogstens 349 tekens')
    expect(checkPublication(standard, good)).toEqual([])
  })

  it('keeps to the strictest limit of manual, schema and API', () => {
    const limits = Object.fromEntries(standard.fields.map(({ name, max }) => [name, max]))
    expect(limits).toMatchObject({
      name: 99,
      description_short: 349,
      goal: 2499,
      methods_and_models: 4999,
      provider: 199,
    })
  })

  it('does not end before it began', () => {
    const issues = checkPublication(standard, { ...good, end_date: '2026-02' })
    expect(issues).toEqual([{ pointer: '/end_date', detail: 'De einddatum ligt voor de begindatum.' }])
  })

  it('goes out in both vocabularies, and what passes here passes the published schema', () => {
    expect(deliveryForm(standard, good)).toMatchObject({ goal: good.goal, standard_version: '1.0', lang: 'nld' })
    expect(deliveryForm(standard, good)).not.toHaveProperty('end_date')
    expect(schemaForm(standard, good)).toMatchObject({
      purpose_and_impact: good.goal,
      publication_category: 'Hoog-risico AI-systeem (Categorie A)',
      language: 'nld',
      schema: '1.0.0',
    })
    expect([bySchema(schemaForm(standard, good)), bySchema.errors]).toEqual([true, null])
  })

  it('is never judged good here and wrong by the schema', () => {
    const text = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ minLength: 90, maxLength: 3000 }))
    const link = fc.oneof(fc.webUrl({ validSchemes: ['https'] }), fc.string())
    const references = fc.array(fc.record({ title: text, link }), { maxLength: 2 })
    const change = fc.record(
      {
        name: text,
        description_short: text,
        goal: text,
        begin_date: fc.oneof(fc.stringMatching(/^\d{4}-\d{2}$/), text),
        website: link,
        status: fc.oneof(fc.constantFrom('In gebruik', 'Buiten gebruik'), text),
        lawful_basis_grouping: references,
        source_data_grouping: references,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(change, (changed) => {
        const content = { ...good, ...changed }
        if (checkPublication(standard, content).length > 0) return
        expect([bySchema(schemaForm(standard, content)), bySchema.errors]).toEqual([true, null])
      }),
      { numRuns: 300 },
    )
  })

  it('shows which fields the register fills in differently now', () => {
    const now = proposePublication(standard, { ...useCase, riskReason: 'Wij kijken elke maand.' }, around)
    expect(outOfSync(proposal, now)).toEqual(['risks'])
    expect(outOfSync(proposal, proposal)).toEqual([])
  })
})

describe('hints for plain language', () => {
  const kinds = (text: string) => hintsOf(hard, text).map(({ kind, found }) => `${kind}: ${found}`)

  it('find long sentences, difficult words, abbreviations and passive verbs', () => {
    expect(kinds('Indien u m.b.t. deze brief vragen heeft, bel ons.')).toEqual([
      'difficult-word: indien',
      'abbreviation: m.b.t.',
    ])
    expect(kinds('De aanvraag wordt door ons binnen acht weken beoordeeld en gecontroleerd.')).toEqual([
      'passive: wordt … gecontroleerd',
    ])
    const long = `${'een woord '.repeat(11)}eindigt hier.`
    expect(kinds(long)).toEqual(['long-sentence: een woord een woord een woord …'])
  })

  it('say nothing of a text that is plain', () => {
    expect(
      kinds('De medewerker leest de brief. Daarna stuurt hij hem naar je toe. Klopt er iets niet? Bel ons.'),
    ).toEqual([])
  })

  it('take no point of an abbreviation for the end of a sentence', () => {
    const words = `${'een woord '.repeat(6)}o.a. ${'een woord '.repeat(6)}eind.`
    expect(kinds(words).filter((kind) => kind.startsWith('long'))).toHaveLength(1)
  })
})
