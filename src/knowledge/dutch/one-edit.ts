/** Slips of the pen: one letter too many, missing, wrong, or two changed places. */

/** Whether two words differ by one such slip. Their first letters must be the same: people seldom miss that one. */
export function isOneEdit(one: string, other: string): boolean {
  if (one === other || one[0] !== other[0] || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [rest, others] = [one.slice(start), other.slice(start)]
  if (rest.length > others.length) return rest.slice(1) === others
  if (rest.length < others.length) return rest === others.slice(1)
  return (
    rest.slice(1) === others.slice(1) ||
    (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2))
  )
}
