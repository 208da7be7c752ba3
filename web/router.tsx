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
import { SignInPage } from './pages/sign-in/sign-in-page.tsx'
import { sessionQuery } from './session.ts'
import { Shell } from './shell/shell.tsx'

interface Context {
  readonly client: QueryClient
}

const root = createRootRouteWithContext<Context>()({ errorComponent: FailurePage, notFoundComponent: MissingPage })

/** Only addresses of this application: never somewhere else after signing in. */
const innerAddress = (value: unknown): string =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) && !value.startsWith('/inloggen') ? value : '/'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/inloggen',
  validateSearch: (search: Record<string, unknown>) => ({ return: innerAddress(search.return) }),
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
  },
})

const page = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load, name) })

const workplace = () => import('./pages/workplace/workplace-page.tsx')

const routes = root.addChildren([signIn, inside.addChildren([page('/', workplace, 'WorkplacePage')])])

export function makeRouter(client: QueryClient) {
  return createRouter({ routeTree: routes, context: { client }, defaultPreload: 'intent', scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
