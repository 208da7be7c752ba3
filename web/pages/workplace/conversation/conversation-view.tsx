/** One conversation: the branch on screen, the composer, and a side panel that opens on demand. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Answer } from '../answer/answer.tsx'
import { useRunningAnswer } from '../answer/use-running-answer.ts'
import { Composer } from '../composer/composer.tsx'
import { ProofPanel } from '../proof/proof-panel.tsx'
import { ReportDialog } from '../report/report-dialog.tsx'
import { branchTo, newestLeafBelow } from '../thread/branch.ts'
import { Question } from '../thread/question.tsx'
import { useAsking } from './use-asking.ts'
import { useFollowEnd } from './use-follow-end.ts'

export interface ConversationViewProps {
  readonly conversation: Conversation
  /** Undefined when this person may no longer use it: then the conversation can only be read. */
  readonly useCase: UseCaseCard | undefined
}

type Side = { readonly kind: 'proof' | 'report' | 'request'; readonly message: Message }

export function ConversationView({ conversation, useCase }: ConversationViewProps) {
  const { t } = useTranslation()
  const asking = useAsking(conversation)
  const [side, setSide] = useState<Side>()
  const turns = branchTo(conversation.messages, conversation.activeLeaf)
  const last = turns.at(-1)?.message
  const running = conversation.messages.find(({ answer }) => answer?.state === 'running')
  useRunningAnswer(conversation.id, running?.id)
  const scroll = useFollowEnd(last?.text.length ?? 0, turns.length)
  const showBranch = (id: string) => asking.show.mutate(newestLeafBelow(conversation.messages, id))
  return (
    <div className={`conversation ${side?.kind === 'proof' ? 'conversation-with-side' : ''}`}>
      <main className="conversation-main">
        <div ref={scroll} className="conversation-scroll">
          <div className="conversation-column">
            <h1 className="conversation-title">{conversation.title}</h1>
            {turns.map((turn) => (
              <div key={turn.message.id} data-message={turn.message.id}>
                {turn.message.role === 'user' ? (
                  <Question
                    turn={turn}
                    isRunning={running !== undefined}
                    onBranch={showBranch}
                    onResend={(message, text) => asking.resend.mutateAsync({ message, text })}
                  />
                ) : (
                  <Answer
                    turn={turn}
                    onBranch={showBranch}
                    onModel={(model) => asking.regenerate.mutate({ message: turn.message, model })}
                    onRegenerate={(message) => asking.regenerate.mutate({ message })}
                    onRate={(message, value) => asking.rate.mutate({ message, value })}
                    onProof={(message) => setSide({ kind: 'proof', message })}
                    onReport={(message) => setSide({ kind: 'report', message })}
                    onAskOwner={(message) => setSide({ kind: 'request', message })}
                  />
                )}
              </div>
            ))}
          </div>
        </div>
        {useCase === undefined ? (
          <Alert tone="info">{t('conversation.readOnly')}</Alert>
        ) : (
          <Composer
            place={conversation.id}
            useCase={useCase}
            model={conversation.model}
            conversation={conversation.id}
            parentId={last?.id ?? null}
            attachments={conversation.pending}
            isRunning={running !== undefined}
            onSend={(sending) => asking.send.mutateAsync({ ...sending, parentId: last?.id ?? null })}
            onStop={() => running !== undefined && asking.stop.mutate(running.id)}
            onModel={(model) => asking.change.mutate({ model })}
            onCorrect={(correction) => asking.correct.mutate(correction)}
            onFiles={(files) => asking.attach.mutate(files)}
            onRemoveFile={(file) => asking.detach.mutate(file)}
          />
        )}
      </main>
      {side?.kind === 'proof' && side.message.answer?.receipt != null && (
        <ProofPanel receipt={side.message.answer.receipt} onClose={() => setSide(undefined)} />
      )}
      {side !== undefined && side.kind !== 'proof' && (
        <ReportDialog
          conversation={conversation.id}
          message={side.message.id}
          isRequest={side.kind === 'request'}
          onClose={() => setSide(undefined)}
        />
      )}
    </div>
  )
}
