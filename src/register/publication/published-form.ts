/** The other vocabulary: the same publication in the words of the published JSON schema, and that schema itself. */
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { PublicationContent } from '../publication-contract.ts'
import { optionsOf, type Standard, type StandardField } from './standard.ts'

/** What the delivery API takes: fields without a value are left out. */
export function deliveryForm({ standard: version }: Standard, content: PublicationContent): JsonObject {
  const { impacttoetsen_grouping: tests, ...rest } = content
  const filled = Object.entries({ ...rest, standard_version: version }).filter(([, value]) => value.length > 0)
  return {
    ...(Object.fromEntries(filled) as JsonObject),
    ...(tests.length === 0
      ? {}
      : { impacttoetsen_grouping: tests.map(({ title, link }) => (link === '' ? { title } : { title, link })) }),
  }
}

/** The same in the words of the published JSON schema. */
export function schemaForm(standard: Standard, content: PublicationContent): JsonObject {
  const entries = standard.fields.flatMap((field) => schemaEntries(standard, field, content[field.name]))
  return { ...Object.fromEntries(entries), schema: standard.schemaVersion }
}

type Value = PublicationContent[keyof PublicationContent]

function schemaEntries(standard: Standard, field: StandardField, value: Value): (readonly [string, Json])[] {
  // The schema asks for this text, also when there was no assessment.
  if (field.kind === 'tests' && value.length === 0) return [[field.schema, standard.noImpactTest]]
  if (value.length === 0) return []
  if (typeof value === 'string') return [[field.schema, schemaValue(standard, field, value)]]
  const references = value.flatMap((entry) => (typeof entry === 'string' ? [] : [entry]))
  if (references.length === 0) return [[field.schema, value.filter((entry) => typeof entry === 'string')]]
  // The schema has room for text and for one link; further links stand in the text.
  const titles = references.map(({ title }) => title).join(', ')
  const link = references.find((entry) => entry.link !== '')?.link
  if (field.kind === 'tests')
    return [[field.schema, titles], ...(link === undefined ? [] : [[field.schemaLink ?? '', link] as const])]
  return [
    [field.schema, link ?? ''],
    [field.schemaTitle ?? '', references[0]?.title ?? ''],
  ]
}

function schemaValue({ choices }: Standard, { choice }: StandardField, value: string): string {
  const option = (choices[choice ?? ''] ?? []).find((one) => one.value === value)
  return option?.schema ?? value
}

/** The published form as JSON Schema (draft-07), made from the same facts. */
export function jsonSchemaOf(standard: Standard): JsonObject {
  const properties = standard.fields.flatMap((field) => schemaProperties(standard, field))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Algoritmeregister ${standard.schemaVersion}`,
    type: 'object',
    properties: { ...Object.fromEntries(properties), schema: { const: standard.schemaVersion } },
    required: [...standard.fields.filter(({ required }) => required).map(({ schema }) => schema), 'schema'],
  }
}

const link: JsonObject = { type: 'string', format: 'uri' }

function schemaProperties(standard: Standard, field: StandardField): (readonly [string, Json])[] {
  const { kind, schema, max, maxTitle = 0 } = field
  const text = (most: number | undefined): JsonObject => ({
    type: 'string',
    ...(most === undefined ? {} : { maxLength: most }),
  })
  switch (kind) {
    case 'themes':
      return [[schema, { type: 'array', items: { enum: standard.themes }, minItems: 1 }]]
    case 'choice':
      return [[schema, { enum: optionsOf(standard, field).map((value) => schemaValue(standard, field, value)) }]]
    case 'month':
      return [[schema, { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }]]
    case 'link':
      return [[schema, link]]
    case 'links':
      return [
        [schema, link],
        [field.schemaTitle ?? '', text(maxTitle)],
      ]
    case 'tests':
      return [
        [schema, text(undefined)],
        [field.schemaLink ?? '', link],
      ]
    case 'text':
    case 'html':
    case 'contact':
      return [[schema, text(max)]]
  }
}
