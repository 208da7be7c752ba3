/** The calendar of the law over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as wire from '../calendar/contract.ts'
import { readObligationsOf, readReminders } from '../calendar/keep-calendar.ts'
import { dated } from '../calendar/obligations.ts'
import type { Desk } from '../desk.ts'
import { params, reading } from './use-cases.ts'

const tags = ['kalender']

export function calendarRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn, calendar } = desk
  routes.get(
    '/registration/obligations',
    { config: reading, schema: { tags, summary: 'Wat de wet vraagt, op datum', response: { 200: wire.calendar } } },
    () => ({ items: dated(calendar, desk.today()), version: calendar.version, soonDays: calendar.soonDays }),
  )
  routes.get(
    '/registration/reminders',
    { config: reading, schema: { tags, summary: 'Wat binnenkort nodig is', response: { 200: wire.reminders } } },
    async (request) => ({ items: await readReminders(desk, signedIn(request)), soonDays: calendar.soonDays }),
  )
  routes.get(
    '/register/:id/obligations',
    {
      config: reading,
      schema: { tags, summary: 'Wat voor deze toepassing geldt', params, response: { 200: wire.datedObligations } },
    },
    async (request) => ({ items: await readObligationsOf(desk, signedIn(request), request.params.id) }),
  )
}
