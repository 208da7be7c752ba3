/** Passwords as they are kept: argon2id with the second set of parameters that RFC 9106 §4 recommends (64 MiB, 3 passes). */

/** Read when the first password is judged: it takes eleven megabytes. */
const library = () => import('@node-rs/argon2')

// argon2id is what the library makes when no algorithm is named.
const parameters = { memoryCost: 65_536, timeCost: 3, parallelism: 4 }

export async function hashPassword(password: string): Promise<string> {
  const { hash } = await library()
  return hash(password.normalize('NFKC'), parameters)
}

/**
 * Whether a password is the one that was hashed. Without a hash it does the same work and answers no, so that time does
 * not tell whether an account exists.
 */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  nobodysHash ??= hashPassword('a password that nobody has')
  const { verify } = await library()
  const isRight = await verify(hashed ?? (await nobodysHash), password.normalize('NFKC'))
  return isRight && hashed !== undefined
}

let nobodysHash: Promise<string> | undefined
