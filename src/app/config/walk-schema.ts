/** Looks into the settings' schema, so that documentation, environment names and hints all come from that one place. */
import { z } from 'zod'

/** The part of JSON Schema (draft 2020-12) that zod writes for our settings. */
export interface Shape {
  readonly type?: string
  readonly description?: string
  readonly properties?: { readonly [name: string]: Shape }
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly secret?: boolean
}

export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input' }) as Shape
}

/** Names of the settings inside the group at a path. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let shape: Shape | undefined = shapeOf(schema)
  for (const part of path) shape = typeof part === 'number' ? shape?.items : shape?.properties?.[String(part)]
  return Object.keys(shape?.properties ?? {})
}

export interface Leaf {
  readonly path: readonly string[]
  readonly shape: Shape
}

/** Every single setting outside lists, in the order of the schema. */
export function leavesOf(shape: Shape, path: readonly string[] = []): Leaf[] {
  if (shape.properties === undefined) return [{ path, shape }]
  return Object.entries(shape.properties).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
}
