import { useTranslation } from 'react-i18next'
import type { VersionState } from '../../../src/rulebook/contract.ts'
import { Tag } from '../../components/tag.tsx'

const tones = {
  draft: 'neutral',
  submitted: 'warning',
  approved: 'ok',
  'in-force': 'ok',
  superseded: 'neutral',
  withdrawn: 'neutral',
} as const satisfies { readonly [S in VersionState]: 'neutral' | 'warning' | 'ok' }

export function VersionStateTag({ state }: { state: VersionState }) {
  const { t } = useTranslation()
  return <Tag tone={tones[state]}>{t(`policy.state.${state}`)}</Tag>
}
