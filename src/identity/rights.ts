/**
 * Who may do what: every verb of the house, one line each. A route names its verb; nothing else decides about access.
 *
 * - access: anybody, the holder of an API key, or a signed-in person.
 * - roles: one of these is needed, but for one's own account. Rights of roles add up.
 * - whose: one's own account; one's own things; things one owns or that are shared with one; the whole municipality's.
 * - proof: what the session must have shown: nothing more, a second factor, or a second factor and fresh proof.
 *
 * No line lets anybody read what somebody else asked: not a beheerder, not an auditor (AVG art. 5(1)(f), 25). An auditor
 * has only lines that read.
 */
import { type Role, roles } from './roles.ts'

/** Who may call a route. */
export type Access = 'public' | 'key' | 'session'
export type Effect = 'read' | 'write'

/** One line of the table. */
export interface Right {
  readonly access: Access
  readonly effect: Effect
  readonly roles: readonly Role[]
  readonly whose: 'account' | 'own' | 'shared' | 'municipality'
  readonly proof: 'none' | 'second-factor' | 'fresh'
}

const everyone = roles
/** Who asks models something. Who only administers or audits does not. */
const workers = ['medewerker', 'proceseigenaar', 'privacy-officer', 'ciso', 'ai-coordinator'] as const
const watchers = ['privacy-officer', 'ciso', 'ai-coordinator', 'auditor', 'beheerder'] as const

const open = (effect: Effect): Right => ({ access: 'public', effect, roles: [], whose: 'municipality', proof: 'none' })
/** One's own account: no role is needed. */
const mine = (effect: Effect, proof: Right['proof'] = 'none'): Right => ({
  access: 'session',
  effect,
  roles: [],
  whose: 'account',
  proof,
})
const may = (
  effect: Effect,
  whose: Exclude<Right['whose'], 'account'>,
  [who, proof = 'none']: readonly [readonly Role[], Right['proof']?],
): Right => ({ access: 'session', effect, roles: who, whose, proof })

export const rights = {
  // The house and the gate
  'house.see': open('read'),
  'gate.pass': { access: 'key', effect: 'write', roles: [], whose: 'own', proof: 'none' },

  // Signing in, and one's own account
  'sign-in.see': open('read'),
  'sign-in.try': open('write'),
  'session.see': mine('read'),
  'session.end': mine('write'),
  'session.prove': mine('write'),
  'account.see': mine('read'),
  'account.change': mine('write'),
  'account.change-factor': mine('write', 'fresh'),

  // The people of the municipality
  'person.see': may('read', 'municipality', [watchers]),
  'person.add': may('write', 'municipality', [['beheerder'], 'second-factor']),
  'person.change': may('write', 'municipality', [['beheerder'], 'second-factor']),
  'person.reset': may('write', 'municipality', [['beheerder'], 'fresh']),

  // Policy. Who approves is somebody else than who wrote (src/rulebook).
  'policy.read': may('read', 'municipality', [everyone]),
  'policy.review': may('read', 'municipality', [[...watchers, 'proceseigenaar']]),
  'policy.write': may('write', 'municipality', [['ai-coordinator', 'privacy-officer', 'ciso']]),
  'policy.approve': may('write', 'municipality', [['privacy-officer', 'ciso', 'proceseigenaar']]),

  // The workplace
  'use-case.see': may('read', 'municipality', [everyone]),
  'notice.see': may('read', 'municipality', [everyone]),
  'notice.write': may('write', 'municipality', [['ai-coordinator']]),
  'shield.inspect': may('write', 'own', [workers]),
  'correction.make': may('write', 'own', [workers]),
  'correction.review': may('read', 'municipality', [['beheerder', 'ai-coordinator']]),
  'correction.decide': may('write', 'municipality', [['beheerder', 'ai-coordinator']]),
  'conversation.read': may('read', 'own', [workers]),
  'conversation.write': may('write', 'own', [workers]),
  'assistant.read': may('read', 'shared', [workers]),
  'assistant.write': may('write', 'own', [workers]),
  'report.make': may('write', 'own', [workers]),
  // Of the use cases one answers for; a privacy officer sees all, a CISO what may be an incident.
  'report.read': may('read', 'municipality', [['proceseigenaar', 'ai-coordinator', 'privacy-officer', 'ciso']]),
  'report.handle': may('write', 'municipality', [['proceseigenaar', 'ai-coordinator', 'privacy-officer']]),
  'receipt.read': may('read', 'own', [[...workers, 'auditor']]),
  // Evidence is facts, kinds and counts; who checks the log sees everybody's, and no text.
  'receipt.read-all': may('read', 'municipality', [['auditor', 'privacy-officer', 'ciso']]),

  // The register: everyone sees what may run. A proceseigenaar changes what is theirs (src/register/desk.ts).
  'register.read': may('read', 'municipality', [everyone]),
  'register.write': may('write', 'municipality', [['proceseigenaar', 'ai-coordinator', 'privacy-officer']]),
  'register.approve': may('write', 'municipality', [['ai-coordinator', 'privacy-officer']]),
  'register.write-all': may('write', 'municipality', [['ai-coordinator', 'privacy-officer']]),
  'assessment.write': may('write', 'municipality', [['proceseigenaar', 'ai-coordinator', 'privacy-officer', 'ciso']]),
  // Releasing and publishing are two of these acts, by two people who did not write it.
  'publication.decide': may('write', 'municipality', [['ai-coordinator', 'privacy-officer', 'proceseigenaar']]),
} as const satisfies { readonly [verb: string]: Right }

/** What a route does. */
export type Verb = keyof typeof rights

/** The line of a verb. */
export function rightOf(verb: Verb): Right {
  return rights[verb]
}
