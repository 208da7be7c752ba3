import { useTranslation } from 'react-i18next'
import type { Report } from '../../../src/workplace/contract.ts'
import { Tag } from '../../components/tag.tsx'

const tones = { wrong: 'warning', harmful: 'error', leak: 'error', request: 'neutral' } as const

export function ReportKind({ kind }: { kind: Report['kind'] }) {
  const { t } = useTranslation()
  return <Tag tone={tones[kind]}>{t(`reports.kinds.${kind}`)}</Tag>
}
