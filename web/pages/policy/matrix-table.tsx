import { useTranslation } from 'react-i18next'
import type { PolicyMatrix, PolicyOutcome } from '../../../src/rulebook/contract.ts'
import { ZoneBadge } from '../../components/zone-badge.tsx'
import type { MatrixRow } from './matrix-rows.ts'
import { OutcomeTag } from './outcome-tag.tsx'

export interface MatrixTableProps {
  readonly rows: readonly MatrixRow[]
  readonly zones: PolicyMatrix['zones']
}

/** One block per group of kinds, with what happens in each zone beside or below each other. */
export function MatrixTable({ rows, zones }: MatrixTableProps) {
  return (
    <ul className="matrix">
      {rows.map(({ kinds, outcomes }) => (
        <li key={kinds.join()} className="matrix-row">
          <Kinds kinds={kinds} />
          <dl className="matrix-zones">
            {zones.map((zone, at) => (
              <div key={zone}>
                <dt>
                  <ZoneBadge zone={zone} />
                </dt>
                <dd>
                  <Cell outcome={outcomes[at]} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Kinds({ kinds }: { kinds: readonly string[] }) {
  const { t } = useTranslation()
  const words = kinds.map((kind) => (kind === '' ? t('matrix.noKind') : t(`kind.${kind as 'BSN'}`)))
  return (
    <h2 className="matrix-kinds">
      {words.join(', ')}
      {kinds.length > 4 && <span className="row-detail">{t('matrix.kinds', { count: kinds.length })}</span>}
    </h2>
  )
}

function Cell({ outcome }: { outcome: PolicyOutcome | undefined }) {
  if (outcome === undefined) return undefined
  return (
    <>
      <OutcomeTag outcome={outcome} />
      {outcome.rules.map((rule) => (
        <code key={rule} className="nl-code matrix-rule">
          {rule}
        </code>
      ))}
    </>
  )
}
