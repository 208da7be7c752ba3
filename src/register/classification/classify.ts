/**
 * From answers to a class of the AI Act. Pure. What is not answered stays onbekend; it never makes a class milder. A
 * prohibited practice (art. 5) wins over everything; then Annex I, Annex III with the exceptions of art. 6(3), which
 * profiling takes away; then the duties of art. 50; only what is answered to the end without any of these is minimaal.
 */
import type { Classification, PathStep } from './contract.ts'
import type { Question, Tree } from './tree.ts'

/** What somebody answers who does not know. */
export const unknown = 'onbekend'

export type Answers = { readonly [question: string]: string | undefined }

export function classify(tree: Tree, answers: Answers): Classification {
  const asked = askedQuestions(tree, answers)
  const path = asked.flatMap((question) => stepOf(question, answers))
  const effects = path.map((step) => ({ ...step, effect: effectOf(tree, step) }))
  const open = asked.filter(({ id }) => !isAnswered(answers[id]))
  const prohibited = effects.filter(({ effect }) => effect.isProhibited === true)
  const high = highArticles(effects)
  const duties = [...new Set(effects.flatMap(({ effect }) => effect.duties ?? []))]
  const found = { prohibited: prohibited.map(({ article }) => article), high, duties }
  const isComplete = open.length === 0
  return {
    treeVersion: tree.version,
    ...classOf(tree, found, isComplete),
    isComplete,
    isProhibited: prohibited.length > 0 ? 'yes' : open.some(mayProhibit) ? 'unknown' : 'no',
    isOutside: effects.some(({ effect }) => effect.isOutside === true),
    role: effects.findLast(({ effect }) => effect.role !== undefined)?.effect.role ?? null,
    duties: tree.duties.filter(({ id }) => duties.includes(id)),
    path,
    next: nextQuestion(asked, answers),
    asked: asked.length,
    open: open.map(({ id }) => id),
  }
}

/** Those that apply, given the answers so far: stale answers to others do not count. */
function askedQuestions({ questions }: Tree, answers: Answers): Question[] {
  const asked: Question[] = []
  let isOutside = false
  let hasAnnexIII = false
  for (const question of questions) {
    const applies =
      !isOutside &&
      (!question.askIfAnnexIII || hasAnnexIII) &&
      question.askIf.every((condition) => {
        const isAsked = asked.some(({ id }) => id === condition.question)
        return isAsked && condition.in.includes(answers[condition.question] ?? '')
      })
    if (!applies) continue
    asked.push(question)
    const effect = question.answers[answers[question.id] ?? '']?.effect
    isOutside ||= effect?.isOutside === true
    hasAnnexIII ||= effect?.annexIII !== undefined
  }
  return asked
}

function stepOf(question: Question, answers: Answers): PathStep[] {
  const { id, article } = question
  const given = answers[id]
  if (given === undefined) return []
  const chosen = question.answers[given]
  if (chosen === undefined && given !== unknown) return []
  return [
    {
      question: id,
      text: question.question,
      answer: given,
      label: chosen?.label ?? 'Weet ik niet',
      article: chosen?.effect.annexIII === undefined ? article : `AI-verordening ${chosen.effect.annexIII}`,
      consequence: chosen?.consequence ?? null,
    },
  ]
}

function effectOf(tree: Tree, step: PathStep): Question['answers'][string]['effect'] {
  return tree.questions.find(({ id }) => id === step.question)?.answers[step.answer]?.effect ?? {}
}

type Effects = readonly (PathStep & { readonly effect: Question['answers'][string]['effect'] })[]

/** Articles that make it a high risk; empty when none does, or an exception takes it away. */
function highArticles(effects: Effects): string[] {
  const annexI = effects.filter(({ effect }) => effect.isAnnexI === true).map(({ article }) => article)
  const annexIII = effects.filter(({ effect }) => effect.annexIII !== undefined).map(({ article }) => article)
  const isProfiling = effects.some(({ effect }) => effect.isProfiling === true)
  const isExempt = effects.some(({ effect }) => effect.isExempt === true) && !isProfiling
  return [...annexI, ...(isExempt ? [] : annexIII)]
}

interface Found {
  readonly prohibited: readonly string[]
  readonly high: readonly string[]
  readonly duties: readonly string[]
}

function classOf(
  tree: Tree,
  { prohibited, high, duties }: Found,
  isComplete: boolean,
): Pick<Classification, 'riskClass' | 'atLeast' | 'articles'> {
  if (prohibited.length > 0) return { riskClass: 'verboden', atLeast: 'verboden', articles: [...prohibited] }
  const found = high.length > 0 ? 'hoog' : duties.some((id) => id.startsWith('50-')) ? 'transparantie' : 'minimaal'
  const dutyArticles = tree.duties.filter(({ id }) => duties.includes(id)).map(({ article }) => article)
  const articles = [...new Set(high.length > 0 ? high : dutyArticles)]
  return { riskClass: isComplete ? found : 'onbekend', atLeast: found === 'minimaal' ? null : found, articles }
}

function isAnswered(answer: string | undefined): boolean {
  return answer !== undefined && answer !== unknown
}

function mayProhibit({ answers }: Question): boolean {
  return Object.values(answers).some(({ effect }) => effect.isProhibited === true)
}

/** The first that was not looked at; after that the first that somebody did not know. */
function nextQuestion(asked: readonly Question[], answers: Answers): string | null {
  return asked.find(({ id }) => answers[id] === undefined)?.id ?? null
}
