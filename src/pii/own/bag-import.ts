/**
 * Reads the names of streets and places from what a municipality exports of its BAG: a table with headings (CSV, semicolons or
 * tabs), the XML of a BAG extract, or one name a line.
 */

export interface BagNames {
  readonly streets: readonly string[]
  readonly places: readonly string[]
}

const streetHeading =
  /^(?:openbare[ _]?ruimte(?:[ _]?naam)?|straat(?:[ _]?naam)?|naam[ _]?openbare[ _]?ruimte|street)$/i
const placeHeading = /^(?:woon[ _]?plaats(?:[ _]?naam)?|plaats(?:[ _]?naam)?|naam[ _]?woonplaats|city)$/i
const longest = 80

function tidy(name: string): string {
  return name
    .trim()
    .replace(/^"|"$/g, '')
    .replaceAll('""', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&apos;', "'")
    .trim()
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names.map(tidy).filter((name) => /\p{L}/u.test(name) && name.length <= longest))].sort((a, b) =>
    a.localeCompare(b, 'nl'),
  )
}

function cells(line: string, separator: string): string[] {
  return (
    line
      .match(new RegExp(`(?:"(?:[^"]|"")*"|[^${separator}"])+|(?<=^|${separator})(?=${separator}|$)`, 'g'))
      ?.slice() ?? []
  )
}

function fromTable(lines: readonly string[]): BagNames | undefined {
  const head = lines[0] ?? ''
  const separator = [';', '\t', ','].find((mark) => head.includes(mark))
  if (separator === undefined) return undefined
  const headings = cells(head, separator).map(tidy)
  const street = headings.findIndex((name) => streetHeading.test(name))
  const place = headings.findIndex((name) => placeHeading.test(name))
  if (street < 0 && place < 0) return undefined
  const rows = lines.slice(1).map((line) => cells(line, separator))
  const column = (at: number) => (at < 0 ? [] : unique(rows.map((row) => row[at] ?? '')))
  return { streets: column(street), places: column(place) }
}

const xmlObject = /<(?:[\w-]{1,40}:)?(OpenbareRuimte|Woonplaats)[\s>]/g
const xmlName = /<(?:[\w-]{1,40}:)?naam>([^<]{1,120})</

/** The extract has one object for each street and each place, with its name inside. */
function fromExtract(text: string): BagNames {
  const streets: string[] = []
  const places: string[] = []
  const objects = [...text.matchAll(xmlObject)]
  objects.forEach((object, index) => {
    const end = objects[index + 1]?.index ?? Math.min(text.length, object.index + 4000)
    const name = xmlName.exec(text.slice(object.index, Math.min(end, object.index + 4000)))?.[1]
    if (name !== undefined) (object[1] === 'Woonplaats' ? places : streets).push(name)
  })
  return { streets: unique(streets), places: unique(places) }
}

/**
 * @param text the whole file
 * @returns the names, sorted, each once; both empty when the text holds none
 */
export function readBagNames(text: string): BagNames {
  if (/^\s*</.test(text)) return fromExtract(text)
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return fromTable(lines) ?? { streets: unique(lines), places: [] }
}
