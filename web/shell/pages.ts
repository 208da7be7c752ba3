import type { LinkProps } from '@tanstack/react-router'
import type { ParseKeys } from 'i18next'

interface Page {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: ParseKeys
  readonly verb: string | undefined
}

/** The words of the navigation: shown to who may use them (verbs of src/identity/rights.ts). */
export const pages: readonly Page[] = [
  { to: '/', label: 'shell.workplace', verb: undefined },
  { to: '/beheer', label: 'shell.people', verb: 'person.see' },
]

/** Pages about oneself and about the application: under the person's menu, for everyone. */
export const ownPages = [
  { to: '/account', label: 'shell.account' },
  { to: '/sneltoetsen', label: 'shell.shortcuts' },
] as const satisfies readonly Pick<Page, 'to' | 'label'>[]
