/** The receipt of an answer, checked here in the browser, told in plain words. */
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelSheet, ReceiptProof } from '../../../../src/workplace/contract.ts'
import { ask } from '../../../api.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { dayAndTime, number } from '../../../i18n/format.ts'
import './proof-panel.css'
import { useSidePanel } from './use-side-panel.ts'
import { type ProofChecks, verifyProof } from './verify-proof.ts'

export interface ProofPanelProps {
  readonly receipt: { readonly index: number; readonly origin: string }
  onClose(): void
}

export function ProofPanel({ receipt, onClose }: ProofPanelProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useSidePanel(heading, onClose)
  const { data, error } = useQuery({
    queryKey: ['receipt', receipt.origin, receipt.index],
    queryFn: async () => {
      const proof = await ask<ReceiptProof>(`/receipts/${receipt.index}`)
      return { proof, checks: await verifyProof(proof) }
    },
  })
  return (
    <aside className="side" aria-label={t('proof.title')}>
      <header className="side-head">
        <h2 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-4 side-title">
          {t('proof.title')}
        </h2>
        <Button look="subtle" isIcon aria-label={t('action.close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {error !== null && <Alert tone="error">{error.message}</Alert>}
      {data === undefined && error === null && <Skeleton lines={6} />}
      {data !== undefined && (
        <>
          <Verdict {...data.checks} />
          <p>{t('proof.lead')}</p>
          <Steps proof={data.proof} checks={data.checks} />
          <Facts proof={data.proof} />
        </>
      )}
    </aside>
  )
}

function Verdict({ isIncluded, isSigned }: ProofChecks) {
  const { t } = useTranslation()
  if (isIncluded && isSigned === true) return <Alert tone="ok" title={t('proof.verified')} />
  if (isIncluded && isSigned === undefined) return <Alert tone="warning">{t('proof.noSignature')}</Alert>
  return (
    <Alert tone="error" title={t('proof.wrong')}>
      {t('proof.wrongLead')}
    </Alert>
  )
}

function Steps({ proof, checks }: { proof: ReceiptProof; checks: ProofChecks }) {
  const { t } = useTranslation()
  const steps = [
    { isRight: checks.isIncluded, text: t('proof.included', { index: number(proof.index), size: number(proof.size) }) },
    { isRight: checks.isSigned, text: t('proof.signed', { origin: proof.origin }) },
  ]
  return (
    <ul className="proof-steps">
      {steps.map(({ isRight, text }) => (
        <li key={text}>
          <Icon name={isRight === true ? 'check' : 'close'} size={18} />
          <span>
            <span className="visually-hidden">{t(isRight === true ? 'proof.right' : 'proof.notRight')}: </span>
            {text}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface RecordFacts {
  readonly at?: string
  readonly model?: string
  readonly zone?: ModelSheet['zone']
  readonly policy?: string
}

/** The record itself holds facts only: never a text. */
function Facts({ proof }: { proof: ReceiptProof }) {
  const { t } = useTranslation()
  const { at, model, zone, policy } = proof.record as RecordFacts
  const rows = [
    [t('proof.at'), at === undefined ? undefined : dayAndTime(at)],
    [t('proof.model'), model],
    [t('proof.zone'), zone === undefined ? undefined : t(`zone.${zone}`)],
    [t('proof.policy'), policy],
    [t('proof.number'), number(proof.index)],
  ]
  return (
    <>
      <dl className="proof-facts">
        {rows.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <details>
        <summary>{t('proof.whole')}</summary>
        <pre className="nl-code-block proof-record">{JSON.stringify(proof.record, null, 2)}</pre>
        <p className="proof-key">
          {t('proof.key')} <code className="nl-code">{proof.verifierKey}</code>
        </p>
      </details>
    </>
  )
}
