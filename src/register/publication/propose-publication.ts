/** A first proposal for publication, out of the register. Whoever publishes rewrites it for residents. */
import type { UseCase } from '../contract.ts'
import type { PublicationContent } from '../publication-contract.ts'
import type { Standard } from './standard.ts'

export interface Surroundings {
  readonly municipality: string
  /** Where residents ask. */
  readonly contact: string | undefined
  /** The use case's own page, when others can reach it. */
  readonly page: string | undefined
  /** `YYYY-MM` in which it was first used. */
  readonly begunIn: string | undefined
  /** `YYYY-MM` in which it was stopped. */
  readonly endedIn: string | undefined
}

/** Texts of the register that go into one field of the publication. */
export function proposePublication(standard: Standard, useCase: UseCase, around: Surroundings): PublicationContent {
  const { proposals } = standard
  return {
    ...emptyPublication,
    name: useCase.name,
    description_short: firstSentence(useCase.purpose),
    organization: around.municipality,
    category: useCase.domain === null ? [] : [proposals.themeOf[useCase.domain]],
    status: proposals.statusOf[useCase.state],
    begin_date: around.begunIn ?? '',
    end_date: around.endedIn ?? '',
    contact_email: around.contact ?? '',
    website: around.page ?? '',
    publication_category: proposals.categoryOf[useCase.riskClass],
    goal: useCase.purpose,
    human_intervention: [useCase.oversight.how, useCase.oversight.neverAutomatically].filter(Boolean).join(' '),
    risks: useCase.riskReason,
    lawful_basis: useCase.legalBasis,
    impacttoetsen_grouping: testsOf(standard, useCase),
    source_data: dataText(useCase),
    methods_and_models: 'Een taalmodel leest een tekst en maakt een nieuwe tekst. Het model leert niet van de vragen.',
    provider: useCase.product === null ? 'Intern ontwikkeld' : `${useCase.product.vendor} (${useCase.product.name})`,
    lang: 'nld',
    source_id: useCase.id,
  }
}

const emptyPublication: PublicationContent = {
  name: '',
  description_short: '',
  organization: '',
  category: [],
  status: '',
  begin_date: '',
  end_date: '',
  contact_email: '',
  website: '',
  publication_category: '',
  url: '',
  goal: '',
  proportionality: '',
  human_intervention: '',
  risks: '',
  lawful_basis: '',
  lawful_basis_grouping: [],
  process_index_url: '',
  impacttoetsen_grouping: [],
  impacttoetsen: '',
  source_data: '',
  source_data_grouping: [],
  methods_and_models: '',
  provider: '',
  publiccode: '',
  lang: '',
  source_id: '',
  tags: '',
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
}

function testsOf({ impactTests }: Standard, { assessments }: UseCase): PublicationContent['impacttoetsen_grouping'] {
  return assessments.flatMap(({ kind, signedOn }) => {
    const test = impactTests.find(({ ours }) => ours === kind)
    return signedOn === null || test === undefined ? [] : [{ title: test.title, link: '' }]
  })
}

function dataText({ kinds, dataSubjects }: UseCase): string {
  if (kinds !== 'all' && kinds.length === 0) return 'Er worden geen persoonsgegevens gebruikt.'
  const about = dataSubjects.length === 0 ? '' : ` over ${dataSubjects.join(', ')}`
  return `In een vraag kunnen persoonsgegevens staan${about}.`
}

/** Fields in which the register says something else now than it did then. */
export function outOfSync(then: PublicationContent, now: PublicationContent): (keyof PublicationContent)[] {
  return (Object.keys(now) as (keyof PublicationContent)[]).filter(
    (field) => JSON.stringify(then[field]) !== JSON.stringify(now[field]),
  )
}
