/** How hard a password is to guess, by zxcvbn with its lists of common passwords and Dutch words. */
import { passwordLength } from '../contract.ts'

/** zxcvbn's highest score: more than 10^10 guesses, out of reach also for who stole the hash. */
const enough = 4
const longestJudged = 72

/**
 * What is wrong with a new password, in Dutch; undefined when it is good.
 * @param about words an attacker tries first: names of the person and the municipality
 */
export async function weaknessOf(password: string, about: readonly string[]): Promise<string | undefined> {
  const length = [...password].length
  if (length < passwordLength.least) return `Gebruik minstens ${passwordLength.least} tekens.`
  if (length > passwordLength.most) return `Gebruik hoogstens ${passwordLength.most} tekens.`
  loaded ??= load()
  const { score } = (await loaded).check(password.slice(0, longestJudged), [...about])
  return score >= enough
    ? undefined
    : 'Dit wachtwoord is te makkelijk te raden. Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben.'
}

// Twenty megabytes of words: only for who needs them.
let loaded: ReturnType<typeof load> | undefined

async function load() {
  const [{ ZxcvbnFactory }, common, dutch] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-nl-be'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...dutch.dictionary },
    graphs: common.adjacencyGraphs,
  })
}
