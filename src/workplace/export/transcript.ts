/** One branch of a conversation as a document that stands on its own: with label, sources and proof of each answer. */
import type { Conversation, Message } from '../contract.ts'
import { newestLeaf, pathTo } from '../conversation/tree.ts'
import { type ExportLanguage, words } from './words.ts'

export interface Transcript {
  readonly title: string
  readonly municipality: string
  readonly useCase: { readonly id: string; readonly name: string }
  readonly exportedAt: string
  readonly language: ExportLanguage
  readonly messages: readonly Message[]
}

/**
 * Says to machines that text was made by a model (IPTC digital source type; AI Act art. 50(2)).
 * @see http://cv.iptc.org/newscodes/digitalsourcetype/
 */
const digitalSourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'

export interface About {
  readonly municipality: string
  readonly useCase: { readonly id: string; readonly name: string }
  readonly exportedAt: string
  readonly language: ExportLanguage
  /** The last message of the branch; undefined: the branch that was read last. */
  readonly leaf: string | undefined
}

/** What a file says to machines: whether a model made text in it, and then how (AI Act art. 50(2)). */
export function marksFor({ messages }: Transcript): { aiGenerated: boolean; digitalSourceType?: string } {
  const aiGenerated = messages.some(({ answer }) => answer?.label?.isMadeByAi === true)
  return aiGenerated ? { aiGenerated, digitalSourceType } : { aiGenerated }
}

/** Undefined when the leaf is not in the conversation. */
export function transcriptOf(
  { title, messages, activeLeaf }: Conversation,
  { leaf, ...about }: About,
): Transcript | undefined {
  const last = leaf ?? newestLeaf(messages, activeLeaf)
  const path = pathTo(messages, last)
  return path.length === 0 && last !== null ? undefined : { title, ...about, messages: path }
}

/** The lines that belong under an answer: label, notice, how it ended, sources, proof. */
export function footnotes({ answer }: Message, { language }: Transcript): string[] {
  if (answer === null) return []
  const say = words[language]
  const { label, state, refusal, sources, receipt } = answer
  const operator = label?.operator == null ? '' : ` (${label.operator})`
  const made =
    label === null
      ? []
      : [
          (label.isMadeByAi ? say.made : say.quoted)({
            model: label.model,
            zone: say.zones[label.zone],
            operator,
            at: timeIn(language, label.at),
          }),
          ...(label.notice === null ? [] : [label.notice]),
        ]
  const ending = say.endings[state]
  return [
    ...made,
    ...(ending === undefined ? [] : [ending]),
    ...(refusal?.rules.map((rule) => `${rule.explanation} (${rule.ground})`) ?? []),
    ...(sources.length === 0 ? [] : [`${say.sources}: ${sources.map(({ name }) => name).join(', ')}.`]),
    ...(receipt === null ? [] : [say.proof(receipt)]),
  ]
}

export function heading({ role, answer }: Message, { language }: Transcript): string {
  if (role === 'user') return words[language].question
  return answer?.label?.isMadeByAi === false ? words[language].quotation : words[language].answer
}

export function introduction(transcript: Transcript): string {
  const { municipality, useCase, exportedAt, language } = transcript
  const say = words[language]
  const about = say.introduction({ municipality, useCase: useCase.name, at: timeIn(language, exportedAt) })
  return marksFor(transcript).aiGenerated ? `${about} ${say.generated}` : about
}

/** A moment as the Netherlands writes it, in the language of the file. */
function timeIn(language: ExportLanguage, moment: string): string {
  const locale = language === 'en' ? 'en-NL' : 'nl-NL'
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  })
  return format.format(new Date(moment))
}
