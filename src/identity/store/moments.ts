/** Moments as rows have them, and as the rest of identity does: milliseconds since the Unix epoch. */

export function dateOf(milliseconds: number | undefined): Date | null {
  return milliseconds === undefined ? null : new Date(milliseconds)
}

/** A moment that may be absent, as a member that may be absent. */
export function at<Name extends string>(name: Name, date: Date | null): { readonly [N in Name]?: number } {
  return date === null ? {} : ({ [name]: date.getTime() } as { readonly [N in Name]: number })
}
