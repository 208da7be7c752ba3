/** One conversation: the branch on screen, the composer, and a side panel that opens on demand. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { useShortcut } from '../../../shortcuts/use-shortcut.ts'
import { Answer } from '../answer/answer.tsx'
import { AnswerNews } from '../answer/answer-news.tsx'
import { useCopyAnswer } from '../answer/use-copy-answer.ts'
import { useRunningAnswer } from '../answer/use-running-answer.ts'
import { Composer } from '../composer/composer.tsx'
import { DropHint } from '../composer/drop-hint.tsx'
import { useDrop } from '../composer/use-drop.ts'
import { useUploads } from '../composer/use-uploads.ts'
import { ProofPanel } from '../proof/proof-panel.tsx'
import { ReportDialog } from '../report/report-dialog.tsx'
import { branchTo, newestLeafBelow } from '../thread/branch.ts'
import { Question } from '../thread/question.tsx'
import { Thread } from '../thread/thread.tsx'
import { useReadingPlace } from '../thread/use-reading-place.ts'
import { ConversationHead } from './conversation-head.tsx'
import { useAsking } from './use-asking.ts'

export interface ConversationViewProps {
  readonly conversation: Conversation
  /** Undefined when this person may no longer use it: then the conversation can only be read. */
  readonly useCase: UseCaseCard | undefined
  /** The message to open at. */
  readonly openAt: string | undefined
}

type Side = { readonly kind: 'proof' | 'report' | 'request'; readonly message: Message }

export function ConversationView({ conversation, useCase, openAt }: ConversationViewProps) {
  const { t } = useTranslation()
  const asking = useAsking(conversation)
  const [side, setSide] = useState<Side>()
  const place = useReadingPlace()
  const uploads = useUploads({ present: conversation.pending.length, put: asking.attach })
  const { target, isOver } = useDrop<HTMLElement>(uploads.add)
  const { messages } = conversation
  const turns = branchTo(messages, conversation.activeLeaf)
  const last = turns.at(-1)?.message
  const running = messages.find(({ answer }) => answer?.state === 'running')
  useRunningAnswer(conversation.id, running?.id)
  const { copyLast } = useCopyAnswer(last)
  useShortcut('copy', copyLast)
  const stop = () => running !== undefined && asking.stop.mutate(running.id)
  useShortcut('stop', stop)
  const showBranch = (id: string) => {
    place.stay(id)
    asking.show.mutate(newestLeafBelow(messages, id))
  }
  useBranchOf(openAt, { isShown: turns.some(({ message }) => message.id === openAt), messages, showBranch })
  return (
    <div className={`conversation ${side?.kind === 'proof' ? 'conversation-with-side' : ''}`}>
      <main ref={target} className="conversation-main">
        {isOver && useCase !== undefined && <DropHint />}
        <ConversationHead conversation={conversation} useCase={useCase} />
        <Thread
          turns={turns}
          place={place}
          openAt={openAt}
          lead={turns.length === 0 && <p className="conversation-empty">{t('conversation.empty')}</p>}
        >
          {(turn) =>
            turn.message.role === 'user' ? (
              <Question
                turn={turn}
                isRunning={running !== undefined}
                onBranch={showBranch}
                onResend={(message, text) => asking.resend.mutateAsync({ message, text })}
              />
            ) : (
              <Answer
                turn={turn}
                asked={textOf(messages, turn.message.parentId)}
                models={useCase?.models ?? []}
                onBranch={showBranch}
                onModel={(model) => asking.regenerate.mutate({ message: turn.message, model })}
                onRegenerate={(message, model) => asking.regenerate.mutate({ message, model })}
                onRate={(message, rating) => asking.rate.mutateAsync({ message, rating })}
                onProof={(message) => setSide({ kind: 'proof', message })}
                onReport={(message) => setSide({ kind: 'report', message })}
                onAskOwner={(message) => setSide({ kind: 'request', message })}
              />
            )
          }
        </Thread>
        <AnswerNews message={last} />
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
            uploads={uploads}
            applied={conversation.corrections}
            keeping={conversation.keeping}
            takesFocus={openAt === undefined}
            isRunning={running !== undefined}
            onSend={(sending) => {
              place.toEnd()
              return asking.send.mutateAsync({ ...sending, parentId: last?.id ?? null })
            }}
            onStop={stop}
            onModel={(model) => asking.change.mutate({ model })}
            onCorrect={(correction) => asking.correct.mutate(correction)}
            onUndoCorrection={(correction) => asking.undo.mutate(correction)}
            onRemoveFile={(file) => asking.detach.mutate(file)}
          />
        )}
      </main>
      {side?.kind === 'proof' && side.message.answer?.receipt != null && (
        <ProofPanel receipt={side.message.answer.receipt} onClose={() => setSide(undefined)} />
      )}
      {side !== undefined && side.kind !== 'proof' && (
        <ReportDialog
          isRequest={side.kind === 'request'}
          onSend={(report) => asking.report(side.message, report)}
          onClose={() => setSide(undefined)}
        />
      )}
    </div>
  )
}

function textOf(messages: readonly Message[], id: string | null): string {
  return messages.find((message) => message.id === id)?.text ?? ''
}

interface Branches {
  readonly isShown: boolean
  readonly messages: readonly Message[]
  showBranch(id: string): void
}

/** Shows the branch of the message that was asked for, when it is another one than was read last. */
function useBranchOf(openAt: string | undefined, { isShown, messages, showBranch }: Branches): void {
  const asked = useRef<string>(undefined)
  useEffect(() => {
    if (openAt === undefined || isShown || asked.current === openAt) return
    asked.current = openAt
    if (messages.some(({ id }) => id === openAt)) showBranch(openAt)
  })
}
