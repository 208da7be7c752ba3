/** A temporary chat: for use cases that keep nothing, and for who wants nothing kept. Gone when the page is left. */
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentWithText, CorrectionInput, Message, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { ask, request } from '../../../api.ts'
import { Alert } from '../../../components/alert.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useToast } from '../../../components/toast.tsx'
import { useShortcut } from '../../../shortcuts/use-shortcut.ts'
import { Answer } from '../answer/answer.tsx'
import { AnswerNews } from '../answer/answer-news.tsx'
import { Composer, type Sending } from '../composer/composer.tsx'
import { DropHint } from '../composer/drop-hint.tsx'
import { useDrop } from '../composer/use-drop.ts'
import { useUploads } from '../composer/use-uploads.ts'
import '../conversation/conversation.css'
import { ProofPanel } from '../proof/proof-panel.tsx'
import { useCasesQuery } from '../queries.ts'
import { branchTo } from '../thread/branch.ts'
import { Question } from '../thread/question.tsx'
import { Thread } from '../thread/thread.tsx'
import { useReadingPlace } from '../thread/use-reading-place.ts'
import { usePageTitle } from '../use-page-title.ts'
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
  const useCase = useCases.find(({ id }) => id === toepassing)
  if (useCase === undefined)
    return (
      <main className="page">
        <Alert tone="warning">{t('start.none')}</Alert>
      </main>
    )
  return <TemporaryChat key={useCase.id} useCase={useCase} />
}

function TemporaryChat({ useCase }: { useCase: UseCaseCard }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [model, setModel] = useState(useCase.models.find(({ isAvailable }) => isAvailable)?.id ?? '')
  const [corrections, setCorrections] = useState<CorrectionInput[]>([])
  const [files, setFiles] = useState<readonly AttachmentWithText[]>([])
  const [proof, setProof] = useState<Message>()
  const chat = useTemporaryChat(useCase.id)
  const turns = branchTo(chat.messages, null)
  const reading = useReadingPlace()
  useShortcut('stop', chat.stop)
  usePageTitle(t('conversation.label'))
  useWarnBeforeLeaving(turns.length > 0)
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
  const receipt = proof?.answer?.receipt
  return (
    <div className={`conversation ${receipt == null ? '' : 'conversation-with-side'}`}>
      <main ref={target} className="conversation-main">
        {isOver && <DropHint />}
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
              <Answer turn={turn} onModel={setModel} onProof={setProof} />
            )
          }
        </Thread>
        <AnswerNews message={turns.at(-1)?.message} />
        <Composer
          place={`tijdelijk ${useCase.id}`}
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
      {receipt != null && <ProofPanel receipt={receipt} onClose={() => setProof(undefined)} />}
    </div>
  )
}

/** Files have no place on the server here: their text goes along in the question. */
function withFiles(text: string, files: readonly AttachmentWithText[]): string {
  return [text, ...files.map((file) => `\n--- ${file.name} ---\n${file.text}`)].join('\n')
}

/** Leaving the page ends the chat: the browser asks first. */
function useWarnBeforeLeaving(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
