/** Moments as they cross HTTP: ISO 8601 in UTC. */

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

export function isoOrNull(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : iso(milliseconds)
}
