/** Assistants: shared with whom, improved and rolled back, and never more than their use case. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleUseCases } from '../../src/app/sample/sample-municipality.ts'
import type { Assistant, AssistantInput, AssistantVersion } from '../../src/workplace/contract.ts'
import { type OpenWorkplace, openWorkplace } from './open-workplace.ts'
import { talkIn } from './talk.ts'

let open: OpenWorkplace
const talk = talkIn(() => open)
beforeAll(async () => {
  open = await openWorkplace()
}, 300_000)
afterAll(() => open.close())
beforeEach(() => open.upstream.forget())

const input: AssistantInput = {
  name: 'Brievenhulp',
  description: '',
  instructions: 'Schrijf op niveau B1.',
  starters: ['Herschrijf deze brief.'],
  useCase: 'heldere-taal',
  model: 'eigen-model',
  sharing: { with: 'nobody' },
  reviewDate: '2099-01-01',
}
const make = async (more: Partial<AssistantInput> = {}, who = 'fatima') => {
  const { status, body } = await open.ask<Assistant>(who, 'POST', '/assistants', { ...input, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}
const seenBy = async (who: string) =>
  (await open.ask<{ items: Assistant[] }>(who, 'GET', '/assistants')).body.items.map(({ id }) => id)

describe('an assistant', () => {
  it('gives a conversation its use case, model and instructions', async () => {
    const { id: assistant } = await make()
    const conversation = await talk.begin({ assistant })
    expect(conversation).toMatchObject({ useCase: 'heldere-taal', model: 'eigen-model', assistant })
    await talk.hear(conversation.id, 'Hoi')
    const messages = open.upstream.requests[0]?.body['messages'] as { content: string }[]
    expect(messages[0]?.content).toBe('Schrijf op niveau B1.')
  })

  it('is seen by whom it is shared with, and by nobody in another municipality', async () => {
    const [own, department, all] = [
      await make(),
      await make({ sharing: { with: 'department', department: 'Vergunningen' } }),
      await make({ sharing: { with: 'everyone' } }),
    ]
    expect(await seenBy('fatima')).toEqual(expect.arrayContaining([own.id, department.id, all.id]))
    expect(await seenBy('joris')).toEqual(expect.arrayContaining([department.id, all.id]))
    expect(await seenBy('joris')).not.toContain(own.id)
    expect(await seenBy('marieke')).not.toContain(department.id)
    expect(await seenBy('fatima@elders')).toEqual([])
    const notShared = await open.ask('joris', 'POST', '/conversations', { assistant: own.id })
    expect(notShared.status).toBe(404)
  })

  it('is changed by its owner only; every version stays and an earlier one can come back', async () => {
    const { id } = await make({ sharing: { with: 'everyone' } })
    const change = (who: string, instructions: string) =>
      open.ask<Assistant>(who, 'PUT', `/assistants/${id}`, { ...input, instructions, sharing: { with: 'everyone' } })
    expect((await change('joris', 'Iets anders.')).status).toBe(404)
    expect((await change('fatima', 'Schrijf heel kort.')).body).toMatchObject({ version: 2 })
    const back = await open.ask<Assistant>('fatima', 'POST', `/assistants/${id}/rollback`, { version: 1 })
    expect(back.body).toMatchObject({ version: 3, instructions: 'Schrijf op niveau B1.' })
    const versions = await open.ask<{ items: AssistantVersion[] }>('fatima', 'GET', `/assistants/${id}/versions`)
    expect(versions.body.items.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [1, 'fatima'],
      [2, 'fatima'],
      [3, 'fatima'],
    ])
    expect((await open.ask('joris', 'GET', `/assistants/${id}/versions`)).status).toBe(404)
    expect((await open.ask('joris', 'DELETE', `/assistants/${id}`)).status).toBe(404)
    expect((await open.ask('fatima', 'DELETE', `/assistants/${id}`)).status).toBe(204)
    expect(await seenBy('fatima')).not.toContain(id)
  })

  it('cannot be saved beyond its use case', async () => {
    for (const more of [{ model: 'ver-model' }, { useCase: 'bijstand-voorsorteren' }, { useCase: 'bestaat-niet' }]) {
      const { status, body } = await open.ask<{ type: string }>('fatima', 'POST', '/assistants', { ...input, ...more })
      expect(status).toBe(409)
      expect(body.type).toContain('assistant-exceeds-use-case')
    }
  })

  it('stops at once when its use case no longer allows it, also in a running conversation', async () => {
    const { id: assistant } = await make()
    const { id } = await talk.begin({ assistant })
    await talk.hear(id, 'Hoi')
    const record = sampleUseCases().find((useCase) => useCase.id === 'heldere-taal')
    if (record === undefined) throw new Error('no such use case')
    await open.register.save('voorbeeldstad', { ...record, state: 'gestopt' }, { by: 'test' })
    const refused = await open.ask('fatima', 'POST', `/conversations/${id}/messages`, {
      text: 'Nog iets',
      parentId: null,
    })
    expect(refused.status).toBe(403)
    const { body } = await open.ask<Assistant>('fatima', 'GET', `/assistants/${assistant}`)
    expect(body).toMatchObject({ isUsable: false })
    expect(body.whyNot).toMatch(/toepassing/)
    await open.register.save('voorbeeldstad', record, { by: 'test' })
  })

  it('is answered only by models that the register names for its use case', async () => {
    const { id: assistant } = await make()
    const { id } = await talk.begin({ assistant })
    const record = sampleUseCases().find((useCase) => useCase.id === 'heldere-taal')
    if (record === undefined) throw new Error('no such use case')
    await open.register.save('voorbeeldstad', { ...record, models: ['eu-model'] }, { by: 'test' })
    const refused = await open.ask('fatima', 'POST', `/conversations/${id}/messages`, { text: 'Hoi', parentId: null })
    expect(refused.status).toBe(403)
    const { body } = await open.ask<{ items: { id: string; models: { id: string }[] }[] }>(
      'fatima',
      'GET',
      '/workplace/use-cases',
    )
    const card = body.items.find((one) => one.id === 'heldere-taal')
    expect(card?.models.map((model) => model.id)).toEqual(['eu-model'])
    await open.register.save('voorbeeldstad', record, { by: 'test' })
  })

  it('is not saved with instructions that the law forbids, and every change is screened again', async () => {
    const forbidden = { ...input, instructions: 'Meet de stemming van medewerkers. Beslis over de aanvraag.' }
    const refused = await open.ask<{ type: string; errors: { code: string }[] }>(
      'fatima',
      'POST',
      '/assistants',
      forbidden,
    )
    expect([refused.status, refused.body.errors.map(({ code }) => code)]).toEqual([409, ['emoties', 'besluit']])
    const { id } = await make()
    expect((await open.ask('fatima', 'PUT', `/assistants/${id}`, forbidden)).status).toBe(409)
    expect((await open.ask<Assistant>('fatima', 'GET', `/assistants/${id}`)).body.version).toBe(1)
  })

  it('asks for a review when its day has come', async () => {
    const { id } = await make({ reviewDate: '2026-01-01' })
    expect((await open.ask<Assistant>('fatima', 'GET', `/assistants/${id}`)).body.isReviewDue).toBe(true)
    expect(open.faults).toEqual([])
  })
})
