/** Where a question is written: what will be protected is marked while typing, and everything about it is one line away. */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  AppliedCorrection,
  Attachment,
  CorrectionInput,
  Keeping,
  UseCaseCard,
} from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { useEscape } from '../../../shortcuts/use-escape.ts'
import { useShortcut } from '../../../shortcuts/use-shortcut.ts'
import { Attachments } from './attachments.tsx'
import './composer.css'
import { ComposerRefusal } from './composer-refusal.tsx'
import { ComposerTools } from './composer-tools.tsx'
import { nextHint } from './hints.ts'
import { keptInWords } from './keeping.ts'
import { markText } from './marked-text.ts'
import { ShieldField } from './shield-field.tsx'
import { ShieldLine } from './shield-line.tsx'
import { ShieldPanel } from './shield-panel.tsx'
import { UploadNews } from './upload-news.tsx'
import { useShield } from './use-shield.ts'
import type { Uploads } from './use-uploads.ts'
import { useWriting } from './use-writing.ts'

export interface Sending {
  readonly text: string
  readonly attachments: readonly string[]
}

export interface ComposerProps {
  /** Names the draft: a conversation, or the start page of a use case. */
  readonly place: string
  readonly useCase: UseCaseCard
  readonly model: string
  readonly conversation?: string
  readonly parentId?: string | null
  readonly attachments?: readonly Attachment[]
  readonly uploads: Uploads
  /** Corrections that the server does not keep for us (before the first question, or in a temporary chat). */
  readonly corrections?: readonly CorrectionInput[]
  /** Corrections that the conversation keeps. */
  readonly applied?: readonly AppliedCorrection[]
  /** What stays behind of the conversation this is asked in. */
  readonly keeping?: Keeping
  /** Files are only known to this page, so the server cannot count them. */
  readonly isTemporary?: boolean
  readonly isRunning: boolean
  /** Whether one starts writing at once, where that opens no keyboard on the screen. */
  readonly takesFocus?: boolean
  onSend(sending: Sending): Promise<void>
  onStop(): void
  onModel(model: string): void
  onCorrect(correction: CorrectionInput): void
  onUndoCorrection?(id: string): void
  onRemoveFile?(id: string): void
}

// The same empty lists every time: a new one would look like a change.
const noFiles: readonly Attachment[] = []
const noCorrections: readonly CorrectionInput[] = []

export function Composer(props: ComposerProps) {
  const { useCase, model, isRunning, uploads, attachments = noFiles, takesFocus = false, isTemporary = false } = props
  const { t } = useTranslation()
  const lineId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [selected, setSelected] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [hint, setHint] = useState(nextHint)
  const writing = useWriting(props.place)
  const { text } = writing
  const { shield, shown, inspected } = useShieldOf(props, text)
  const isEmpty = text.trim() === '' && attachments.length === 0
  const isRefused = shield.result?.verdict.effect === 'deny'
  const cannotSend = isEmpty || isRunning || isRefused || uploads.adding.length > 0
  const sheet = useCase.models.find(({ id }) => id === model)
  const isPanelOpen = isOpen && sheet !== undefined
  const kept = keptInWords(t, { useCase, keeping: shown?.keeping ?? props.keeping, isTemporary })
  useEscape(isPanelOpen, () => setOpen(false))
  useShortcut('write', () => field.current?.focus())
  useEffect(() => {
    if (takesFocus && window.matchMedia('(pointer: fine)').matches) field.current?.focus()
  }, [takesFocus])

  const send = async () => {
    if (cannotSend) return
    setOpen(false)
    const isSent = await writing.send((sending) =>
      props.onSend({ text: sending, attachments: attachments.map(({ id }) => id) }),
    )
    if (isSent) setHint(nextHint())
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Out of the field, so that single keys work again.
    if (event.key === 'Escape' && !isPanelOpen) event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  const release = ({ type, start, end }: { type: CorrectionInput['type']; start: number; end: number }) =>
    props.onCorrect({ kind: 'false-alarm', type, value: text.slice(start, end) })
  return (
    <div className="composer">
      {writing.failure !== null && <Alert tone="error">{writing.failure.message}</Alert>}
      <UploadNews uploads={uploads} />
      {isRefused && shield.result?.verdict.effect === 'deny' && (
        <ComposerRefusal
          refusal={shield.result.verdict.refusal}
          useCase={useCase.id}
          model={model}
          text={text}
          onModel={props.onModel}
        />
      )}
      {isPanelOpen && (
        <ShieldPanel
          text={text}
          shield={shown}
          model={sheet}
          kept={kept}
          applied={props.applied ?? []}
          onRelease={release}
          onUndo={(id) => props.onUndoCorrection?.(id)}
        />
      )}
      <div className="composer-box">
        <Attachments items={attachments} onRemove={props.onRemoveFile} />
        <ShieldField
          field={field}
          value={text}
          pieces={markText(text, shown?.spans ?? [], inspected)}
          placeholder={t(hint)}
          describedBy={lineId}
          onChange={writing.write}
          onKeyDown={onKeyDown}
          onSelect={setSelected}
          onFiles={uploads.add}
          onRelease={release}
        />
        <ComposerTools {...props} selected={selected} cannotSend={cannotSend} onSend={() => void send()} />
      </div>
      {sheet !== undefined && (
        <ShieldLine
          id={lineId}
          useCase={useCase}
          model={sheet}
          shield={shown}
          kept={kept}
          isOpen={isPanelOpen}
          onToggle={() => setOpen(!isOpen)}
        />
      )}
      {shield.error !== null && <Alert tone="error">{t('shield.failed')}</Alert>}
    </div>
  )
}

/** What would be protected of all that would be sent now. */
function useShieldOf(props: ComposerProps, text: string) {
  const { useCase, model, conversation, parentId, isTemporary = false } = props
  const { attachments = noFiles, corrections = noCorrections } = props
  const fileKey = attachments.map(({ id }) => id).join()
  const request = useMemo(
    () => ({
      text,
      useCase: useCase.id,
      model,
      attachments: fileKey === '' || isTemporary ? [] : fileKey.split(','),
      corrections: [...corrections],
      ...(conversation === undefined ? {} : { conversation }),
      ...(parentId === undefined ? {} : { parentId }),
    }),
    [text, useCase.id, model, fileKey, isTemporary, corrections, conversation, parentId],
  )
  const shield = useShield(request)
  const last = useRef('')
  // The text that the marks on screen belong to.
  if (shield.result !== undefined) last.current = text
  const isEmpty = text.trim() === '' && attachments.length === 0
  return { shield, shown: isEmpty ? undefined : (shield.result ?? shield.last), inspected: last.current }
}
