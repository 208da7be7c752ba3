/** Signing in, one's own account, and the people of a municipality: what crosses HTTP. Browser-safe. */
import { z } from 'zod'
import { roles } from './roles.ts'

const moment = z.iso.datetime()
export const role = z.enum(roles)

/** Length of a password: NIST SP 800-63B-4 §3.1.1.2, ASVS 5.0 6.2.1. */
export const passwordLength = { least: 12, most: 256 } as const

const loginName = z.string().trim().toLowerCase().min(1).max(64)
/** A password as someone types it to sign in: no rules, so that an old one never fails for its form. */
const typedPassword = z.string().min(1).max(1024)
const newPassword = z.string().min(1).max(1024)
/** Six digits of an authenticator app; spaces between them are fine. */
const otp = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/))
const oneTimeCode = z.string().trim().min(1).max(64)

export const passkeyName = z.string().trim().min(1).max(60)
/** What `navigator.credentials` answers, as JSON (WebAuthn level 3, `toJSON()`); checked by the library. */
const passkeyResponse = z.looseObject({
  id: z.string().max(2048),
  rawId: z.string().max(2048),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(65_536) }),
  clientExtensionResults: z.looseObject({}),
})
export type PasskeyResponse = z.infer<typeof passkeyResponse>
/** Options for `navigator.credentials`, as JSON; hand them on as they are. */
export const passkeyOptions = z.looseObject({ challenge: z.string() })

/** Where the browser application signs people in; `?probleem=<code>` when the provider's answer was no good. */
export const signInPage = '/inloggen'
/** Where the provider sends people back to, below the public address. */
export const providerCallback = '/api/v1/oidc/callback'

// --- Before signing in ------------------------------------------------------------------------------------------------

/** `GET /api/v1/sign-in`: how one signs in here. */
export const signInWays = z.object({
  /** More than one: the person chooses, and `municipality` goes along with the attempt. */
  municipalities: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Accounts of this installation. Off when the municipality has a provider of its own. */
  local: z.boolean(),
  /** A municipality's own provider: go to `/api/v1/oidc/start?return=/…`; with `&again=ja` for fresh proof. */
  provider: z.object({ name: z.string() }).nullable(),
  /** Passkeys need a host name: they cannot work on a bare address such as 127.0.0.1. */
  passkeyHosts: z.array(z.string()),
})
export type SignInWays = z.infer<typeof signInWays>

const municipality = z.string().max(64).optional()

/** `POST /api/v1/session` */
export const passwordSignIn = z.strictObject({ municipality, name: loginName, password: typedPassword })
/** `POST /api/v1/session/second-factor`, after `second-factor-needed`. */
export const secondFactorSignIn = z.strictObject({ code: otp })
/** `POST /api/v1/session/passkey`, after `POST /api/v1/session/passkey/options`. Also answers a second factor. */
export const passkeySignIn = z.strictObject({ passkey: passkeyResponse })
/** `POST /api/v1/session/code`: the first time, or after a reset. */
export const codeSignIn = z.strictObject({ municipality, name: loginName, code: oneTimeCode, password: newPassword })

/** Answer of every attempt that did not fail. */
export const signInAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('signed-in') }),
  /** The first half was right: now ask for the second, within five minutes. */
  z.object({ status: z.literal('second-factor-needed'), ways: z.array(z.enum(['totp', 'passkey'])) }),
])
export type SignInAnswer = z.infer<typeof signInAnswer>

// --- The session ------------------------------------------------------------------------------------------------------

/** How a session was started. */
export const sessionWays = ['password', 'password+totp', 'password+passkey', 'passkey', 'oidc', 'oidc+factor'] as const

/** `GET /api/v1/session`; 401 `not-signed-in` when there is none. */
export const currentSession = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    department: z.string(),
    roles: z.array(role),
    municipality: z.object({ id: z.string(), name: z.string(), isSample: z.boolean() }),
  }),
  session: z.object({
    id: z.string(),
    way: z.enum(sessionWays),
    /** A second factor was shown: some acts need it. */
    isStrong: z.boolean(),
    /** Until when acts that ask for fresh proof are possible; null when that has passed. */
    freshUntil: moment.nullable(),
    endsAt: moment,
    /** Seconds without use after which the session ends. */
    idleSeconds: z.number(),
  }),
  /** Verbs this person may use now (see rights.ts): for showing or hiding what is on screen. The server decides again. */
  may: z.array(z.string()),
  /** What the person has to do first; until then everything else is refused. */
  must: z.array(z.enum(['second-factor'])),
})
export type CurrentSession = z.infer<typeof currentSession>

/** `POST /api/v1/session/step-up`: fresh proof, which renews the session. A passkey goes through `/session/passkey`. */
export const stepUp = z.union([z.strictObject({ code: otp }), z.strictObject({ password: typedPassword })])

/** Answer of `DELETE /api/v1/session`: where to go to sign out at the provider too. */
export const signedOut = z.object({ next: z.string().nullable() })

// --- One's own account ------------------------------------------------------------------------------------------------

/** `GET /api/v1/account` */
export const account = z.object({
  hasPassword: z.boolean(),
  passwordChangedAt: moment.nullable(),
  hasTotp: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: moment, lastUsedAt: moment.nullable() })),
  /** An administrator reset this account then; shown so that nobody can do it unnoticed. */
  resetAt: moment.nullable(),
  /** Name of that administrator; null when it was done on the server itself. */
  resetBy: z.string().nullable(),
})
export type Account = z.infer<typeof account>

/** `PUT /api/v1/account/password`: ends all other sessions. */
export const passwordChange = z.strictObject({ current: typedPassword, next: newPassword })
/** Answer of `POST /api/v1/account/totp`: show `uri` as a QR code, and `secret` for typing. */
export const totpOffer = z.object({ secret: z.string(), uri: z.string() })
/** `PUT /api/v1/account/totp`: the first code proves that the app works. */
export const totpConfirmation = z.strictObject({ code: otp })
/** `POST /api/v1/account/passkeys`, after `POST /api/v1/account/passkeys/options`. */
export const passkeyAddition = z.strictObject({ name: passkeyName, passkey: passkeyResponse })
export const addedPasskey = z.object({ id: z.string() })
/** `PATCH /api/v1/account/passkeys/:id` */
export const passkeyChange = z.strictObject({ name: passkeyName })

/** `GET /api/v1/account/sessions` */
export const ownSessions = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      isCurrent: z.boolean(),
      way: z.enum(sessionWays),
      /** Browser and system in a few words, e.g. `Firefox op Linux`. */
      device: z.string(),
      startedAt: moment,
      lastSeenAt: moment,
      endsAt: moment,
    }),
  ),
})
export type OwnSessions = z.infer<typeof ownSessions>
export const endedSessions = z.object({ ended: z.number() })

// --- The people of the municipality -----------------------------------------------------------------------------------

export const personId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/)
const personName = z.string().trim().min(1).max(120)
const department = z.string().trim().min(1).max(120)
const groups = z.array(z.string().trim().min(1).max(120)).max(200)
const personRoles = z.array(role).max(roles.length)

export const listedPerson = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string(),
  roles: z.array(role),
  groups: z.array(z.string()),
  isSample: z.boolean(),
  blockedAt: moment.nullable(),
  /** Passkey or authenticator app. */
  hasSecondFactor: z.boolean(),
  /** Sessions that are open now. */
  sessions: z.number(),
})
export type ListedPerson = z.infer<typeof listedPerson>
/** `GET /api/v1/people` */
export const listedPeople = z.object({ people: z.array(listedPerson) })
/** `POST /api/v1/people` */
export const newPerson = z.strictObject({
  id: personId,
  name: personName,
  department,
  roles: personRoles,
  groups: groups.default([]),
})
export const addressedThing = z.object({ id: z.string().min(1).max(64) })
/** `PATCH /api/v1/people/:id` */
export const personChange = z
  .strictObject({ name: personName, department, roles: personRoles, groups, isBlocked: z.boolean() })
  .partial()
/** `POST /api/v1/people/:id/reset` */
export const resetRequest = z.strictObject({
  /** Also takes away authenticator app and passkeys: for a lost telephone, after seeing who asks. */
  secondFactor: z.boolean().default(false),
})
/** A code for the first sign-in or after a reset: shown once. Null where accounts are with the provider. */
export const resetCode = z.object({ code: z.string(), expiresAt: moment })
export type ResetCode = z.infer<typeof resetCode>
export const addedPerson = z.object({ person: listedPerson, signIn: resetCode.nullable() })
