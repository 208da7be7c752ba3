/** Pages as text, safe by default: whatever is put into a template is escaped, unless a template made it. */

/** A piece of HTML that a template made. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Piece = Html | string | number | undefined | readonly Piece[]

/** `html\`<p>${anything}</p>\``: text is escaped, pieces are put in as they are, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(strings.map((string, i) => string + (i < pieces.length ? write(pieces[i]) : '')).join(''))
}

function write(piece: Piece): string {
  if (piece === undefined) return ''
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string' || typeof piece === 'number') return escapeMarkup(String(piece))
  return piece.map(write).join('')
}

/** For text and attributes of HTML and XML alike; what XML 1.0 has no place for is left out. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
