/**
 * Things of a person that routes have ids of, and what to send. A route with a new kind of id or body needs one line here;
 * without it the test says so.
 */
import { publicationContent } from '../../src/register/publication-contract.ts'
import type { Citizen } from './two-cities.ts'

/** Makes a thing of this person, full of their mark, and says its id. `of` gives the id of another of their things. */
export type Maker = (citizen: Citizen, of: (name: string) => Promise<string>) => Promise<string>

async function made(citizen: Citizen, path: string, body: object | Buffer): Promise<Record<string, unknown>> {
  const { status, text } = await citizen.call('POST', `/api/v1${path}`, body)
  if (status !== 201 && status !== 200) throw new Error(`${path} could not be made: ${status} ${text}`)
  return JSON.parse(text) as Record<string, unknown>
}
const idOf = async (making: Promise<Record<string, unknown>>) => String((await making)['id'])
const inside = (thing: unknown, name: string) => (thing as Record<string, unknown>)[name]

const correction = (citizen: Citizen) => ({ kind: 'missed', type: 'PERSON', value: citizen.mark })
const here = { useCase: 'vrije-vraag', model: 'stub' }
const assistantOf = ({ mark }: Citizen) => ({
  name: mark,
  instructions: `Antwoord aan ${mark}`,
  ...here,
  reviewDate: '2027-01-01',
})
const useCaseOf = ({ mark, id: ownerPerson }: Citizen) => ({
  name: mark,
  purpose: `Helpt ${mark}`,
  owner: mark,
  ownerPerson,
  department: mark,
  legalBasis: 'art. 160 Gemeentewet',
  role: 'gebruiksverantwoordelijke',
  riskClass: 'onbekend',
  zones: ['own', 'nl'],
  kinds: [],
  relaxOwn: false,
  whoMayUse: 'everyone',
  keepNoText: true,
  retentionDays: 0,
  reviewDate: '2027-01-01',
})

const publicationOf = (mark: string) =>
  Object.fromEntries(
    Object.entries(publicationContent.shape).map(([field, kind]) => [field, kind.type === 'array' ? [] : mark]),
  )

/** By the last word of the address before the parameter, and the parameter: `conversations/:id`. */
export const makers: { readonly [name: string]: Maker } = {
  'conversations/:id': (citizen) => idOf(made(citizen, '/conversations', here)),
  'answers/:answer': async (citizen, of) => {
    const id = await of('conversations/:id')
    const asked = await made(citizen, `/conversations/${id}/messages`, {
      parentId: null,
      text: `Hallo ${citizen.mark}`,
    })
    const answer = String(inside(asked['answer'], 'id'))
    // The stream ends when the answer does.
    await citizen.call('GET', `/api/v1/conversations/${id}/answers/${answer}/events`)
    return answer
  },
  'attachments/:attachment': async (citizen, of) =>
    idOf(made(citizen, `/conversations/${await of('conversations/:id')}/attachments`, Buffer.from(citizen.mark))),
  'corrections/:correction': async (citizen, of) =>
    idOf(
      made(citizen, '/corrections', { ...correction(citizen), ...here, conversation: await of('conversations/:id') }),
    ),
  'candidates/:id': async (citizen) => {
    await made(citizen, '/corrections', { ...correction(citizen), ...here, sharedSentence: `Zin van ${citizen.mark}` })
    const { items } = JSON.parse((await citizen.call('GET', '/api/v1/corrections/candidates')).text)
    return String((items as { id: string }[]).find((item) => JSON.stringify(item).includes(citizen.mark))?.id)
  },
  'folders/:id': (citizen) => idOf(made(citizen, '/folders', { name: citizen.mark })),
  'assistants/:id': (citizen) => idOf(made(citizen, '/assistants', assistantOf(citizen))),
  'notices/:id': (citizen) =>
    idOf(
      made(citizen, '/workplace/notices', { title: citizen.mark, text: citizen.mark, until: '2030-01-01T00:00:00Z' }),
    ),
  'reports/:id': async (citizen, of) => {
    const [id, answer] = [await of('conversations/:id'), await of('answers/:answer')]
    const report = { kind: 'wrong', explanation: `Klopt niet, zegt ${citizen.mark}`, includesText: true }
    return idOf(made(citizen, `/conversations/${id}/answers/${answer}/reports`, report))
  },
  'receipts/:index': async (citizen, of) => {
    const [id, answer] = [await of('conversations/:id'), await of('answers/:answer')]
    const { messages } = JSON.parse((await citizen.call('GET', `/api/v1/conversations/${id}`)).text)
    const message = (messages as { id: string }[]).find((one) => one.id === answer)
    return String(inside(inside(inside(message, 'answer'), 'receipt'), 'index'))
  },
  'register/:id': (citizen) =>
    idOf(made(citizen, '/register', useCaseOf(citizen)).then(({ record }) => record as never)),
  'versions/:id': (citizen) => idOf(made(citizen, '/policy/versions', { basedOn: 1, reason: citizen.mark })),
  'checks/:check': async () => 'contractvoorwaarden',
  'waivers/:waiver': async (citizen, of) => {
    const id = await of('register/:id')
    const endsOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    const standing = await made(citizen, `/register/${id}/waivers`, {
      check: 'herziening',
      reason: citizen.mark,
      endsOn,
    })
    return String(inside((standing['waivers'] as unknown[])[0], 'id'))
  },
  'assessments/:assessment': async (citizen, of) =>
    idOf(made(citizen, `/register/${await of('register/:id')}/assessments`, { kind: 'pre-scan' })),
  'answers/:question': async () => 'beschrijving',
  'comments/:comment': async (citizen, of) => {
    const id = await of('assessments/:assessment')
    const { comments } = await made(citizen, `/assessments/${id}/comments`, { question: 'doel', text: citizen.mark })
    return String(inside((comments as unknown[])[0], 'id'))
  },
  'people/:id': async (citizen) => citizen.id,
  'sessions/:id': async (citizen) => citizen.otherSession(),
  // A passkey needs a device; that its removal asks whose it is, test/stores/sign-in.test.ts sees.
  'passkeys/:id': async () => 'cGFzc2tleQ',
}

/** What a route that changes something is sent. */
export const bodies: { readonly [route: string]: (citizen: Citizen) => object | Buffer } = {
  'POST /api/v1/conversations/:id/messages': () => ({ parentId: null, text: 'Hallo' }),
  'POST /api/v1/conversations/:id/answers/:answer/regenerate': () => ({}),
  'PUT /api/v1/conversations/:id/answers/:answer/rating': () => ({ value: 'up' }),
  'POST /api/v1/conversations/:id/answers/:answer/reports': () => ({ kind: 'wrong', explanation: 'Klopt niet' }),
  'POST /api/v1/conversations/:id/attachments': () => Buffer.from('tekst'),
  'PATCH /api/v1/conversations/:id': () => ({ title: 'Overgenomen' }),
  'PATCH /api/v1/folders/:id': () => ({ name: 'Overgenomen' }),
  'PUT /api/v1/assistants/:id': assistantOf,
  'POST /api/v1/assistants/:id/rollback': () => ({ version: 1 }),
  'PUT /api/v1/register/:id': (citizen) => ({ version: 1, reason: 'Overgenomen', record: useCaseOf(citizen) }),
  'POST /api/v1/register/:id/transitions': () => ({ version: 1, to: 'in-onderzoek', reason: 'Overgenomen' }),
  'PUT /api/v1/register/:id/checks/:check': () => ({ isMet: true, note: 'Overgenomen' }),
  'POST /api/v1/register/:id/waivers': () => ({ check: 'eigenaar', reason: 'Overgenomen', endsOn: '2030-01-01' }),
  'PUT /api/v1/register/:id/classification': () => ({ number: 0, answers: {} }),
  'PUT /api/v1/register/:id/publication': ({ mark }) => ({ version: 0, content: publicationOf(mark) }),
  'POST /api/v1/register/:id/publication/release': () => ({ version: 1 }),
  'POST /api/v1/register/:id/publication/publish': () => ({ version: 1 }),
  'POST /api/v1/register/:id/publication/retract': () => ({ version: 1 }),
  'POST /api/v1/register/:id/assessments': () => ({ kind: 'dpia' }),
  'POST /api/v1/register/:id/assessments/import': ({ mark }) => ({
    metadata: { urn: 'urn:nl:prescan:2.0' },
    answers: { '0.2': { value: mark, lastEditedAt: '2026-11-01T00:00:00Z' } },
  }),
  'PUT /api/v1/assessments/:assessment/answers/:question': ({ mark }) => ({ version: 1, value: mark }),
  'POST /api/v1/assessments/:assessment/comments': ({ mark }) => ({ question: 'doel', text: mark }),
  'POST /api/v1/assessments/:assessment/signatures': () => ({ role: 'privacy-officer', hash: 'a' }),
  'PATCH /api/v1/reports/:id': () => ({ resolution: 'Overgenomen' }),
  'PATCH /api/v1/corrections/candidates/:id': () => ({ state: 'rejected' }),
  'PUT /api/v1/policy/versions/:id': () => ({ revision: 1, reason: 'Overgenomen', text: '' }),
  'POST /api/v1/policy/versions/:id/what-if': () => ({ days: 30 }),
  'POST /api/v1/policy/versions/:id/rules': () => ({ revision: 1, replaces: 'rol-mag-niet', rule: null }),
  'POST /api/v1/policy/versions/:id/submit': () => ({ revision: 1 }),
  'POST /api/v1/policy/versions/:id/return': () => ({ revision: 1 }),
  'POST /api/v1/policy/versions/:id/withdraw': () => ({ revision: 1 }),
  'POST /api/v1/policy/versions/:id/approve': () => ({ revision: 1 }),
  'PATCH /api/v1/people/:id': () => ({ department: 'Overgenomen' }),
  'PATCH /api/v1/account/passkeys/:id': () => ({ name: 'Overgenomen' }),
  'POST /api/v1/people/:id/reset': () => ({}),
}

/** What a route asks for in its query. */
export const queries: { readonly [route: string]: string } = {
  'GET /api/v1/conversations/:id/export': '?format=markdown',
  'GET /api/v1/assessments/:assessment/export': '?format=json',
  'GET /api/v1/register/:id/publication/export': '?format=schema',
}

/** Ids of things in a body: asked by `citizen`, with a thing of somebody else. */
export const bodiesWithThings: readonly {
  readonly route: string
  readonly thing: string
  body(id: string, citizen: Citizen, own: (name: string) => Promise<string>): Promise<{ path: string; body: object }>
  /** Where it is not 404. */
  readonly status?: number
}[] = [
  {
    route: 'POST /api/v1/conversations',
    thing: 'folders/:id',
    body: async (folder) => ({ path: '/conversations', body: { ...here, folder } }),
  },
  {
    route: 'POST /api/v1/conversations',
    thing: 'assistants/:id',
    body: async (assistant) => ({ path: '/conversations', body: { assistant } }),
  },
  {
    route: 'PATCH /api/v1/conversations/:id',
    thing: 'folders/:id',
    body: async (folder, _citizen, own) => ({
      path: `/conversations/${await own('conversations/:id')}`,
      body: { folder },
    }),
  },
  {
    route: 'POST /api/v1/conversations/:id/messages',
    thing: 'answers/:answer',
    body: async (parentId, _citizen, own) => ({
      path: `/conversations/${await own('conversations/:id')}/messages`,
      body: { parentId, text: 'Hallo' },
    }),
    // The same as for a message of nobody: it is not in this conversation.
    status: 409,
  },
  {
    route: 'POST /api/v1/conversations/:id/messages',
    thing: 'attachments/:attachment',
    body: async (attachment, _citizen, own) => ({
      path: `/conversations/${await own('conversations/:id')}/messages`,
      body: { parentId: null, text: 'Hallo', attachments: [attachment] },
    }),
  },
  {
    route: 'POST /api/v1/shield',
    thing: 'conversations/:id',
    body: async (conversation) => ({ path: '/shield', body: { text: 'Hallo', ...here, conversation } }),
  },
  {
    route: 'POST /api/v1/corrections',
    thing: 'conversations/:id',
    body: async (conversation, citizen) => ({
      path: '/corrections',
      body: { ...correction(citizen), ...here, conversation },
    }),
  },
]
