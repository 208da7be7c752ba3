/** What one could ask: another hint each time a field is empty. It does not change by itself (WCAG 2.2.2). */
const hints = [
  'composer.hints.letter',
  'composer.hints.plain',
  'composer.hints.reply',
  'composer.hints.check',
  'composer.hints.points',
] as const

let next = 0

export function nextHint(): (typeof hints)[number] {
  const hint = hints[next % hints.length] ?? hints[0]
  next += 1
  return hint
}
