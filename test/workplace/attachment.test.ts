/** Files: read in a worker, sealed, sent along under the same protection, and refused when they are a trick. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Attachment, Conversation, ShieldResult } from '../../src/workplace/contract.ts'
import { letter, protectedValues } from '../letter.ts'
import { makeDocx, makePdf, makeZip } from './make-files.ts'
import { type OpenWorkplace, openWorkplace } from './open-workplace.ts'
import { talkIn } from './talk.ts'

let open: OpenWorkplace
const talk = talkIn(() => open)
beforeAll(async () => {
  const worker = new URL('../../dist/workplace/adapters/read-file-worker.js', import.meta.url)
  if (!existsSync(worker)) throw new Error('Build first: npm run build')
  open = await openWorkplace()
}, 300_000)
afterAll(() => open.close())
beforeEach(() => open.upstream.forget())

async function upload(path: string, name: string, bytes: Buffer | string, who = 'fatima') {
  const response = await open.fetch(who, path, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    body: new Uint8Array(Buffer.from(bytes)),
  })
  return { status: response.status, body: (await response.json()) as Attachment & { text: string; type: string } }
}

describe('a file', () => {
  it.each<[string, () => Promise<Buffer> | Buffer | string]>([
    ['brief.docx', () => makeDocx(...letter.split('\n'))],
    ['brief.txt', () => letter],
    ['brief.pdf', () => makePdf('Geachte mevrouw De Vries, uw bsn is 999900018', { isPacked: true })],
  ])('%s goes along with a question, protected like the question itself', async (name, make) => {
    const { id } = await talk.begin()
    const added = await upload(`/conversations/${id}/attachments`, name, await make())
    expect(added.status, JSON.stringify(added.body)).toBe(201)
    expect(added.body).toMatchObject({ name, type: name.split('.')[1] })
    const attachments = [added.body.id]
    const shown = await open.ask<ShieldResult>('fatima', 'POST', '/shield', {
      text: 'Vat samen.',
      useCase: 'vrije-vraag',
      model: 'eigen-model',
      conversation: id,
      attachments,
    })
    expect(shown.body.countsInAll.BSN).toBe(1)
    expect(shown.body.preview).toContain(`--- Bijlage 1: ${name} ---`)
    const asked = await talk.ask(id, { text: 'Vat samen.', attachments })
    expect(asked.question.attachments.map((one) => one.name)).toEqual([name])
    const answer = await talk.ended(id, asked.answer.id)
    expect(answer.answer?.sources).toEqual([{ kind: 'attachment', id: added.body.id, name }])
    const seen = open.upstream.requests.map((request) => request.text).join()
    expect(seen).toContain('Vat samen.')
    for (const value of protectedValues) expect(seen).not.toContain(value)
    expect(answer.text).toContain('De Vries')
    const read = await open.ask<{ text: string }>('fatima', 'GET', `/conversations/${id}/attachments/${added.body.id}`)
    expect(read.body.text).toContain('De Vries')
    const rows = await open.database.inspect('select a::text as row from attachment a where id = $1', [added.body.id])
    expect(String(rows[0]?.['row'])).not.toMatch(/brief|Vries/)
  })

  it('can be taken away while it was not sent, and not by somebody else', async () => {
    const { id } = await talk.begin()
    const { body } = await upload(`/conversations/${id}/attachments`, 'a.md', '# Kop')
    const path = `/conversations/${id}/attachments/${body.id}`
    const before = await open.ask<Conversation>('fatima', 'GET', `/conversations/${id}`)
    expect(before.body.pending.map(({ name }) => name)).toEqual(['a.md'])
    for (const method of ['GET', 'DELETE']) expect((await open.ask('joris', method, path)).status).toBe(404)
    expect((await upload(`/conversations/${id}/attachments`, 'b.md', '# Kop', 'joris')).status).toBe(404)
    expect((await open.ask('fatima', 'DELETE', path)).status).toBe(204)
    expect((await open.ask('fatima', 'GET', path)).status).toBe(404)
  })

  it('cannot be sent with a question of another conversation', async () => {
    const [one, other] = [await talk.begin(), await talk.begin()]
    const { body } = await upload(`/conversations/${one.id}/attachments`, 'a.txt', 'tekst')
    const asked = await open.ask('fatima', 'POST', `/conversations/${other.id}/messages`, {
      text: 'x',
      parentId: null,
      attachments: [body.id],
    })
    expect(asked.status).toBe(404)
  })

  it('of a temporary chat is read and not kept', async () => {
    const count = async () => (await open.database.inspect('select count(*) as n from attachment'))[0]?.['n']
    const before = await count()
    const read = await upload('/temporary/attachments', 'lijst.csv', 'naam;bsn\nJansen;999900018')
    expect(read.body.text).toBe('naam;bsn\nJansen;999900018')
    expect(await count()).toEqual(before)
  })
})

describe('a file that is not what it seems', () => {
  const bomb = makeZip([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: 'word/document.xml', content: Buffer.alloc(40 * 1024 * 1024, 0x20) },
  ])

  it.each<[string, string, Buffer | string, number, string]>([
    ['a bomb', 'brief.docx', bomb, 422, 'file-unsafe'],
    ['no Word document', 'brief.docx', makeZip([{ name: 'a', content: Buffer.from('x') }]), 422, 'file-unreadable'],
    ['a broken pdf', 'brief.pdf', '%PDF-1.7\nniets', 422, 'file-unreadable'],
    ['a page without text', 'scan.pdf', makePdf(''), 422, 'file-unreadable'],
    ['another type', 'brief.pdf', 'gewone tekst', 415, 'file-type-unknown'],
    ['a program', 'brief.txt', Buffer.from([0x4d, 0x5a, 0, 1]), 415, 'file-type-unknown'],
    ['too long a text', 'brief.txt', 'woord '.repeat(80_000), 413, 'file-too-large'],
  ])('is refused: %s', async (_what, name, bytes, status, code) => {
    const refused = await upload('/temporary/attachments', name, bytes)
    expect(refused.status, JSON.stringify(refused.body)).toBe(status)
    expect(refused.body.type).toContain(code)
  })

  it('is refused by its size before it is read', async () => {
    const response = await open.fetch('fatima', '/temporary/attachments', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' },
      body: new Uint8Array(7 * 1024 * 1024).fill(0x61),
    })
    expect([400, 413]).toContain(response.status)
  })

  it('keeps its name to itself: no folders, no hidden characters', async () => {
    const read = await upload('/temporary/attachments', '../../etc/\u202epasswd.txt', 'x y z')
    expect(read.body.name).toBe('passwd.txt')
    expect(open.faults).toEqual([])
  })
})
