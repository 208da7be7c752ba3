/** The rulebook's own things, opened once. */
import type { SignedIn } from '../identity/index.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { RulebookDeps } from './deps.ts'
import type { Shelves } from './shelf.ts'
import type { ShadowStore } from './store/shadows.ts'
import type { VersionStore } from './store/versions.ts'
import type { Template } from './template/templates.ts'

export interface Book extends RulebookDeps {
  readonly versions: VersionStore
  readonly shelves: Shelves
  readonly templates: readonly Template[]
  readonly shadows: ShadowStore
  readonly reloadShadows: () => Promise<void>
  /** Brings what was just stored into memory. */
  readonly reload: () => Promise<void>
  now(): Date
  newId(): string
  /** Evidence of an act of a person: facts and ids, no text. */
  tell(person: SignedIn, type: string, facts: JsonObject): Promise<void>
}
