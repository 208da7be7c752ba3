/** Calendar days as a municipality counts them: by the clock of Amsterdam, with summer time. */

const zone = 'Europe/Amsterdam'
const hour = 3_600_000
const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })

export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** First and first-not-included millisecond since the Unix epoch; 23, 24 or 25 hours apart. */
  readonly start: number
  readonly end: number
}

function midnight(day: string, plusDays: number): number {
  const utc = Date.parse(`${day}T00:00:00Z`) + plusDays * 24 * hour
  const wanted = new Date(utc).toISOString().slice(0, 10)
  // Amsterdam is one hour ahead of UTC in winter and two in summer; the change never falls on midnight.
  const inSummer = utc - 2 * hour
  return format.format(inSummer) === wanted ? inSummer : utc - hour
}

let last: CalendarDay = { day: '', start: 0, end: 0 }

/**
 * The day in Amsterdam at a moment; asking twice within one day costs a comparison.
 * @param now milliseconds since the Unix epoch
 */
export function calendarDay(now: number): CalendarDay {
  if (now >= last.start && now < last.end) return last
  const day = format.format(now)
  last = { day, start: midnight(day, 0), end: midnight(day, 1) }
  return last
}
