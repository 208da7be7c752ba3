/**
 * Loads again and again into memory, where loads may overlap: a slow load that began earlier never overwrites what a later
 * one brought. Without this a key that was just revoked could come back to life.
 * @returns a function that loads now and resolves when its result, or a newer one, is in use
 */
export function newestLoad<T>(load: () => Promise<T>, use: (loaded: T) => void): () => Promise<void> {
  let started = 0
  let used = 0
  return async () => {
    started += 1
    const turn = started
    const loaded = await load()
    if (turn < used) return
    used = turn
    use(loaded)
  }
}
