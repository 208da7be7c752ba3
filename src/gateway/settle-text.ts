/**
 * One text of an answer on its way back (the content, a reasoning text, the arguments of one tool call): images that would
 * carry data away are taken out, then names are restored. Held back is only what is not finished yet.
 */
import {
  endRestore,
  type RestorationKey,
  type RestoreState,
  restoreStep,
  restoreText,
  startRestore,
} from '../pii/index.ts'
import { endLinkGuard, guardLinks, type LinkGuard, startLinkGuard } from './link-guard.ts'

export interface Channel {
  /** The model's own words, placeholders and all. */
  raw: string
  /** What the client received. */
  settled: string
  guard: LinkGuard | undefined
  restore: RestoreState
}

export interface ChannelOptions {
  readonly key: RestorationKey
  /** The text is a piece of JSON (tool-call arguments): restored values are escaped, nothing is taken out. */
  readonly isJson: boolean
  /** Whether an address stood in the request; undefined when images may stay. */
  readonly isKnownAddress: ((address: string) => boolean) | undefined
}

export function openChannel({ key, isJson, isKnownAddress }: ChannelOptions): Channel {
  const guard = isJson || isKnownAddress === undefined ? undefined : startLinkGuard(isKnownAddress)
  return { raw: '', settled: '', guard, restore: startRestore(key, { json: isJson }) }
}

/** Adds a piece; gives the text that may go to the client now. */
export function settleDelta(channel: Channel, delta: string): string {
  channel.raw += delta
  let text = delta
  if (channel.guard !== undefined) [channel.guard, text] = guardLinks(channel.guard, text)
  ;[channel.restore, text] = restoreStep(channel.restore, text)
  channel.settled += text
  return text
}

/** The text is complete; gives what was still held. */
export function closeChannel(channel: Channel): string {
  let text = ''
  if (channel.guard !== undefined) [channel.guard, text] = endLinkGuard(channel.guard)
  let rest = ''
  ;[channel.restore, rest] = restoreStep(channel.restore, text)
  rest += endRestore(channel.restore)
  channel.settled += rest
  return rest
}

/** A buffered text is a stream of one. */
export function settleWhole(channel: Channel, text: string): string {
  return settleDelta(channel, text) + closeChannel(channel)
}

/** A name of the protocol, such as the function a model calls. */
export function settleName(key: RestorationKey, name: string): string {
  return restoreText(key, name)
}
