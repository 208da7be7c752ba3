/** What is being written may not pass as it is: why, and the ways on, before it is sent at all. */
import { useState } from 'react'
import type { Refusal } from '../../../../src/workplace/contract.ts'
import { ReportDialog } from '../report/report-dialog.tsx'
import { reportTemporary } from '../report/report-temporary.ts'
import { RefusalHelp } from './refusal-help.tsx'

export interface ComposerRefusalProps {
  readonly refusal: Refusal
  readonly useCase: string
  readonly model: string
  readonly text: string
  onModel(model: string): void
}

export function ComposerRefusal({ refusal, useCase, model, text, onModel }: ComposerRefusalProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <RefusalHelp refusal={refusal} text={text} onModel={onModel} onAskOwner={() => setAsking(true)} />
      {isAsking && (
        <ReportDialog
          isRequest
          onSend={(report) =>
            reportTemporary(report, {
              useCase,
              model,
              receipt: null,
              rules: refusal.rules.map(({ id }) => id),
              texts: { question: text, answer: '' },
            })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
