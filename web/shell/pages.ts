import type { LinkProps } from '@tanstack/react-router'
import type { ParseKeys } from 'i18next'

interface Page {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: ParseKeys
  /** One of these is enough; none for everyone. */
  readonly verbs: readonly string[]
}

/** The words of the navigation: shown to who may use them (verbs of src/identity/rights.ts). */
const pages: readonly Page[] = [
  { to: '/', label: 'shell.workplace', verbs: ['conversation.read'] },
  { to: '/assistenten', label: 'shell.assistants', verbs: ['assistant.read'] },
  { to: '/register', label: 'shell.register', verbs: ['register.read'] },
  { to: '/meldingen', label: 'shell.reports', verbs: ['report.read', 'correction.review'] },
  { to: '/beleid', label: 'shell.policy', verbs: ['policy.read'] },
  { to: '/beheer', label: 'shell.people', verbs: ['person.see'] },
]

/** @param may the verbs of a person */
export function pagesFor(may: readonly string[]): readonly Page[] {
  return pages.filter(({ verbs }) => verbs.length === 0 || verbs.some((verb) => may.includes(verb)))
}

/** Pages about oneself and about the application: under the person's menu, for everyone. */
export const ownPages = [
  { to: '/account', label: 'shell.account' },
  { to: '/toegankelijkheid', label: 'shell.accessibility' },
  { to: '/sneltoetsen', label: 'shell.shortcuts' },
] as const satisfies readonly Pick<Page, 'to' | 'label'>[]
