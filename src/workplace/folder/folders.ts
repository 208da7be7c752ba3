/** Folders for conversations, each with instructions of its own. */
import { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import type { Folder, FolderInput } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import type { StoredFolder } from '../store/folders.ts'

const keyName = (id: string) => `folder/${id}`
const contentField = (id: string) => `folder/${id}/content`
const content = z.object({ name: z.string(), instructions: z.string() })

export async function listFolders(desk: Desk, { tenant, personId }: SignedIn): Promise<Folder[]> {
  return (await desk.stores.folders.list(tenant, personId)).map((row) => openFolder(desk, row))
}

export async function createFolder(desk: Desk, { tenant, personId }: SignedIn, input: FolderInput): Promise<Folder> {
  const id = desk.newId()
  const dataKey = desk.keyring(tenant).make(keyName(id)).wrapped
  const row = { tenant, id, owner: personId, dataKey, createdAt: desk.now() }
  const whole = { ...row, content: sealed(desk, row, input) }
  await desk.stores.folders.add(whole)
  return openFolder(desk, whole)
}

/** @throws Problem not-found */
export async function changeFolder(
  desk: Desk,
  { tenant, personId }: SignedIn,
  { id, input }: { readonly id: string; readonly input: FolderInput },
): Promise<Folder> {
  const row = await desk.stores.folders.find(tenant, personId, id)
  if (row === undefined) throw new Problem(problems.notFound)
  const content = sealed(desk, row, input)
  await desk.stores.folders.change(tenant, personId, id, content)
  return openFolder(desk, { ...row, content })
}

/** @throws Problem not-found */
export async function removeFolder(desk: Desk, { tenant, personId }: SignedIn, id: string): Promise<void> {
  if (!(await desk.stores.folders.remove(tenant, personId, id))) throw new Problem(problems.notFound)
}

type Locked = Pick<StoredFolder, 'tenant' | 'id' | 'dataKey'>

function sealed(desk: Desk, { tenant, id, dataKey }: Locked, { name, instructions }: FolderInput): Buffer {
  const ring = desk.keyring(tenant)
  return ring.seal(JSON.stringify({ name, instructions }), ring.open(dataKey, keyName(id)), contentField(id))
}

/** Instructions that go along with every question in a folder; empty outside one. */
export async function instructionsOf(desk: Desk, person: SignedIn, folder: string | null): Promise<string> {
  if (folder === null) return ''
  const row = await desk.stores.folders.find(person.tenant, person.personId, folder)
  return row === undefined ? '' : openFolder(desk, row).instructions
}

function openFolder(desk: Desk, row: StoredFolder): Folder {
  const ring = desk.keyring(row.tenant)
  const key = ring.open(row.dataKey, keyName(row.id))
  const { name, instructions } = content.parse(JSON.parse(ring.unseal(row.content, key, contentField(row.id))))
  return { id: row.id, name, instructions, createdAt: row.createdAt.toISOString() }
}
