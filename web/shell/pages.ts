import type { LinkProps } from '@tanstack/react-router'
import type { ParseKeys } from 'i18next'

interface Page {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: ParseKeys
  readonly verb: string | undefined
}

/** The words of the navigation: shown to who may use them (verbs of src/identity/rights.ts). */
export const pages: readonly Page[] = [{ to: '/', label: 'shell.workplace', verb: undefined }]
