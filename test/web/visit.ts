/** What a visit to a page is made of. */
import type { Page } from 'playwright-core'

export interface Visit {
  /** Also the name of its screenshot. */
  readonly name: string
  readonly path: string
  /** A sample person; nobody when absent. */
  readonly person?: string
  /** Before the page is asked for: what its server will do. */
  readonly before?: (page: Page) => Promise<unknown>
  /** Once the page is there: what somebody does on it. */
  readonly act?: (page: Page) => Promise<unknown>
}

export const medewerker = 'fatima-bakker'
export const eigenaar = 'marieke-de-wit'
export const privacyOfficer = 'ahmed-el-amrani'
export const coordinator = 'thijs-hendriks'
export const beheerder = 'ruben-kok'

export const failing = (address: string) => (page: Page) =>
  page.route(address, (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"title":"Er ging iets mis."}' }),
  )
export const waiting = (address: string) => (page: Page) => page.route(address, () => new Promise(() => undefined))
export const empty = (address: string, body: string) => (page: Page) =>
  page.route(address, (route) => route.fulfill({ contentType: 'application/json', body }))
/** The page tries again a few times before it says so. */
export const hasFailed = (page: Page) => button(page, 'Probeer opnieuw').waitFor()
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
