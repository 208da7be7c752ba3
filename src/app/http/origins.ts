/** Where our own pages are, as a browser names it in `Origin`. */

export interface OwnAddress {
  /** The address users see, from the settings. */
  readonly publicUrl?: string | undefined
  /** The port this process listens on. */
  readonly port: number
}

/** The public address, or else this computer itself: the only other place where browsers keep a `__Host-` cookie. */
export function ownOrigins({ publicUrl, port }: OwnAddress): readonly string[] {
  if (publicUrl !== undefined) return [new URL(publicUrl).origin]
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => new URL(`http://${host}:${port}`).origin)
}
