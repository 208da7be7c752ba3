/** A temporary chat: for use cases that keep nothing, and for who wants nothing kept. Gone when the page is left. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentWithText, CorrectionInput, Message, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { ask, request } from '../../../api.ts'
import { Alert } from '../../../components/alert.tsx'
import { LeaveGuard } from '../../../components/leave-guard.tsx'
import { PageHead } from '../../../components/page-head.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useToast } from '../../../components/toast.tsx'
import { useTitle } from '../../../components/use-title.ts'
import { useShortcut } from '../../../shortcuts/use-shortcut.ts'
import { Answer } from '../answer/answer.tsx'
import { AnswerNews } from '../answer/answer-news.tsx'
import { Composer, type Sending } from '../composer/composer.tsx'
import { DropHint } from '../composer/drop-hint.tsx'
import { useDrop } from '../composer/use-drop.ts'
import { temporaryPlace } from '../composer/use-take-along.ts'
import { useUploads } from '../composer/use-uploads.ts'
import '../conversation/conversation.css'
import { ProofPanel } from '../proof/proof-panel.tsx'
import { useCasesQuery } from '../queries.ts'
import { ReportDialog } from '../report/report-dialog.tsx'
import { type About, reportTemporary } from '../report/report-temporary.ts'
import { branchTo } from '../thread/branch.ts'
import { Question } from '../thread/question.tsx'
import { Thread } from '../thread/thread.tsx'
import { useReadingPlace } from '../thread/use-reading-place.ts'
import { useTemporaryChat } from './use-temporary-chat.ts'

export function TemporaryPage() {
  const { t } = useTranslation()
  const { toepassing } = useSearch({ from: '/inside/workplace/tijdelijk' })
  const { data: useCases } = useQuery(useCasesQuery)
  if (useCases === undefined)
    return (
      <main className="page conversation-loading" aria-busy="true">
        <Skeleton lines={4} />
      </main>
    )
  // Without a choice, the first one: an address that somebody typed or kept still works.
  const useCase = toepassing === '' ? useCases[0] : useCases.find(({ id }) => id === toepassing)
  if (useCase === undefined)
    return (
      <main className="page">
        <PageHead title={t('temporary.plainTitle')} />
        <Alert tone="warning">{t(useCases.length === 0 ? 'start.none' : 'temporary.notYours')}</Alert>
        <Link to="/" className="nl-link">
          {t('error.home')}
        </Link>
      </main>
    )
  return <TemporaryChat key={useCase.id} useCase={useCase} />
}

type Side = { readonly kind: 'proof' | 'report' | 'request'; readonly message: Message }

function TemporaryChat({ useCase }: { useCase: UseCaseCard }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [model, setModel] = useState(useCase.models.find(({ isAvailable }) => isAvailable)?.id ?? '')
  const [corrections, setCorrections] = useState<CorrectionInput[]>([])
  const [files, setFiles] = useState<readonly AttachmentWithText[]>([])
  const [side, setSide] = useState<Side>()
  const chat = useTemporaryChat(useCase.id)
  const turns = branchTo(chat.messages, null)
  const reading = useReadingPlace()
  useShortcut('stop', chat.stop)
  useTitle(t('conversation.label'))
  const send = async ({ text }: Sending) => {
    reading.toEnd()
    await chat.ask(withFiles(text, files), { model, corrections })
    setFiles([])
  }
  const correct = async (correction: CorrectionInput) => {
    await request('/corrections', { method: 'POST', body: { ...correction, useCase: useCase.id, model } })
    setCorrections([...corrections, correction])
  }
  const addFile = async (file: File) => {
    const headers = { 'x-file-name': encodeURIComponent(file.name) }
    const read = await ask<AttachmentWithText>('/temporary/attachments', { method: 'POST', body: file, headers })
    setFiles((all) => [...all, read])
  }
  const uploads = useUploads({ present: files.length, put: addFile })
  const { target, isOver } = useDrop<HTMLElement>(uploads.add)
  const tell = (error: Error) => toast(error.message)
  const receipt = side?.kind === 'proof' ? side.message.answer?.receipt : undefined
  return (
    <div className={`conversation ${receipt == null ? '' : 'conversation-with-side'}`}>
      <main ref={target} className="conversation-main">
        {isOver && <DropHint />}
        <LeaveGuard
          isNeeded={turns.length > 0}
          title={t('leave.title')}
          lead={t('leave.temporary')}
          action={t('leave.action')}
        />
        <header className="conversation-head">
          <h1 className="conversation-title">{t('temporary.title', { useCase: useCase.name })}</h1>
        </header>
        <Thread
          turns={turns}
          place={reading}
          lead={
            <div className="temporary-lead">
              <Alert tone="info" isUrgent={false}>
                {t('temporary.lead')}
              </Alert>
            </div>
          }
        >
          {(turn) =>
            turn.message.role === 'user' ? (
              <Question turn={turn} isRunning={chat.isRunning} />
            ) : (
              <Answer
                turn={turn}
                asked={chat.messages.find(({ id }) => id === turn.message.parentId)?.text ?? ''}
                onModel={setModel}
                onProof={(message) => setSide({ kind: 'proof', message })}
                onReport={(message) => setSide({ kind: 'report', message })}
                onAskOwner={(message) => setSide({ kind: 'request', message })}
              />
            )
          }
        </Thread>
        <AnswerNews message={turns.at(-1)?.message} />
        <Composer
          place={temporaryPlace(useCase.id)}
          useCase={useCase}
          model={model}
          attachments={files}
          uploads={uploads}
          takesFocus
          isTemporary
          corrections={corrections}
          isRunning={chat.isRunning}
          onSend={send}
          onStop={chat.stop}
          onModel={setModel}
          onCorrect={(correction) => void correct(correction).catch(tell)}
          onRemoveFile={(id) => setFiles(files.filter((file) => file.id !== id))}
        />
      </main>
      {receipt != null && <ProofPanel receipt={receipt} onClose={() => setSide(undefined)} />}
      {side !== undefined && side.kind !== 'proof' && (
        <ReportDialog
          isRequest={side.kind === 'request'}
          onSend={(report) => reportTemporary(report, aboutAnswer(side.message, { useCase, messages: chat.messages }))}
          onClose={() => setSide(undefined)}
        />
      )}
    </div>
  )
}

/** Files have no place on the server here: their text goes along in the question. */
function withFiles(text: string, files: readonly AttachmentWithText[]): string {
  return [text, ...files.map((file) => `\n--- ${file.name} ---\n${file.text}`)].join('\n')
}

interface Whole {
  readonly useCase: UseCaseCard
  readonly messages: readonly Message[]
}

/** What a report says of an answer that only this page knows. */
function aboutAnswer({ parentId, text, answer }: Message, { useCase, messages }: Whole): About {
  return {
    useCase: useCase.id,
    model: answer?.model ?? '',
    receipt: answer?.receipt ?? null,
    rules: answer?.refusal?.rules.map(({ id }) => id) ?? [],
    texts: { question: messages.find(({ id }) => id === parentId)?.text ?? '', answer: text },
  }
}
