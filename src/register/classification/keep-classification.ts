/** Answering the questions of the AI Act: saved as one goes, and taken over in the register at the end. */
import type { SignedIn } from '../../identity/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import type { UseCase } from '../contract.ts'
import { type Desk, requireMayChange } from '../desk.ts'
import { movedFields, snapshotOf } from '../lifecycle/snapshot.ts'
import { problems } from '../problems.ts'
import { saveVersion } from '../record/keep-use-cases.ts'
import { nameOf, recordOf } from '../record/registered.ts'
import type { StoredClassification } from '../store/judgements.ts'
import { classify } from './classify.ts'
import {
  type Classification,
  type ClassificationInput,
  type ClassificationStanding,
  classification,
  type QuestionTree,
} from './contract.ts'
import { differencesBetween } from './differences.ts'

/** The questions as people answer them. */
export function presentTree({ tree }: Desk): QuestionTree {
  const { version, source, reviewedOn, sections, questions } = tree
  return {
    ...{ version, source, reviewedOn, sections },
    questions: questions.map(({ id, section, question, help, examples, article, answers }) => ({
      ...{ id, section, question, help, examples, article },
      answers: Object.entries(answers).map(([value, { label, consequence }]) => ({
        ...{ value, label },
        consequence: consequence ?? null,
      })),
    })),
  }
}

/** The newest answers, judged by the questions in force now. @throws Problem not-found */
export async function readClassification(desk: Desk, person: SignedIn, id: string): Promise<ClassificationStanding> {
  const useCase = desk.find(person.tenant, id)
  const all = await desk.judgements.classifications(person.tenant, id)
  const [newest] = all
  const lastFinal = all.find(({ isFinal }) => isFinal)
  const result = classify(desk.tree, newest?.answers ?? {})
  const moved = lastFinal === undefined ? [] : movedSince(desk, lastFinal, useCase)
  return {
    number: newest?.number ?? 0,
    answers: { ...newest?.answers },
    result,
    isFinal: newest?.isFinal ?? false,
    savedBy: newest === undefined ? null : nameOf(desk, person.tenant, newest.savedBy),
    savedAt: newest?.savedAt.toISOString() ?? null,
    isOutdated: lastFinal !== undefined && (lastFinal.treeVersion !== desk.tree.version || moved.length > 0),
    moved,
    differences: lastFinal === undefined ? [] : differencesBetween(resultOf(lastFinal), result),
  }
}

/**
 * Saves answers; with `isFinal` the class, role and reasoning go into the register.
 * @throws Problem not-found, use-case-not-yours, classification-saved-meanwhile, classification-open, invalid-use-case
 */
export async function saveAnswers(
  desk: Desk,
  person: SignedIn,
  { id, input }: { readonly id: string; readonly input: ClassificationInput },
): Promise<ClassificationStanding> {
  const { tenant, personId } = person
  const useCase = desk.find(tenant, id)
  requireMayChange(person, useCase)
  requireKnownAnswers(desk, input.answers)
  const result = classify(desk.tree, input.answers)
  const isDecided = result.isComplete || result.riskClass === 'verboden'
  if (input.isFinal && !isDecided) {
    const texts = new Map(desk.tree.questions.map(({ id: question, question: text }) => [question, text]))
    const issues = result.open.map((open) => ({ pointer: `/answers/${open}`, detail: texts.get(open) ?? open }))
    throw new Problem(problems.classificationOpen, { issues })
  }
  const isAdded = await desk.judgements.addClassification(tenant, {
    useCase: id,
    number: input.number + 1,
    treeVersion: desk.tree.version,
    answers: input.answers,
    result: { ...result } as unknown as JsonObject,
    isFinal: input.isFinal,
    snapshot: snapshotOf(recordOf(useCase), watchedFields(desk)),
    savedAt: desk.now(),
    savedBy: personId,
  })
  if (!isAdded) throw new Problem(problems.answersMeanwhile)
  if (input.isFinal) await takeOver(desk, person, { useCase, result })
  return readClassification(desk, person, id)
}

async function takeOver(
  desk: Desk,
  person: SignedIn,
  { useCase, result }: { readonly useCase: UseCase; readonly result: Classification },
): Promise<void> {
  const { riskClass, treeVersion, role, articles } = result
  const facts = { useCase: useCase.id, riskClass, treeVersion, articles }
  await desk.prove(person, 'use-case.classified', facts)
  const before = recordOf(useCase)
  const after = { ...before, riskClass, role: role ?? before.role, riskReason: reasoning(result) }
  // What is prohibited does not run a moment longer.
  const state = riskClass === 'verboden' ? 'gestopt' : before.state
  await saveVersion(desk, person, {
    before: useCase,
    after: { ...after, state },
    version: useCase.version,
    reason: `Risicoklasse bepaald met de vragen van ${treeVersion}`,
  })
}

/** Dutch: the answers that decide, with their articles. */
function reasoning({ isOutside, articles, path, treeVersion }: Classification): string {
  if (isOutside) return `De AI-verordening geldt hier niet: ${path.at(-1)?.label ?? ''}. Vragen van ${treeVersion}.`
  const deciding = path.filter(({ article }) => articles.includes(article))
  const lines = deciding.map(({ text, label, article }) => `${text} ${label}. (${article})`)
  const grounds = articles.filter((article) => !deciding.some((step) => step.article === article))
  const all = [...lines, ...grounds]
  const summary = all.length === 0 ? 'Geen van de vragen wijst op een risico of plicht.' : all.join('\n')
  return `${summary}\nVragen van ${treeVersion}.`.slice(0, 2000)
}

function requireKnownAnswers({ tree }: Desk, answers: ClassificationInput['answers']): void {
  const issues = Object.entries(answers).flatMap(([id, answer]) => {
    const question = tree.questions.find((one) => one.id === id)
    const isKnown = question !== undefined && (answer === 'onbekend' || Object.hasOwn(question.answers, answer))
    return isKnown ? [] : [{ pointer: `/answers/${id}`, detail: 'Deze vraag of dit antwoord bestaat niet.' }]
  })
  if (issues.length > 0) throw new Problem(problems.unknownAnswer, { issues })
}

/** Fields that a check about the class looks at. */
export function watchedFields({ lifecycle }: Desk) {
  return [...new Set(lifecycle.checks.filter(({ rule }) => rule !== undefined).flatMap(({ watches }) => watches))]
}

function movedSince(desk: Desk, { snapshot }: StoredClassification, useCase: UseCase): string[] {
  return movedFields(snapshot, recordOf(useCase), {
    fields: watchedFields(desk),
    free: desk.lifecycle.narrowingIsFree,
  })
}

function resultOf({ result }: StoredClassification): Classification {
  return classification.parse(result)
}
