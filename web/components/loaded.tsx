/** What a query brought, or its other states: on its way, refused, or failed with a way to try again. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { Skeleton } from './skeleton.tsx'

export interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: Error | null; refetch(): unknown }
  /** Lines of the skeleton, at most six. */
  readonly lines?: number
  readonly children: (data: T) => ReactNode
}

export function Loaded<T>({ query, lines = 4, children }: LoadedProps<T>) {
  const { t } = useTranslation()
  const { data, error } = query
  if (data !== undefined) return children(data)
  if (error === null)
    return (
      <div role="status">
        <span className="visually-hidden">{t('action.loading')}</span>
        <Skeleton lines={lines} />
      </div>
    )
  if (error instanceof ApiError && (error.status === 403 || error.status === 404))
    return <Alert tone="warning">{error.message}</Alert>
  return (
    <Alert tone="error" title={t('error.title')}>
      <p>{error instanceof ApiError ? error.message : t('error.unexpected')}</p>
      <Button onClick={() => void query.refetch()}>{t('action.retry')}</Button>
    </Alert>
  )
}
