/** State and risk of a use case: always a word, with the shape and colour of what it means. */
import { useTranslation } from 'react-i18next'
import type { RiskClass, UseCaseState } from '../../../src/register/words-contract.ts'
import { Tag } from '../../components/tag.tsx'

const stateTones = { 'in-gebruik': 'ok', 'in-herziening': 'warning', gestopt: 'error' } as const

export function StateTag({ state }: { state: UseCaseState }) {
  const { t } = useTranslation()
  const tones: { readonly [state: string]: 'ok' | 'warning' | 'error' } = stateTones
  return <Tag tone={tones[state] ?? 'neutral'}>{t(`register.states.${state}`)}</Tag>
}

const riskTones = {
  verboden: 'error',
  hoog: 'warning',
  transparantie: 'neutral',
  minimaal: 'neutral',
  onbekend: 'neutral',
} as const

export function RiskTag({ risk }: { risk: RiskClass }) {
  const { t } = useTranslation()
  return <Tag tone={riskTones[risk]}>{t(`register.risks.${risk}`)}</Tag>
}
