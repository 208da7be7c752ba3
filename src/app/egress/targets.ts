/** Where the program may go, from its settings: the models' own addresses and what the administrator adds. Pure. */
import type { Zone } from '../../kernel/zone.ts'

/** One origin that may be reached. */
export interface AllowedTarget {
  /** Scheme, host and port, as `new URL(…).origin` writes it. */
  readonly origin: string
  /** Whether its address may be one of our own network. Metadata addresses stay refused. */
  readonly allowPrivate: boolean
  /** Milliseconds. */
  readonly connectTimeoutMs?: number | undefined
}

export interface TargetSources {
  readonly models: readonly {
    readonly baseUrl?: string | undefined
    readonly zone: Zone
    readonly timeouts?: { readonly connectMs?: number | undefined } | undefined
  }[]
  /** `host` or `host:port` (https), or a whole origin. */
  readonly more?: readonly string[]
}

/**
 * The allow-list. Only a model in zone `own` may be on a private address: a server of somebody else that turns out to be
 * inside is a trick (DNS rebinding).
 */
export function targetsOf({ models, more = [] }: TargetSources): readonly AllowedTarget[] {
  const targets = new Map<string, AllowedTarget>()
  const add = (target: AllowedTarget) => {
    const known = targets.get(target.origin)
    targets.set(
      target.origin,
      known === undefined ? target : { ...known, allowPrivate: known.allowPrivate || target.allowPrivate },
    )
  }
  for (const { baseUrl, zone, timeouts } of models) {
    if (baseUrl === undefined) continue
    add({ origin: new URL(baseUrl).origin, allowPrivate: zone === 'own', connectTimeoutMs: timeouts?.connectMs })
  }
  for (const place of more) {
    const origin = originOf(place)
    if (origin === undefined) throw new Error('An address to allow is no origin; the settings check that')
    add({ origin, allowPrivate: false })
  }
  return [...targets.values()]
}

/**
 * The origin of an address in the settings: `host`, `host:port` (both https) or a whole origin. Undefined for anything
 * else: a path or a name there would suggest a limit that is not kept.
 */
export function originOf(place: string): string | undefined {
  const text = place.includes('://') ? place : `https://${place}`
  if (!URL.canParse(text)) return undefined
  const { origin, protocol, pathname, search, hash, username, password } = new URL(text)
  const isBare = pathname === '/' && `${search}${hash}${username}${password}` === '' && !text.endsWith('/')
  return isBare && (protocol === 'https:' || protocol === 'http:') ? origin : undefined
}
