/** Unsent texts, one per conversation, in memory only: what someone types does not go to the disk of this machine. */
const drafts = new Map<string, string>()

export function draftOf(place: string): string {
  return drafts.get(place) ?? ''
}

export function keepDraft(place: string, text: string): void {
  if (text === '') drafts.delete(place)
  else drafts.set(place, text)
}

/** What was begun at one place goes on at another. */
export function moveDraft(from: string, to: string): void {
  keepDraft(to, draftOf(from))
  keepDraft(from, '')
}
