/** Which assistants a person may use, and whether one may run now: it can never do more than its use case. */
import { Problem } from '../../kernel/problem.ts'
import type { AssistantInput } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import type { StoredVersion } from '../store/assistants.ts'
import { access } from '../use-case-access.ts'

/** Whether it is somebody's own or shared with them. */
export function isFor(person: SignedIn, { owner, record: { sharing } }: StoredVersion): boolean {
  if (owner === person.personId) return true
  switch (sharing.with) {
    case 'everyone':
      return true
    case 'group':
      return person.groups.includes(sharing.group)
    case 'department':
      return person.department === sharing.department
    case 'nobody':
      return false
  }
}

/** Why instructions may not be used at all (Dutch); null when they may. */
export function whyNotAllowed(desk: Pick<Desk, 'screen'>, { instructions }: AssistantInput): string | null {
  const { effect, concerns } = desk.screen(instructions)
  return effect === 'refuse' ? concerns.map(({ title, ground }) => `${title} (${ground})`).join(' ') : null
}

/**
 * The newest version of an assistant that may run for this person now.
 * @throws Problem not-found, instructions-refused, use-case-not-allowed, model-not-allowed
 */
export async function runnable(desk: Desk, person: SignedIn, id: string): Promise<AssistantInput> {
  const newest = (await desk.stores.assistants.versions(person.tenant, id)).at(-1)
  if (newest === undefined || !isFor(person, newest)) throw new Problem(problems.notFound)
  // The rules may be newer than the text.
  const whyNot = whyNotAllowed(desk, newest.record)
  if (whyNot !== null) throw new Problem(problems.instructionsRefused, { detail: whyNot })
  access(desk, person, newest.record)
  return newest.record
}
