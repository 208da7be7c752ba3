import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type UseCase, useCaseSchema } from '../register/index.ts'
import { publicChanges } from './changes.ts'
import { feed } from './feed.ts'
import { html } from './html.ts'
import { useCasePage } from './pages/use-case-page.ts'
import { type Beside, publicUseCase, withoutPeople } from './public-use-case.ts'
import { parseWords } from './words.ts'

const words = parseWords(parse(readFileSync(new URL('words.yaml', import.meta.url), 'utf8')))
const beside: Beside = {
  words,
  models: [
    { id: 'eigen', zone: 'own', operator: 'de gemeente', learns: false },
    { id: 'ver', zone: 'outside-eu', operator: 'Ver Weg', learns: undefined },
  ],
  people: ['Joris van Dijk', 'Fatima Bakker'],
}

function useCase(more: Partial<UseCase> = {}): UseCase {
  const record = useCaseSchema.parse({
    id: 'heldere-taal',
    name: 'Heldere taal',
    purpose: 'Brieven herschrijven.',
    owner: 'Teamleider Communicatie',
    department: 'Communicatie',
    legalBasis: 'art. 2:4 Awb',
    role: 'gebruiksverantwoordelijke',
    riskClass: 'transparantie',
    state: 'in-gebruik',
    zones: ['own'],
    kinds: ['PERSON', 'EMAIL'],
    relaxOwn: false,
    whoMayUse: 'everyone',
    keepNoText: false,
    retentionDays: 30,
    reviewDate: '2027-01-01',
  })
  return { ...record, version: 1, ...more }
}

describe('what the public sees of a use case', () => {
  it('is told in words of residents, with the models that may answer and no other', () => {
    expect(publicUseCase(useCase(), beside)).toMatchObject({
      data: ['namen', 'telefoonnummers en e-mailadressen'],
      models: [{ id: 'eigen' }],
      risk: { name: 'beperkt risico' },
      checkedBy: 'Teamleider Communicatie',
      keptDays: 30,
    })
  })

  it('never holds the name of somebody who works here, wherever it was written', () => {
    const named = useCase({
      owner: 'Joris van Dijk',
      notice: 'Bel FATIMA BAKKER als het niet klopt.',
      oversight: { who: 'joris van dijk', how: 'Kijkt elke week mee.', neverAutomatically: 'Besluiten.' },
    })
    const page = useCasePage({
      useCase: publicUseCase(named, beside),
      figures: [],
      contact: undefined,
      registration: undefined,
      words,
    })
    expect(page.content.text).not.toMatch(/joris|fatima/i)
    expect(page.content.text).toContain('Kijkt elke week mee.')
  })

  it('shows nothing that is not chosen for the public', () => {
    const record = useCase({ ownerPerson: 'geheim-1', riskReason: 'geheim-2', trainingRequired: ['geheim-3'] })
    expect(JSON.stringify(publicUseCase(record, beside))).not.toContain('geheim')
  })

  it('leaves a text out as a whole when it names somebody, and keeps it otherwise', () => {
    expect(withoutPeople('Teamleider', ['Joris van Dijk'])).toBe('Teamleider')
    expect(withoutPeople('Teamleider (Joris van Dijk)', ['Joris van Dijk'])).toBeUndefined()
    expect(withoutPeople('  ', [''])).toBeUndefined()
  })

  it('names bought software that does not go through the gate', () => {
    const bought = publicUseCase(
      useCase({ runsThroughGate: false, product: { vendor: 'Leverancier', name: 'Zaakhulp' } }),
      beside,
    )
    expect(bought).toMatchObject({ product: 'Zaakhulp van Leverancier', models: [] })
  })
})

describe('changes for the public', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day))
  const saved = (day: number, version: number, more: Partial<UseCase> = {}) => ({
    useCase: useCase({ version, ...more }),
    savedAt: at(day),
  })

  it('tell of what began, changed and ended, newest first, and not of what stayed inside', () => {
    const changes = publicChanges(
      [
        saved(1, 1, { state: 'in-onderzoek' }),
        saved(2, 2),
        saved(3, 3, { riskReason: 'Nieuwe uitleg voor onszelf.' }),
        saved(4, 4, { purpose: 'Brieven en e-mails herschrijven.', retentionDays: 10 }),
        saved(5, 5, { state: 'gestopt' }),
      ],
      beside,
    )
    expect(changes.map(({ kind, parts, at }) => [kind, parts, at.getUTCDate()])).toEqual([
      ['ended', [], 5],
      ['changed', ['doel', 'hoe lang het bewaard blijft'], 4],
      ['begun', [], 2],
    ])
  })

  it('become a feed that every reader can parse, whatever a name holds', () => {
    const name = 'Zorg & <hulp> \u0000"aan huis"'
    const text = feed({
      municipality: 'Gemeente Voorbeeldstad',
      address: 'https://ai.voorbeeldstad.example/transparantie',
      changes: publicChanges([saved(2, 1, { name })], beside),
    })
    expect(text).toContain('Nieuw: Zorg &#38; &#60;hulp&#62; &#34;aan huis&#34;')
    expect(text).toContain('<pubDate>Mon, 02 Nov 2026 00:00:00 GMT</pubDate>')
    expect(text).not.toContain('\u0000')
  })
})

describe('a template', () => {
  it('puts no text in as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const marks = html`<p title="${text}">${[text]}</p>`.text.match(/[<>"]/g) ?? []
        expect(marks.join('')).toBe('<""><>')
      }),
    )
  })
})
