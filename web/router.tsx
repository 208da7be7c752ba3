/** Addresses of the application. Pages load when they are visited, so that the first one comes quickly. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { FailurePage, MissingPage } from './pages/failure-page.tsx'
import { type Filter, isFilter } from './pages/people/filter.ts'
import { type Group, isGroup } from './pages/register/group.ts'
import { SignInPage } from './pages/sign-in/sign-in-page.tsx'
import { sessionQuery } from './session.ts'
import { OpenFrame } from './shell/open-frame.tsx'
import { Shell } from './shell/shell.tsx'

interface Context {
  readonly client: QueryClient
}

const root = createRootRouteWithContext<Context>()({ errorComponent: FailurePage, notFoundComponent: MissingPage })

/** Only addresses of this application: never somewhere else after signing in. */
const innerAddress = (value: unknown): string =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) && !value.startsWith('/inloggen') ? value : '/'

interface SignInSearch {
  readonly return: string
  /** Code of a problem with the municipality's provider (src/identity/problems.ts). */
  readonly probleem?: string
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/inloggen',
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    return: innerAddress(search.return),
    ...(typeof search.probleem === 'string' ? { probleem: search.probleem } : {}),
  }),
  component: SignInPage,
})

/** Everything below needs somebody who is signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/inloggen', search: { return: innerAddress(location.href) } })
    // Until then the server refuses everything else.
    if (session.must.length > 0 && location.pathname !== '/account') throw redirect({ to: '/account' })
  },
})

const workplace = createRoute({
  getParentRoute: () => inside,
  id: 'workplace',
  component: lazyRouteComponent(() => import('./pages/workplace/workplace-page.tsx'), 'WorkplacePage'),
})

/** With what to begin: an assistant or a use case; in which folder. */
interface StartSearch {
  readonly assistent?: string
  readonly map?: string
  readonly toepassing?: string
}

const start = createRoute({
  getParentRoute: () => workplace,
  path: '/',
  validateSearch: ({ assistent, map, toepassing }: Record<string, unknown>): StartSearch => ({
    ...(typeof assistent === 'string' ? { assistent } : {}),
    ...(typeof map === 'string' ? { map } : {}),
    ...(typeof toepassing === 'string' ? { toepassing } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/workplace/start/start-page.tsx'), 'StartPage'),
})

const conversation = createRoute({
  getParentRoute: () => workplace,
  path: '/gesprek/$id',
  // The message to open at, for what was found by searching.
  validateSearch: ({ bericht }: Record<string, unknown>): { bericht?: string } =>
    typeof bericht === 'string' ? { bericht } : {},
  component: lazyRouteComponent(
    () => import('./pages/workplace/conversation/conversation-page.tsx'),
    'ConversationPage',
  ),
})

/** For anyone to read. */
const open = createRoute({
  getParentRoute: () => root,
  id: 'open',
  component: OpenFrame,
  beforeLoad: ({ context }) => context.client.ensureQueryData(sessionQuery).then(() => undefined),
})

const accessibility = createRoute({
  getParentRoute: () => open,
  path: '/toegankelijkheid',
  component: lazyRouteComponent(() => import('./pages/accessibility/accessibility-page.tsx'), 'AccessibilityPage'),
})

const page = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load, name) })

const account = () => import('./pages/account/account-page.tsx')
const shortcuts = () => import('./pages/shortcuts/shortcuts-page.tsx')

const person = () => import('./pages/people/person-page.tsx')
const newPerson = () => import('./pages/people/new-person-page.tsx')

const assistants = () => import('./pages/assistants/assistants-page.tsx')
const assistant = () => import('./pages/assistants/assistant-page.tsx')
const newAssistant = () => import('./pages/assistants/new-assistant-page.tsx')

const register = createRoute({
  getParentRoute: () => inside,
  path: '/register',
  validateSearch: ({ groep }: Record<string, unknown>): { groep: Group } => ({ groep: isGroup(groep) ? groep : 'all' }),
  component: lazyRouteComponent(() => import('./pages/register/register-page.tsx'), 'RegisterPage'),
})
const assessments = () => import('./pages/assessment/assessments-page.tsx')
const publication = () => import('./pages/publication/publication-page.tsx')

const assessment = createRoute({
  getParentRoute: () => inside,
  path: '/toetsen/$assessment',
  // The section that is open.
  validateSearch: ({ deel }: Record<string, unknown>): { deel: string } => ({
    deel: typeof deel === 'string' ? deel : '',
  }),
  component: lazyRouteComponent(() => import('./pages/assessment/assessment-page.tsx'), 'AssessmentPage'),
})

const useCase = () => import('./pages/register/use-case-page.tsx')
const newUseCase = createRoute({
  getParentRoute: () => inside,
  path: '/register/nieuw',
  validateSearch: ({ voorbeeld }: Record<string, unknown>): { voorbeeld?: string } =>
    typeof voorbeeld === 'string' ? { voorbeeld } : {},
  component: lazyRouteComponent(() => import('./pages/register/new-use-case-page.tsx'), 'NewUseCasePage'),
})
const classification = () => import('./pages/register/classification/classification-page.tsx')
const takeIn = () => import('./pages/register/imports/import-page.tsx')
const lawCalendar = () => import('./pages/register/calendar/calendar-page.tsx')
const guide = () => import('./pages/guide/guide-page.tsx')
const changeUseCase = () => import('./pages/register/change-use-case-page.tsx')

const people = createRoute({
  getParentRoute: () => inside,
  path: '/beheer',
  validateSearch: ({ rol }: Record<string, unknown>): { rol: Filter } => ({ rol: isFilter(rol) ? rol : 'all' }),
  component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
})

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/meldingen',
  validateSearch: ({ staat }: Record<string, unknown>): { staat: 'open' | 'handled' } => ({
    staat: staat === 'handled' ? staat : 'open',
  }),
  component: lazyRouteComponent(() => import('./pages/reports/reports-page.tsx'), 'ReportsPage'),
})
const policyMatrix = createRoute({
  getParentRoute: () => inside,
  path: '/beleid/matrix',
  validateSearch: ({ versie }: Record<string, unknown>): { versie?: string } =>
    typeof versie === 'string' ? { versie } : {},
  component: lazyRouteComponent(() => import('./pages/policy/matrix-page.tsx'), 'MatrixPage'),
})
const policy = () => import('./pages/policy/policy-page.tsx')
const policyTemplates = () => import('./pages/policy/templates-page.tsx')
const policyVersion = () => import('./pages/policy/version-page.tsx')
const report = () => import('./pages/reports/report-page.tsx')
const candidates = () => import('./pages/reports/candidates-page.tsx')

const temporary = createRoute({
  getParentRoute: () => workplace,
  path: '/tijdelijk',
  validateSearch: (search: Record<string, unknown>) => ({ toepassing: String(search.toepassing ?? '') }),
  component: lazyRouteComponent(() => import('./pages/workplace/temporary/temporary-page.tsx'), 'TemporaryPage'),
})

const routes = root.addChildren([
  signIn,
  open.addChildren([accessibility]),
  inside.addChildren([
    workplace.addChildren([start, conversation, temporary]),
    page('/account', account, 'AccountPage'),
    page('/assistenten', assistants, 'AssistantsPage'),
    page('/assistenten/nieuw', newAssistant, 'NewAssistantPage'),
    page('/assistenten/$assistant', assistant, 'AssistantPage'),
    register,
    newUseCase,
    page('/register/importeren', takeIn, 'ImportPage'),
    page('/register/kalender', lawCalendar, 'CalendarPage'),
    page('/register/$useCase', useCase, 'UseCasePage'),
    page('/register/$useCase/wijzigen', changeUseCase, 'ChangeUseCasePage'),
    page('/register/$useCase/toetsen', assessments, 'AssessmentsPage'),
    page('/register/$useCase/publicatie', publication, 'PublicationPage'),
    assessment,
    page('/register/$useCase/risicoklasse', classification, 'ClassificationPage'),
    page('/inspiratie', guide, 'GuidePage'),
    reports,
    page('/meldingen/correcties', candidates, 'CandidatesPage'),
    page('/meldingen/$report', report, 'ReportPage'),
    page('/beleid', policy, 'PolicyPage'),
    policyMatrix,
    page('/beleid/sjablonen', policyTemplates, 'TemplatesPage'),
    page('/beleid/versie/$version', policyVersion, 'PolicyVersionPage'),
    people,
    page('/beheer/nieuw', newPerson, 'NewPersonPage'),
    page('/beheer/$person', person, 'PersonPage'),
    page('/sneltoetsen', shortcuts, 'ShortcutsPage'),
  ]),
])

export function makeRouter(client: QueryClient) {
  return createRouter({ routeTree: routes, context: { client }, defaultPreload: 'intent', scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
