import { createReadStream } from 'node:fs'
import { z } from 'zod'
import type { JsonObject } from '../../kernel/json.ts'
import {
  answeredQuestion,
  type Evaluation,
  evaluation,
  type ImportResult,
  importResult,
  type ListedQuestion,
  listedQuestion,
  question,
  readFolder,
} from '../../knowledge/index.ts'
import { knowledgeVerbs } from '../knowledge-verbs.ts'
import { throughHouse } from '../perform.ts'
import { actionNamed, commonUsage, configFor, readArguments, wholeNumber } from './arguments.ts'
import { jsonLines, type Line } from './json-lines.ts'
import { table } from './table.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Lees documenten van de gemeente in, zoek erin, of meet hoe goed het zoeken gaat.

Gebruik:
  stadspoort knowledge import MAP --collection NAAM [--tenant GEMEENTE]
  stadspoort knowledge search --collection NAAM [--most N] --json < vragen.jsonl
  stadspoort knowledge evaluate VRAGEN.jsonl --collection NAAM

import     leest Markdown en tekst (.md, .txt) uit een map, met de mappen erin; wat niet veranderde, blijft zoals het was
search     leest JSON-regels en schrijft JSON-regels, in dezelfde volgorde:
             in:   {"id": "v1", "question": "Hoe lang mag de gemeente over mijn aanvraag doen?"}
             uit:  {"id": "v1", "answerable": true, "results": [{"document", "address", "score", "text", "answer"}, …]}
           answer wijst de zin aan die lijkt te antwoorden ({"start", "end"}), of is null
           een regel die niet klopt, geeft {"id": null, "error": "…"}; de andere gaan door en de eindcode is dan 1
evaluate   leest vragen met hun goede vindplaatsen ({"id", "question", "answerable", "register", "gold": [{"document",
           "address"}]}) en meet hoe vaak het zoeken ze vindt, naast gewone BM25

Eigen woorden: zet .txt-bestanden in de map thesaurus van de gegevensmap, met regels als
  kliko, otto > huishoudelijke afvalstoffen 0.9; inzameling
links wat mensen zeggen, rechts wat in de documenten staat, met een gewicht van 0 tot 1; met = geldt het twee kanten op.

  --collection NAAM  de verzameling
  --most N           hoeveel vindplaatsen per vraag (anders 10)
${commonUsage}
  --json             antwoord als JSON`

const options = { collection: { type: 'string' }, tenant: { type: 'string' }, most: { type: 'string' } } as const

type Ask = (verb: string, args: JsonObject) => Promise<unknown>

interface Command {
  readonly values: ReturnType<typeof read>['values']
  readonly word: string | undefined
  readonly io: Io
  /** The house, and in it the collection that was asked for. */
  readonly within: <T>(work: (ask: Ask) => Promise<T>) => Promise<T>
}

function read(args: readonly string[]) {
  return readArguments(args, options, 2)
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = read(args)
  const [action, word] = words
  const act = actionNamed(actions, action)
  const { collection, tenant } = values
  if (collection === undefined) throw new UsageError('Noem de verzameling met --collection.')
  const config = configFor(values)
  const shelf = { collection, ...(tenant === undefined ? {} : { tenant }) }
  return act({
    values,
    word,
    io,
    within: (work) =>
      throughHouse(config, knowledgeVerbs, (ask) => work((verb, more) => ask({ verb, args: { ...shelf, ...more } }))),
  })
}

const actions: { readonly [name: string]: (command: Command) => Promise<number> } = {
  import: importFolder,
  search,
  evaluate,
}

/** Files in one command: a command waits at most a minute, and its text is bounded. */
const filesAtOnce = 50

async function importFolder({ values, word, io, within }: Command): Promise<number> {
  if (word === undefined) throw new UsageError('Noem de map met documenten.')
  const files = await readFolder(word)
  if (files.length === 0) {
    io.tell('In deze map staan geen bestanden die de poort kan lezen (.md, .txt).')
    return exitCode.finding
  }
  const total = await within(async (ask) => {
    const results: ImportResult[] = []
    for (let i = 0; i < files.length; i += filesAtOnce) {
      const some = files.slice(i, i + filesAtOnce).map(({ path, name }) => ({ path, name }))
      results.push(importResult.parse(await ask('knowledge.import', { files: some })))
    }
    return sum(results)
  })
  if (values.json === true) io.print(JSON.stringify(total))
  else io.tell(`${total.added} documenten ingelezen (${total.passages} passages), ${total.unchanged} onveranderd.`)
  for (const { file, reason } of total.failed) io.tell(`${file}: ${reason}`)
  return total.failed.length === 0 ? exitCode.ok : exitCode.finding
}

function sum(results: readonly ImportResult[]): ImportResult {
  const add = (count: (result: ImportResult) => number) => results.reduce((total, result) => total + count(result), 0)
  return {
    added: add(({ added }) => added),
    unchanged: add(({ unchanged }) => unchanged),
    passages: add(({ passages }) => passages),
    failed: results.flatMap(({ failed }) => failed),
  }
}

const questionsAtOnce = 50

async function search({ values, word, io, within }: Command): Promise<number> {
  if (word !== undefined) throw new UsageError(`“${word}” hoort hier niet: de vragen komen op de standaardinvoer.`)
  if (values.json !== true) throw new UsageError('Zoeken leest en schrijft JSON-regels: geef --json.')
  const most = wholeNumber(values.most, '--most')
  if (most !== undefined && (most < 1 || most > 100))
    throw new UsageError('Kies bij --most een getal van 1 tot en met 100.')
  let hasBadLine = false
  await within(async (ask) => {
    for await (const lines of jsonLines(io.input))
      for (let i = 0; i < lines.length; i += questionsAtOnce) {
        const read = lines.slice(i, i + questionsAtOnce).map(readQuestion)
        const questions = read.flatMap((one) => (one.ok ? [one.question] : []))
        const given = { questions, ...(most === undefined ? {} : { most }) }
        const answers = z
          .array(answeredQuestion)
          .parse(questions.length === 0 ? [] : await ask('knowledge.search', given))
        hasBadLine ||= questions.length < read.length
        let next = 0
        const output = read.map((one) => (one.ok ? answers[next++] : { id: null, error: one.error }))
        await io.write(output.map((one) => `${JSON.stringify(one)}\n`).join(''))
      }
  })
  return hasBadLine ? exitCode.finding : exitCode.ok
}

type ReadQuestion =
  | { readonly ok: true; readonly question: z.infer<typeof question> }
  | { readonly ok: false; readonly error: string }

function readQuestion(line: Line): ReadQuestion {
  if (!line.ok) return line
  const parsed = question.safeParse(line.value)
  if (parsed.success) return { ok: true, question: parsed.data }
  const field = parsed.error.issues[0]?.path[0]
  return {
    ok: false,
    error:
      field === 'question'
        ? 'Deze regel heeft geen “question” met een tekst van 1 tot en met 8000 tekens.'
        : 'Deze regel heeft geen “id” met een tekst of een getal.',
  }
}

async function evaluate({ values, word, io, within }: Command): Promise<number> {
  if (word === undefined) throw new UsageError('Noem het bestand met vragen.')
  const questions = await readList(word)
  const found = evaluation.parse(await within((ask) => ask('knowledge.evaluate', { questions })))
  io.print(values.json === true ? JSON.stringify(found) : report(found))
  return exitCode.ok
}

async function readList(file: string): Promise<ListedQuestion[]> {
  const questions: ListedQuestion[] = []
  let number = 0
  try {
    for await (const lines of jsonLines(createReadStream(file)))
      for (const line of lines) {
        number += 1
        const parsed = line.ok ? listedQuestion.safeParse(line.value) : undefined
        if (parsed?.success !== true) throw new UsageError(`Vraag ${number} in dit bestand klopt niet.`)
        questions.push(parsed.data)
      }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError('Dit bestand bestaat niet of is niet te lezen.')
  }
  if (questions.length === 0) throw new UsageError('In dit bestand staan geen vragen.')
  return questions
}

function report({ registers, unanswerable }: Evaluation): string {
  const rows = registers.flatMap(({ register, questions, own, bm25 }) =>
    (
      [
        ['poort', own],
        ['BM25', bm25],
      ] as const
    ).map(([name, figures]) => [
      ...[register, String(questions), name, show(figures.recallAt1), show(figures.recallAt5)],
      ...[show(figures.recallAt10), show(figures.mrrAt10)],
    ]),
  )
  const head = ['soort vraag', 'vragen', 'zoekt', 'recall@1', 'recall@5', 'recall@10', 'MRR@10']
  const { questions, recall, precision, falseRefusals } = unanswerable
  return `${table(head, rows)}

Niet te beantwoorden: ${questions} vragen, herkend ${show(recall)}, terecht geweigerd ${show(precision)}, ten onrechte geweigerd ${show(falseRefusals)}`
}

function show(share: number | null): string {
  return share === null ? '–' : share.toFixed(3)
}

export const knowledge: Verb = { name: 'knowledge', summary: 'Lees documenten in en zoek erin', usage, run }
