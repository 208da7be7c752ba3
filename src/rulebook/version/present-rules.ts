/** Rules as people read them. */
import type { WrittenRule } from '../../policy/index.ts'
import type { PolicyRule } from '../contract.ts'
import { readRule } from '../form/read-rule.ts'

const topics = {
  send: ['send', 'sendPseudonymised'],
  duty: ['showNotice', 'keepNoText'],
  release: ['releaseFalseAlarm'],
  answer: ['showNewPersonalData', 'maskNewPersonalData', 'showImages'],
} as const satisfies { readonly [T in PolicyRule['topic']]: readonly string[] }

export function presentRule(rule: WrittenRule): PolicyRule {
  const { id, effect, explanation, ground, text } = rule
  return { id, effect, topic: topicOf(rule), explanation, ground, text, form: readRule(rule) }
}

/** A rule about everything is about what leaves, too. */
function topicOf({ tree: { action } }: WrittenRule): PolicyRule['topic'] {
  const named = JSON.stringify(action)
  const found = (Object.keys(topics) as (keyof typeof topics)[]).find((topic) =>
    topics[topic].some((name) => named.includes(`"${name}"`)),
  )
  return found ?? 'send'
}
