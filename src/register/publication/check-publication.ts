/** What the Algoritmeregister would refuse: all of it at once, in plain Dutch. */
import type { PublicationContent, PublicationIssue } from '../publication-contract.ts'
import { optionsOf, type Standard, type StandardField } from './standard.ts'

type Value = PublicationContent[keyof PublicationContent]
type Reference = PublicationContent['lawful_basis_grouping'][number]

export function checkPublication(standard: Standard, content: PublicationContent): PublicationIssue[] {
  // Who did no assessment explains why.
  const isExplained = content.impacttoetsen.trim() !== ''
  const fields = standard.fields.filter(
    ({ kind, name }) => !(kind === 'tests' && isExplained && content[name].length === 0),
  )
  return [...fields.flatMap((field) => checkField(standard, field, content[field.name])), ...checkDates(content)]
}

function checkField(standard: Standard, field: StandardField, value: Value): PublicationIssue[] {
  const issue = (detail: string, place = ''): PublicationIssue => ({ pointer: `/${field.name}${place}`, detail })
  if (value.length === 0 || (typeof value === 'string' && value.trim() === ''))
    return field.required ? [issue(`Vul “${field.title}” in. Het Algoritmeregister vraagt hierom.`)] : []
  if (typeof value === 'string') return checkText(standard, field, value).map((detail) => issue(detail))
  const options = optionsOf(standard, field)
  return value.flatMap((entry, i) => {
    const details = typeof entry === 'string' ? checkChoice(options, entry) : checkReference(field, entry)
    return details.map((detail) => issue(detail, `/${i}`))
  })
}

function checkText(standard: Standard, field: StandardField, value: string): string[] {
  const { kind, max } = field
  const found = kind === 'choice' ? checkChoice(optionsOf(standard, field), value) : []
  const length = [...value].length
  if (max !== undefined && length > max)
    found.push(`“${field.title}” mag hoogstens ${max} tekens hebben. Het zijn er nu ${length}.`)
  if (kind === 'month' && !isMonth(value)) found.push('Schrijf dit als jaar en maand, bijvoorbeeld 2026-11.')
  if (kind === 'link' && !isWebAddress(value)) found.push('Dit moet een adres zijn dat begint met https://.')
  if (kind === 'contact' && !isContact(value))
    found.push('Dit moet een e-mailadres van de gemeente zijn, of een adres dat begint met https://.')
  if (kind === 'html' && hasForeignMarkup(value))
    found.push('Alleen alinea’s en lijsten kunnen hier: p, br, div, ul, ol en li, zonder kenmerken.')
  return found
}

function checkChoice(options: readonly string[], value: string): string[] {
  return options.includes(value) ? [] : [`Kies een van deze: ${options.join(', ')}.`]
}

function checkReference({ kind, max = 0, maxTitle = 0 }: StandardField, { title, link }: Reference): string[] {
  const found: string[] = []
  if (title.trim() === '') found.push('Geef dit een titel.')
  if ([...title].length > maxTitle) found.push(`De titel mag hoogstens ${maxTitle} tekens hebben.`)
  if (link === '' && kind === 'tests') return found
  if (!isWebAddress(link)) found.push('Dit moet een adres zijn dat begint met https://.')
  if ([...link].length > max) found.push(`Het adres mag hoogstens ${max} tekens hebben.`)
  return found
}

function checkDates({ begin_date: begin, end_date: end }: PublicationContent): PublicationIssue[] {
  const isBackward = isMonth(begin) && isMonth(end) && end < begin
  return isBackward ? [{ pointer: '/end_date', detail: 'De einddatum ligt voor de begindatum.' }] : []
}

function isMonth(value: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(value)
}

export function isWebAddress(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:'
}

function isContact(value: string): boolean {
  return isWebAddress(value) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
}

/** Anything between angle brackets but the six plain elements. */
function hasForeignMarkup(value: string): boolean {
  return value.replace(/<\/?(div|br|p|ul|ol|li) ?\/?>/g, '').includes('<')
}
