import type { Json } from './json.ts'

// A string with one of these needs JSON's escapes, or (lone surrogates) has no canonical form at all.
const special = /["\\\u0000-\u001f\ud800-\udfff]/

function canonicalString(text: string): string {
  if (!special.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('A lone surrogate has no canonical JSON form (RFC 8785, 3.2.2.2)')
  return JSON.stringify(text)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('NaN and Infinity have no JSON form (RFC 8785, 3.2.2.3)')
  return `${value}`
}

function inOrder(names: readonly string[]): boolean {
  for (let i = 1; i < names.length; i++) if ((names[i - 1] as string) > (names[i] as string)) return false
  return true
}

function canonicalObject(value: { readonly [name: string]: Json | undefined }): string {
  const names = Object.keys(value)
  // JavaScript compares strings by UTF-16 code unit, which is exactly the order RFC 8785 asks for.
  if (!inOrder(names)) names.sort()
  let text = ''
  for (const name of names) {
    const member = value[name]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${canonicalString(name)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

/**
 * The one text of a JSON value (RFC 8785): sorted names, no white space, shortest numbers. Members that are `undefined`
 * are left out. Throws a `TypeError` on what RFC 8785 refuses: lone surrogates, NaN, Infinity, and anything not JSON.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} has no JSON form`)
  return canonicalObject(value as { readonly [name: string]: Json | undefined })
}
