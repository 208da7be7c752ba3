/** Dates, times and numbers as the Netherlands writes them, in the language of the page. */
import { chosenLanguage } from './index.ts'

const locale = () => (chosenLanguage() === 'en' ? 'en-NL' : 'nl-NL')
const zone = 'Europe/Amsterdam'

/** "24 november 2026" */
export function day(moment: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: zone }).format(new Date(moment))
}

/** "24 nov. 2026 14:05" */
export function dayAndTime(moment: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(moment),
  )
}

/** "12.345" */
export function number(value: number): string {
  return new Intl.NumberFormat(locale()).format(value)
}

/** "1,4 MB" */
export function bytes(value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3))
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(value / 1000 ** step)
}
