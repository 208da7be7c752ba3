/** The same text about other people and other places, so that the weights learn how names stand in sentences and not who was in the news. */
import { tag } from '../../src/pii/names/tagger.ts'
import { createWriter, type LabelledText } from './labelled-text.ts'
import type { Sources } from './letters.ts'
import { alone, inventPerson, writePerson } from './people.ts'
import type { Random } from './random.ts'

/** A place or person as before, written as a name of so many words is. */
function otherName(name: string, is: number, { sources, random }: { sources: Sources; random: Random }): string {
  if (is === tag.place) return random.pick(random.chance(0.3) ? sources.countries : sources.places)
  const person = inventPerson(sources.names, random)
  if (/\s/.test(name)) return writePerson(person, random)
  return random.chance(0.5) ? person.first : alone(person.last)
}

/** Replaces most names; one name by the same name throughout. */
export function renamed(labelled: LabelledText, sources: Sources, random: Random): LabelledText {
  const known = new Map<string, string>()
  const writer = createWriter()
  let from = 0
  for (const { start, end, tag: is } of labelled.names) {
    const name = labelled.text.slice(start, end)
    writer.add(labelled.text.slice(from, start))
    from = end
    const isReplaced = (is === tag.person || is === tag.place) && /^\p{Lu}/u.test(name) && random.chance(0.8)
    const other = known.get(name) ?? (isReplaced ? otherName(name, is, { sources, random }) : name)
    known.set(name, other)
    writer.add(other, is)
  }
  writer.add(labelled.text.slice(from))
  return writer.done()
}
