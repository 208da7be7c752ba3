/** Which examples are in sight. Pure. */
import type { GuideExample } from '../../../src/register/guide/contract.ts'

export interface Choice {
  /** Words that all have to occur. */
  readonly words: string
  /** Empty: all fields of work. */
  readonly domain: GuideExample['domain'] | ''
  readonly risk: GuideExample['riskClass'] | 'all'
}

export function chooseExamples(examples: readonly GuideExample[], { words, domain, risk }: Choice) {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  return examples.filter((example) => {
    const { name, what, forWhom, benefit } = example
    const text = fold([name, what, forWhom, benefit].join(' '))
    const isInDomain = domain === '' || example.domain === domain
    return isInDomain && (risk === 'all' || example.riskClass === risk) && wanted.every((word) => text.includes(word))
  })
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
