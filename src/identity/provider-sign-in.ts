/**
 * Signing in with the provider of the municipality. A person is made at the first sign-in, linked by issuer and subject
 * and nothing else; name, department, groups and roles follow the provider at every sign-in.
 */
import { Problem } from '../kernel/problem.ts'
import type { AccountParts, From, Provider } from './account-deps.ts'
import type { Checks } from './adapters/openid.ts'
import { problems } from './problems.ts'
import { readClaims } from './provider-claims.ts'
import { createProviderPeople } from './provider-people.ts'
import { startSession } from './sign-in-parts.ts'
import type { Steps } from './steps.ts'

export interface ProviderSignInParts extends AccountParts {
  readonly steps: Steps
}

export interface Departure {
  /** The address the provider sends the browser back to, to the letter. */
  readonly redirectUri: string
  /** A path of our own to end at. */
  readonly returnTo: string
  /** Fresh proof is asked for, whatever the provider remembers. */
  readonly isAgain: boolean
}

export function createProviderSignIn(parts: ProviderSignInParts) {
  const { steps, people } = parts
  const start = startSession(parts)
  const { linked, welcome, follow } = createProviderPeople(parts, provider)

  function provider(): Provider {
    if (parts.provider === undefined) throw new Problem(problems.providerOff)
    return parts.provider
  }

  function failed(reason: string, cause?: unknown): Problem {
    parts.onProviderTrouble(reason)
    return new Problem(problems.providerFailed, { cause })
  }

  return {
    /** @returns where to send the browser, and the secret of the step @throws Problem provider-sign-in-off */
    async begin({ redirectUri, returnTo, isAgain }: Departure) {
      const { openId, tenant } = provider()
      const { url, checks } = await openId.begin(redirectUri, isAgain).catch((cause: unknown) => {
        throw failed(reasonOf(cause), cause)
      })
      const facts = { ...checks, returnTo }
      return { url, step: await steps.begin({ tenant, purpose: 'provider', personId: null, facts }) }
    },

    /**
     * What came back from the provider.
     * @returns the secret of the session, and the path to end at
     * @throws Problem sign-in-step-gone, provider-sign-in-failed, no-role
     */
    async finish(returned: URL, from: From) {
      const { openId, rules } = provider()
      const step = await steps.take(from.step, 'provider')
      const { returnTo, ...checks } = step.facts as unknown as Checks & { returnTo: string }
      const claims = await openId.finish(returned, checks).catch((cause: unknown) => {
        throw failed(reasonOf(cause), cause)
      })
      const read = readClaims(claims, rules)
      if (!read.ok) throw failed(read.why)
      const known = await linked(read.person)
      if (known?.blockedAt !== undefined) throw failed('blocked')
      if (known !== undefined) await follow(known, read.person)
      if (read.person.roles.length === 0) throw new Problem(problems.noRole)
      const person = known === undefined ? await welcome(read.person) : people.find(known.tenant, known.id)
      if (person === undefined) throw failed('no-person')
      const result = await start(person, read.person.isStrong ? 'oidc+factor' : 'oidc', from)
      return { ...result, returnTo }
    },

    /** Where to sign out at the provider too. */
    signOutUrl: async (returnTo: string): Promise<string | undefined> => parts.provider?.openId.signOutUrl(returnTo),
  }
}

/** The library's own word for what was wrong; its messages can quote what came in. */
function reasonOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : String(name)
}
