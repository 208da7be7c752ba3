/** Paragraphs of Dutch laws: text with many capitals and hardly a person's name in it. Laws have no copyright (Auteurswet art. 11). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabelledText } from './labelled-text.ts'
import type { Random } from './random.ts'

/** A law that speaks of somebody by name teaches the wrong thing. */
const somebody =
  /\b(?:Willem-Alexander|Beatrix|Juliana|Wilhelmina|Amsterdam|Den Haag|'s-Gravenhage|Rotterdam|Bonaire|Saba|Eustatius|Aruba|Curaçao|Maarten)\b/

/** So many paragraphs, picked by chance. */
export function readLaws(folder: string, random: Random, count: number): LabelledText[] {
  const paragraphs = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/\n\s*\n/))
    .filter((text) => text.length > 60 && text.length < 900 && !somebody.test(text))
  return Array.from({ length: count }, () => ({ text: random.pick(paragraphs), names: [] }))
}
