/**
 * Personal data: finds it, takes it out of what goes to a model, and puts it back in what returns (AVG art. 5 and 25,
 * art. 9 and 10 for the sensitive kinds, UAVG art. 46 for the BSN). Pure and without I/O: lexicon, weights of
 * the name tagger and the municipality's own rules are handed in. How well it does: docs/pii.md.
 *
 * What holds: the whole text is inspected or nothing is. Restoring what was cleared gives the same text, to the
 * character. A nonce that is absent from the input keeps what a user typed from ever being taken for a placeholder. A
 * stream gives the same text however it is cut. Nothing is put back inside an address (link-context.ts).
 */
export type { KindCounts, PiiType, Place, Span } from './contract.ts'
export { identifyingKinds, piiTypes, sensitiveKinds } from './contract.ts'
export { type Correction, type Corrections, withCorrections } from './correct.ts'
export { inspectAnswer } from './inspect-answer.ts'
export { type InspectedPrompt, type InspectPromptOptions, inspectPrompt } from './inspect-prompt.ts'
export { createInspector, type InspectOptions, type Inspector, type Mode } from './inspector.ts'
export { type Mark, marksOf } from './marks.ts'
export { type Lexicon, parseLexicon } from './names/lexicon.ts'
export { parseTagger, type Tagger } from './names/tagger.ts'
export { type BagNames, readBagNames } from './own/bag-import.ts'
export { type CheckedPattern, checkPattern, type PatternIssue } from './own/own-pattern.ts'
export {
  type CompiledOutcome,
  type CompiledRules,
  compileOwnRules,
  noOwnRules,
  type OwnRules,
  type RuleIssue,
} from './own/own-rules.ts'
export { type Change, type CorrectedText, previewRules, type RulesPreview } from './own/preview-rules.ts'
export type { ClassifyLeaf, LeafRole } from './prompt-walk.ts'
export {
  type PseudonymiseOptions,
  pseudonymise,
  pseudonymiseText,
  type SafePrompt,
} from './pseudonymise.ts'
export { type RememberOptions, rememberInspections } from './remember-inspections.ts'
export { parseKey, type RestorationKey, serialiseKey } from './restoration-key.ts'
export { restoreText } from './restore.ts'
export { endRestore, type RestoreState, restoreStep, startRestore } from './restore-stream.ts'

/** Where the lexicon lies, from the root of the package; the application reads it. */
export const lexiconFile: string = 'src/pii/names/names.lexicon.json'

/** Where the weights of the name tagger lie, from the root of the package; CC BY-SA 4.0, see the notice beside them. */
export const taggerFile: string = 'src/pii/names/names.tagger.gz'
