/**
 * The one way out. Every connection this program makes goes to an origin on the list, over an address that was looked up
 * once, judged, and used for that very connection (no DNS rebinding). Redirects are not followed; refusals are told.
 */
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { type Dispatcher, Pool } from 'undici'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import { kindOfAddress } from './egress/address.ts'
import { watchRedirects } from './egress/redirect-watch.ts'
import type { AllowedTarget } from './egress/targets.ts'

export { type AllowedTarget, targetsOf } from './egress/targets.ts'

export const egressRefused: ProblemKind = {
  code: 'egress-refused',
  status: 502,
  title: 'De poort mag niet naar dit adres.',
}

export type RefusalReason =
  | 'scheme'
  | 'credentials'
  | 'not-allowed'
  | 'private-address'
  | 'forbidden-address'
  | 'redirect'

/** A connection that was not made. Never holds a path or a query: those may carry text. */
export interface Refusal {
  readonly host: string
  readonly reason: RefusalReason
}

export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export interface EgressOptions {
  readonly allow: readonly AllowedTarget[]
  /** Finds the addresses of a name. Default: the system's resolver. */
  readonly resolve?: Resolve
  readonly onRefusal?: (refusal: Refusal) => void
  /** Milliseconds to make a connection, where the target does not say. Default 5000. */
  readonly connectTimeoutMs?: number
}

export interface Egress {
  /** @throws Problem egress-refused when this address may not be reached */
  dispatcherFor(url: URL): Dispatcher
  /** How many connections were refused, per reason. */
  readonly refusals: ReadonlyMap<RefusalReason, number>
  /** What may be reached, for `doctor`. */
  readonly allowed: readonly AllowedTarget[]
  close(): Promise<void>
}

/** Milliseconds an idle connection is kept: shorter than the 5 s after which usual model servers close theirs. */
const keepAliveTimeout = 4000

export function createEgress(options: EgressOptions): Egress {
  const { allow, resolve = resolveBySystem, onRefusal, connectTimeoutMs = 5000 } = options
  const targets = new Map(allow.map((target) => [new URL(target.origin).origin, target]))
  const open = new Map<string, { readonly pool: Pool; readonly dispatcher: Dispatcher }>()
  const refusals = new Map<RefusalReason, number>()
  const refuse = (host: string, reason: RefusalReason): Problem => {
    refusals.set(reason, (refusals.get(reason) ?? 0) + 1)
    onRefusal?.({ host, reason })
    return new Problem(egressRefused, { detail: sentences[reason] })
  }
  const connect = (target: AllowedTarget, host: string) => {
    const pool = new Pool(target.origin, {
      connect: {
        lookup: pinnedLookup({ resolve, target, refuse }),
        timeout: target.connectTimeoutMs ?? connectTimeoutMs,
      },
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout,
    })
    return { pool, dispatcher: watchRedirects(pool, () => void refuse(host, 'redirect')) }
  }
  return {
    dispatcherFor: (url) => {
      const ready = url.username === '' && url.password === '' ? open.get(url.origin) : undefined
      if (ready !== undefined) return ready.dispatcher
      const target = targets.get(url.origin)
      const reason = refusalOf(url, target)
      if (reason !== undefined || target === undefined) throw refuse(url.host, reason ?? 'not-allowed')
      const made = connect(target, url.host)
      open.set(url.origin, made)
      return made.dispatcher
    },
    refusals,
    allowed: allow,
    close: async () => {
      const pools = [...open.values()]
      open.clear()
      await Promise.all(pools.map(({ pool }) => pool.destroy()))
    },
  }
}

const sentences: { readonly [reason in RefusalReason]: string } = {
  scheme: 'Alleen http en https zijn mogelijk.',
  credentials: 'Een adres met een naam of wachtwoord erin kan niet.',
  'not-allowed': 'Dit adres staat niet in de instellingen.',
  'private-address': 'Dit adres ligt in het eigen netwerk, en zo is het niet ingesteld.',
  'forbidden-address': 'Dit adres is nooit toegestaan.',
  redirect: 'De server verwijst naar een ander adres; dat volgt de poort niet.',
}

function refusalOf(url: URL, target: AllowedTarget | undefined): RefusalReason | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (target === undefined) return 'not-allowed'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Node does not look up an address, so it is judged here.
  return isIP(host) === 0 ? undefined : refusalOfAddress(host, target)
}

function refusalOfAddress(address: string, target: AllowedTarget): RefusalReason | undefined {
  const kind = kindOfAddress(address)
  if (kind === 'forbidden') return 'forbidden-address'
  return kind === 'private' && !target.allowPrivate ? 'private-address' : undefined
}

interface Pinning {
  readonly resolve: Resolve
  readonly target: AllowedTarget
  readonly refuse: (host: string, reason: RefusalReason) => Problem
}

/**
 * Gives a connection exactly the addresses that were judged. One bad address refuses the name as a whole: an honest public
 * name does not also point inside.
 */
function pinnedLookup({ resolve, target, refuse }: Pinning): LookupFunction {
  const judge = async (host: string) => {
    const found = await resolve(host)
    for (const { address } of found) {
      const reason = refusalOfAddress(address, target)
      if (reason !== undefined) throw refuse(host, reason)
    }
    return found.map(({ address, family }) => ({ address, family }))
  }
  return (host, options, done) => {
    judge(host).then(
      (found) => {
        const [first] = found
        if (first === undefined) done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '')
        else if (options.all === true) done(null, found)
        else done(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    )
  }
}

function resolveBySystem(host: string): ReturnType<Resolve> {
  return systemLookup(host, { all: true })
}
