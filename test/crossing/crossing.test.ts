/**
 * Nobody reaches what is somebody else's: two people in two municipalities, every route of the server's own list, every id
 * and stream. New routes are walked as they come; a new kind of id asks for a line in things.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeclaredRoute } from '../../src/app/http/session-access.ts'
import { rightOf } from '../../src/identity/index.ts'
import { testEngines } from '../databases.ts'
import { found } from '../requires.ts'
import { bodies, bodiesWithThings, makers, queries } from './things.ts'
import { type Answer, type Citizen, openTwoCities, type TwoCities } from './two-cities.ts'

const nobodys = '01arz3ndektsv4rrffq69g5fav'
const changes = new Set(['POST', 'PUT', 'PATCH'])
/** Answers that would mean that the request never came as far as the question whose it is. */
const tooEarly = new Set([400, 401, 403, 405, 413, 415, 422, 500])

describe.each(testEngines({ postgresql: found('postgresql') }))('on $name', ({ name, isHere }) => {
  describe.skipIf(!isHere)('no route crosses', () => {
    let open: TwoCities
    let routes: readonly DeclaredRoute[]
    const things = new Map<string, Promise<string>>()
    beforeAll(async () => {
      open = await openTwoCities(name)
      routes = open.running.routes.filter(({ access, method }) => access === 'session' && method !== 'HEAD')
    }, 300_000)
    afterAll(() => open?.close())

    /** The id of a thing of this person, made when it is first asked for. */
    function thingOf(citizen: Citizen, kind: string): Promise<string> {
      const key = `${citizen.tenant} ${citizen.id} ${kind}`
      const maker = makers[kind]
      if (maker === undefined) throw new Error(`Add a line to test/crossing/things.ts: how to make “${kind}”`)
      const thing = things.get(key) ?? maker(citizen, (other) => thingOf(citizen, other))
      things.set(key, thing)
      return thing
    }
    const kindsIn = (url: string) => [...url.matchAll(/([\w-]+)\/(:\w+)/g)].map(([kind]) => kind)
    const filled = async (url: string, owner: Citizen, last?: string) => {
      const kinds = kindsIn(url)
      let path = url
      for (const kind of kinds) {
        const id = last !== undefined && kind === kinds.at(-1) ? last : await thingOf(owner, kind)
        path = path.replace(kind.slice(kind.indexOf(':')), encodeURIComponent(id))
      }
      return path
    }
    const bodyFor = ({ method, url }: DeclaredRoute, citizen: Citizen) => {
      if (!changes.has(method)) return undefined
      return bodies[`${method} ${url}`]?.(citizen) ?? {}
    }
    const send = async (by: Citizen, route: DeclaredRoute, path: string): Promise<Answer> =>
      by.call(route.method, path + (queries[`${route.method} ${route.url}`] ?? ''), bodyFor(route, by))
    /** Whether what is `owner`'s is closed to `by`, by the table of rights. */
    const isClosed = (route: DeclaredRoute, by: Citizen, owner: Citizen) =>
      by.tenant !== owner.tenant || rightOf(route.verb).whose !== 'municipality'
    const pairs = () =>
      open.citizens.flatMap((by) => open.citizens.filter((owner) => owner !== by).map((owner) => ({ by, owner })))
    const withIds = () => routes.filter(({ url }) => url.includes(':'))
    const shape = (text: string) => text.replace(/"instance":"[^"]*"/, '')

    it('there are routes of people, accounts, conversations and streams to walk', () => {
      expect(routes.length).toBeGreaterThan(40)
      for (const part of ['/people/:id', '/account/sessions/:id', '/conversations/:id', '/events', '/receipts/:index'])
        expect(
          routes.some(({ url }) => url.includes(part)),
          part,
        ).toBe(true)
    })

    it('answers at an id of somebody else as at an id of nobody', async () => {
      for (const route of withIds()) {
        for (const { by, owner } of pairs().filter(({ by, owner }) => isClosed(route, by, owner))) {
          const what = `${route.method} ${route.url} by ${by.mark} of ${owner.mark}`
          const path = await filled(route.url, owner)
          // Some ids are names that another municipality has too.
          if (path === (await filled(route.url, by))) continue
          const answer = await send(by, route, path)
          expect([what, answer.status], answer.text).toEqual([what, 404])
          expect(answer.text, what).not.toContain(owner.mark)
          const nothing = await send(
            by,
            route,
            await filled(route.url, by, route.url.includes(':index') ? '999999' : nobodys),
          )
          expect(shape(answer.text), what).toBe(shape(nothing.text))
        }
      }
    }, 300_000)

    it('shows in no list, search or other answer what is somebody else’s', async () => {
      const kinds = new Set(routes.flatMap(({ url }) => kindsIn(url)))
      for (const citizen of open.citizens) for (const kind of kinds) await thingOf(citizen, kind)
      for (const route of routes.filter(({ url }) => !url.includes(':'))) {
        for (const { by, owner } of pairs().filter(({ by, owner }) => isClosed(route, by, owner))) {
          const what = `${route.method} ${route.url} by ${by.mark} of ${owner.mark}`
          if (route.method === 'DELETE') continue
          const isSearch = route.url.endsWith('/search')
          const answer = await by.call(route.method, route.url, isSearch ? { query: owner.mark } : bodyFor(route, by))
          expect(answer.status, `${what}: ${answer.text}`).not.toBe(500)
          if (isSearch) expect(JSON.parse(answer.text), what).toMatchObject({ items: [] })
          expect(answer.text, what).not.toContain(owner.mark)
        }
      }
    }, 300_000)

    it('takes no id of somebody else inside a body', async () => {
      for (const { route, thing, body, status = 404 } of bodiesWithThings) {
        for (const { by, owner } of pairs()) {
          const what = `${route} with ${thing} by ${by.mark} of ${owner.mark}`
          const asked = await body(await thingOf(owner, thing), by, (kind) => thingOf(by, kind))
          const answer = await by.call(route.split(' ')[0] ?? '', `/api/v1${asked.path}`, asked.body)
          expect([what, answer.status], answer.text).toEqual([what, status])
          expect(answer.text, what).not.toContain(owner.mark)
        }
      }
    }, 300_000)

    it('and reaches every one of these routes with one’s own things, so that nothing above passed for another reason', async () => {
      const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE']
      const sorted = [...withIds()].sort(
        (a, b) => order.indexOf(a.method) - order.indexOf(b.method) || b.url.length - a.url.length,
      )
      const [citizen] = open.citizens
      if (citizen === undefined) throw new Error('nobody')
      for (const route of sorted.filter(({ url }) => !url.includes('/passkeys/'))) {
        // A route before this one may have ended it.
        things.delete(`${citizen.tenant} ${citizen.id} sessions/:id`)
        const answer = await send(citizen, route, await filled(route.url, citizen))
        const what = `${route.method} ${route.url}`
        expect([what, answer.status === 404 || tooEarly.has(answer.status)], answer.text).toEqual([what, false])
      }
    }, 300_000)
  })
})
