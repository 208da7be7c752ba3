/** An assessment as a document to read: headings, questions, answers, and who signed. Pure. */
import type { AnswerValue, Assessment } from '../assessment-contract.ts'
import { isPointer } from './answers.ts'
import type { Question } from './questionnaire.ts'

export interface DocumentPart {
  readonly kind: 'title' | 'heading' | 'question' | 'text' | 'note'
  readonly text: string
}

export interface AssessmentDocument {
  readonly title: string
  readonly parts: readonly DocumentPart[]
}

export function documentOf(assessment: Assessment, municipality: string): AssessmentDocument {
  const { questionnaire, useCase, shown, signatures, useCaseVersion } = assessment
  const title = `${questionnaire.title}: ${useCase.name}`
  const sections = questionnaire.sections.flatMap(({ title: heading, source, questions }): DocumentPart[] => [
    { kind: 'heading', text: heading },
    ...(source === undefined ? [] : [{ kind: 'note' as const, text: source }]),
    ...questions.filter(({ id }) => shown.includes(id)).flatMap((question) => questionParts(assessment, question)),
  ])
  const signed = signatures.map(
    ({ title: role, signed: by }): DocumentPart => ({
      kind: 'text',
      text: by === null ? `${role}: nog niet getekend` : `${role}: ${by.name}, ${by.at.slice(0, 10)}`,
    }),
  )
  return {
    title,
    parts: [
      { kind: 'title', text: title },
      {
        kind: 'note',
        text: `${municipality}. Vragenlijst ${questionnaire.version}, toepassing versie ${useCaseVersion}.`,
      },
      ...sections,
      { kind: 'heading', text: 'Ondertekening' },
      ...signed,
      { kind: 'note', text: `Kenmerk van deze antwoorden: ${assessment.hash}` },
    ],
  }
}

function questionParts(assessment: Assessment, question: Question): DocumentPart[] {
  const given = assessment.answers[question.id]
  const value = given?.value ?? null
  const source = question.source === undefined ? [] : [{ kind: 'note' as const, text: question.source }]
  const elsewhere = assessment.elsewhere[question.id]
  const lines = isPointer(value)
    ? [`Zie ${elsewhere?.title ?? value.pointsTo}:`, ...answerLines(question, elsewhere?.value ?? null)]
    : answerLines(question, value)
  return [
    { kind: 'question', text: question.text },
    ...source,
    ...lines.map((text): DocumentPart => ({ kind: 'text', text })),
  ]
}

/** One line for each paragraph, choice or row. */
export function answerLines({ options = [], columns = [] }: Question, value: AnswerValue): string[] {
  const label = (entry: string) => options.find((option) => option.value === entry)?.label ?? entry
  if (value === null || value === '') return ['(geen antwoord)']
  if (typeof value === 'number') return [value.toLocaleString('nl-NL')]
  if (typeof value === 'string') return label(value).split(/\n+/)
  if (!Array.isArray(value)) return ['(geen antwoord)']
  return value.map((entry) =>
    typeof entry === 'string'
      ? label(entry)
      : columns.map(({ id, title }) => `${title}: ${entry[id] ?? ''}`).join('; '),
  )
}
