// First, so that the styles of pages and components come after those of the theme.
import './theme/index.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError, onSignedOut } from './api.ts'
import { startLanguage } from './i18n/index.ts'
import { makeRouter } from './router.tsx'
import { sessionQuery } from './session.ts'
import { followScheme } from './theme/scheme.ts'

/** Trying again helps when the server was away, not when it said no. */
const isWorthRetrying = (count: number, error: Error) =>
  count < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)

const client = new QueryClient({ defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 10_000 } } })
const router = makeRouter(client)

onSignedOut(() => {
  if (client.getQueryData(sessionQuery.queryKey) == null) return
  client.setQueryData(sessionQuery.queryKey, null)
  void router.invalidate()
})
followScheme()
await startLanguage()

const element = document.getElementById('root')
if (element === null) throw new Error('no root element')
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
