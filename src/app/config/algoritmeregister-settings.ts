/** The municipality's account at the Algoritmeregister, for delivering publications. */
import { z } from 'zod'
import { secret } from './secret.ts'

export const algoritmeregisterSettings = z
  .strictObject({
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .describe('Adres van de aanleverapi, met de versie erbij: eindigt op `/v1_0`.'),
    tokenUrl: z
      .url({ protocol: /^https?$/ })
      .describe('Adres waar het register toegang geeft (OpenID Connect, token).'),
    clientId: z.string().min(1).describe('Naam van het programma bij het register.'),
    username: z.string().min(1).describe('Gebruikersnaam van de gemeente.'),
    password: secret.optional().describe('Wachtwoord van de gemeente. Gebruik liever `passwordFile`.'),
    passwordFile: z.string().min(1).optional().describe('Bestand met dat wachtwoord.'),
    organization: z.string().min(1).describe('De gemeente in het register, bijvoorbeeld `gm9999`.'),
  })
  .describe(
    'Aanleveren bij het Algoritmeregister. Weggelaten: publicaties gaan als bestand. Zet de adressen ook bij `egress.allow`.',
  )
