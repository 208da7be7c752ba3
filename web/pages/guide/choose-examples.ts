/** Which examples are in sight. Pure. */
import type { GuideExample } from '../../../src/register/guide/contract.ts'
import { hasWords } from '../../has-words.ts'

export interface Choice {
  /** Words that all have to occur. */
  readonly words: string
  /** Empty: all fields of work. */
  readonly domain: GuideExample['domain'] | ''
  readonly risk: GuideExample['riskClass'] | 'all'
}

export function chooseExamples(examples: readonly GuideExample[], { words, domain, risk }: Choice) {
  const isWanted = hasWords(words)
  return examples.filter((example) => {
    const { name, what, forWhom, benefit } = example
    const isInDomain = domain === '' || example.domain === domain
    return (
      isInDomain && (risk === 'all' || example.riskClass === risk) && isWanted([name, what, forWhom, benefit].join(' '))
    )
  })
}
