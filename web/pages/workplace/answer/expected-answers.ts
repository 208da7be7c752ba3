/** Answers that were asked for here and not told yet: a quick one can be ready before it is on screen. */
const expected = new Set<string>()

export function expectAnswer({ id }: { readonly id: string }): void {
  expected.add(id)
}

/** Whether this answer was asked for here; true once. */
export function takeExpected(id: string): boolean {
  return expected.delete(id)
}
