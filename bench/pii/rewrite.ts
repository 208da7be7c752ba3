/** What models do to placeholders when they rewrite a text. */
import type { Random } from '../../scripts/train-names/random.ts'

const ways: readonly (readonly [string, (placeholder: string) => string])[] = [
  ['as it is', (given) => given],
  ['lower case', (given) => given.toLowerCase()],
  ['capitals', (given) => given.toUpperCase()],
  ['bold', (given) => `**${given}**`],
  ['bold inside', (given) => `[**${given.slice(1, -1)}**]`],
  ['italic', (given) => `_${given}_`],
  ['code', (given) => `\`${given}\``],
  ['spaces inside', (given) => given.replace('[', '[ ').replace(']', ' ]').replace('·', ' · ')],
  ['a line break inside', (given) => given.replace('·', '·\n')],
  ['another hyphen', (given) => given.replace('-', '‑')],
  ['no hyphen', (given) => given.replace('-', ' ')],
  ['another dot', (given) => given.replace('·', '•')],
  ['round brackets', (given) => `(${given.slice(1, -1)})`],
  ['translated brackets', (given) => `【${given.slice(1, -1)}】`],
  ['possessive', (given) => `${given}'s`],
  ['possessive without apostrophe', (given) => `${given}s`],
  ['plural', (given) => `de ${given}en`],
  ['compound', (given) => `${given}-dossier`],
  ['escaped', (given) => `\\${given}`],
  ['quoted', (given) => `„${given}”`],
]

/** Rewrites every placeholder of a text; says which way was taken for each. */
export function rewritePlaceholders(text: string, random: Random): { text: string; ways: string[] } {
  const taken: string[] = []
  const rewritten = text.replace(/\[[A-Z]+-\d+[a-z]*·[a-z0-9]+\]/g, (placeholder) => {
    const [name, rewrite] = random.pick(ways)
    taken.push(name)
    return rewrite(placeholder)
  })
  return { text: rewritten, ways: taken }
}
