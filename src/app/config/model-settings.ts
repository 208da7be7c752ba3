/** Settings of the models behind the gate. */
import { z } from 'zod'
import { zones } from '../../kernel/zone.ts'
import { secret } from './secret.ts'

const milliseconds = z.int().min(1).max(86_400_000)

const sheet = z
  .strictObject({
    operator: z.string().min(1).optional().describe('Wie het model draait.'),
    jurisdiction: z.string().min(1).optional().describe('Welk recht erbij kan, bijvoorbeeld `NL` of `EU`.'),
    trainsOnInput: z.boolean().optional().describe('Of vragen worden gebruikt om modellen te trainen.'),
    licence: z.string().min(1).optional().describe('Licentie van het model.'),
  })
  .describe('Wat gebruikers bij elk antwoord over dit model zien.')

const timeouts = z
  .strictObject({
    connectMs: milliseconds.default(5_000).describe('Verbinding maken, in milliseconden.'),
    firstByteMs: milliseconds.default(120_000).describe('Wachten op het begin van het antwoord, in milliseconden.'),
    idleMs: milliseconds.default(60_000).describe('Langste stilte binnen een antwoord, in milliseconden.'),
    totalMs: milliseconds.default(600_000).describe('Langste duur van een heel antwoord, in milliseconden.'),
  })
  .describe('Hoe lang de poort op dit model wacht.')

const model = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/)
      .describe('Naam die gebruikers en programma’s noemen.'),
    engine: z.enum(['openai-compatible', 'llama-cpp', 'extractive']).describe('Soort model.'),
    zone: z.enum(zones).describe('Waar het model draait: eigen machines, Nederland, EU of daarbuiten.'),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Adres van de server, met `/v1`. Verplicht bij `openai-compatible`.'),
    upstreamModel: z.string().min(1).optional().describe('Naam van het model op die server. Zonder: gelijk aan `id`.'),
    file: z.string().min(1).optional().describe('Pad naar het `.gguf`-bestand. Verplicht bij `llama-cpp`.'),
    threads: z.int().min(1).max(256).optional().describe('Aantal rekendraden voor `llama-cpp`.'),
    apiKey: secret.optional().describe('Sleutel voor die server. Gebruik liever `apiKeyFile`.'),
    apiKeyFile: z.string().min(1).optional().describe('Bestand met de sleutel.'),
    fallbacks: z.array(z.string()).default([]).describe('Modellen in dezelfde zone die het overnemen, op volgorde.'),
    maxConcurrent: z.int().min(1).max(10_000).default(64).describe('Hoeveel vragen tegelijk.'),
    maxQueue: z
      .int()
      .min(0)
      .max(100_000)
      .default(256)
      .describe('Hoeveel vragen mogen wachten. Daarboven: antwoord 503.'),
    timeouts: timeouts.prefault({}),
    parameters: z.array(z.string().min(1)).default([]).describe('Extra velden van een vraag die dit model begrijpt.'),
    sheet: sheet.prefault({}),
  })
  .superRefine((value, context) => {
    const needed = { 'openai-compatible': 'baseUrl', 'llama-cpp': 'file', extractive: undefined } as const
    const field = needed[value.engine]
    if (field !== undefined && value[field] === undefined) {
      context.addIssue({ code: 'custom', path: [field], message: `Bij engine ${value.engine} is ${field} nodig.` })
    }
  })
export const modelSettings = z
  .array(model)
  .default([])
  .describe(
    'De modellen achter de poort. Leeg: de poort zoekt modelservers op deze machine en biedt altijd `extractive` aan.',
  )
  .superRefine((list, context) => {
    for (const [index, { id, zone, fallbacks }] of list.entries()) {
      if (list.findIndex((other) => other.id === id) < index) {
        context.addIssue({ code: 'custom', path: [index, 'id'], message: 'Deze id komt twee keer voor.' })
      }
      for (const [at, fallback] of fallbacks.entries()) {
        const other = list.find((candidate) => candidate.id === fallback)
        if (other !== undefined && other.zone === zone && fallback !== id) continue
        context.addIssue({
          code: 'custom',
          path: [index, 'fallbacks', at],
          message: 'Noem een ander model in dezelfde zone.',
        })
      }
    }
  })
