/** The public page at a real house: what everybody may see, without a login, a script or a cookie. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, modelYaml, startHouse } from '../house.ts'
import { startUpstream, type Upstream } from '../peers/upstream.ts'

let house: House
let upstream: Upstream
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${house.url}${path}`, { headers, redirect: 'manual' })
const textOf = async (path: string) => (await get(path)).text()

beforeAll(async () => {
  upstream = await startUpstream()
  house = await startHouse({ yaml: `models:\n${modelYaml('proefmodel', upstream.url)}log: { level: error }\n` })
})
afterAll(async () => {
  await house?.remove()
  await upstream?.close()
})

describe('the public page', () => {
  it('says which AI is in use, and keeps quiet about what is not', async () => {
    const page = await textOf('/transparantie')
    expect(page).toContain('Zo gebruikt Gemeente Voorbeeldstad AI')
    expect(page).toContain('Heldere taal')
    expect(page).not.toContain('Aanvragen bijstand voorsorteren')
    expect(page).toContain('ai@voorbeeldstad.example')
    expect((await get('/transparantie/bijstand-voorsorteren')).status).toBe(404)
    expect((await get('/transparantie/heldere-taal')).status).toBe(200)
  })

  it('has no script, sets no cookie, and may be kept by any cache', async () => {
    for (const path of ['/transparantie', '/transparantie/heldere-taal', '/transparantie/feed.xml']) {
      const answer = await get(path)
      expect(answer.headers.get('set-cookie'), path).toBeNull()
      expect(answer.headers.get('cache-control'), path).toBe('public, max-age=300')
      expect(await answer.text(), path).not.toMatch(/<script|javascript:|https?:\/\/(?!127\.0\.0\.1|www\.w3\.org)/i)
    }
  })

  it('answers with nothing to whoever has it already', async () => {
    const first = await get('/transparantie/heldere-taal')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^".{22}"$/)
    const again = await get('/transparantie/heldere-taal', { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('names nobody who works here', async () => {
    const pages = await Promise.all(['/transparantie', '/transparantie/heldere-taal'].map(textOf))
    for (const name of ['Fatima', 'Joris', 'Marieke', 'Ahmed', 'Thijs', 'Ruben'])
      expect(pages.join()).not.toContain(name)
  })

  it('gives the key and a checkpoint that the key opens', async () => {
    const [key, checkpoint] = await Promise.all([
      textOf('/transparantie/logboek/sleutel'),
      textOf('/transparantie/logboek/controlepunt'),
    ])
    const origin = key.split('+')[0] ?? ''
    expect(checkpoint.split('\n')[0]).toBe(origin)
    expect(checkpoint).toContain(`— ${origin} `)
    expect(await textOf('/transparantie')).toContain(key.trim().split('+')[2]?.replaceAll('+', '&#43;') ?? 'no key')
  })

  it('stands where the page about the gate used to be', async () => {
    const answer = await get('/over')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/transparantie'])
  })
})
