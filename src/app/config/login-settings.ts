/** Settings of signing in: sessions, and the provider of the municipality. */
import { z } from 'zod'
import { role } from '../../identity/contract.ts'
import { secret } from './secret.ts'

const session = z
  .strictObject({
    idleMinutes: z.int().min(1).max(1440).default(60).describe('Na zoveel minuten zonder gebruik ben je uitgelogd.'),
    absoluteHours: z.int().min(1).max(168).default(12).describe('Na zoveel uur log je hoe dan ook opnieuw in.'),
    freshMinutes: z
      .int()
      .min(1)
      .max(1440)
      .default(15)
      .describe('Zo lang na het inloggen kun je gevoelige dingen doen zonder opnieuw te bewijzen wie je bent.'),
  })
  .describe('Hoe lang je ingelogd blijft.')

const groupRole = z.strictObject({
  group: z.string().min(1).describe('Naam of nummer van de groep, zoals de aanbieder die stuurt.'),
  role: role.describe('Rol die leden van deze groep krijgen.'),
})

const provider = z
  .strictObject({
    name: z.string().min(1).max(60).default('je gemeente').describe('Naam op de knop: “Inloggen met …”.'),
    issuer: z.url({ protocol: /^https?$/ }).describe('Adres van de aanbieder (issuer), precies zoals die zich noemt.'),
    clientId: z.string().min(1).describe('Naam waaronder de aanbieder deze poort kent.'),
    clientSecret: secret.optional().describe('Geheim bij de aanbieder. Gebruik liever `clientSecretFile`.'),
    clientSecretFile: z.string().min(1).optional().describe('Bestand met dat geheim.'),
    clientKey: secret
      .optional()
      .describe(
        'Privésleutel (PKCS #8, PEM) in plaats van een geheim: `private_key_jwt`. Gebruik liever `clientKeyFile`.',
      ),
    clientKeyFile: z.string().min(1).optional().describe('Bestand met die privésleutel.'),
    municipality: z.string().min(1).optional().describe('Korte naam van de gemeente; nodig als er meer zijn.'),
    scopes: z.string().min(1).default('openid profile').describe('Wat de poort vraagt, met spaties ertussen.'),
    groupsClaim: z.string().min(1).default('groups').describe('Gegeven waarin de groepen staan.'),
    nameClaim: z.string().min(1).default('name').describe('Gegeven waarin de naam staat.'),
    departmentClaim: z.string().min(1).default('department').describe('Gegeven waarin de afdeling staat.'),
    roles: z.array(groupRole).default([]).describe('Welke groep welke rol krijgt. Zonder rol is er geen toegang.'),
    acrValues: z
      .array(z.string().min(1))
      .default([])
      .describe('Betrouwbaarheidsniveaus (acr). De poort vraagt erom en weigert een lager niveau.'),
    secondFactor: z
      .enum(['claims', 'always'])
      .default('claims')
      .describe(
        'Hoe de poort weet dat er een tweede stap was: uit acr of amr, of omdat de aanbieder het altijd vraagt.',
      ),
  })
  .describe('De aanbieder waar medewerkers inloggen (OpenID Connect). Met aanbieder zijn wachtwoorden uit.')

export const loginSettings = z
  .strictObject({
    session: session.prefault({}),
    secondFactor: z
      .enum(['administrators', 'everyone'])
      .default('administrators')
      .describe('Wie een tweede stap bij het inloggen nodig heeft.'),
    codeHours: z.int().min(1).max(168).default(24).describe('Zo lang geldt een eenmalige code, in uren.'),
    oidc: provider.optional(),
  })
  .prefault({})
  .describe('Inloggen.')
export type ProviderSettings = z.infer<typeof provider>
