/** Where a question is written: what will be protected is marked while typing, and everything about it is one line away. */
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, CorrectionInput, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { AddMissed } from './add-missed.tsx'
import { AttachButton } from './attach-button.tsx'
import { Attachments } from './attachments.tsx'
import './composer.css'
import { draftOf, keepDraft } from './drafts.ts'
import { markText } from './marked-text.ts'
import { ModelPicker } from './model-picker.tsx'
import { ShieldField } from './shield-field.tsx'
import { ShieldLine } from './shield-line.tsx'
import { ShieldPanel } from './shield-panel.tsx'
import { useShield } from './use-shield.ts'

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
  /** Corrections that the server does not keep for us (before the first question, or in a temporary chat). */
  readonly corrections?: readonly CorrectionInput[]
  /** Files are only known to this page, so the server cannot count them. */
  readonly isTemporary?: boolean
  readonly isRunning: boolean
  onSend(sending: Sending): Promise<void>
  onStop(): void
  onModel(model: string): void
  onCorrect(correction: CorrectionInput): void
  onFiles(files: readonly File[]): void
  onRemoveFile?(id: string): void
}

// The same empty lists every time: a new one would look like a change.
const noFiles: readonly Attachment[] = []
const noCorrections: readonly CorrectionInput[] = []

export function Composer(props: ComposerProps) {
  const { place, useCase, model, conversation, parentId, isRunning, isTemporary = false } = props
  const { attachments = noFiles, corrections = noCorrections } = props
  const { t } = useTranslation()
  const lineId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => draftOf(place))
  const [selected, setSelected] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const files = attachments.map(({ id }) => id)
  const fileKey = files.join()
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
  const inspected = useInspectedText(text, shield.result !== undefined)
  const shown = text.trim() === '' && files.length === 0 ? undefined : (shield.result ?? shield.last)
  const pieces = markText(text, shown?.spans ?? [], inspected)
  const isRefused = shield.result?.verdict.effect === 'deny'
  const sheet = useCase.models.find(({ id }) => id === model)

  const write = (next: string) => {
    setText(next)
    keepDraft(place, next)
  }
  const send = async () => {
    const sending = text.trim()
    if ((sending === '' && files.length === 0) || isRunning || isRefused) return
    setFailure(null)
    write('')
    setOpen(false)
    try {
      await props.onSend({ text: sending, attachments: files })
    } catch (error) {
      // What was written is not lost because sending failed.
      write(text)
      setFailure(error instanceof Error ? error : new Error(t('error.unexpected')))
    }
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  return (
    <div className="composer">
      {failure !== null && <Alert tone="error">{failure.message}</Alert>}
      {isOpen && shown !== undefined && (
        <ShieldPanel
          text={text}
          shield={shown}
          onRelease={({ type, start, end }) =>
            props.onCorrect({ kind: 'false-alarm', type, value: text.slice(start, end) })
          }
        />
      )}
      <div className="composer-box">
        <Attachments items={attachments} onRemove={props.onRemoveFile} />
        <ShieldField
          field={field}
          value={text}
          pieces={pieces}
          placeholder={t('composer.placeholder')}
          describedBy={lineId}
          onChange={write}
          onKeyDown={onKeyDown}
          onSelect={setSelected}
          onFiles={props.onFiles}
        />
        <div className="composer-tools">
          <AttachButton onFiles={props.onFiles} />
          <ModelPicker useCase={useCase} model={model} onModel={props.onModel} />
          <span className="composer-space" />
          <AddMissed value={selected.trim()} onAdd={props.onCorrect} />
          {isRunning ? (
            <Button look="secondary" onClick={props.onStop}>
              <Icon name="stop" isFilled size={16} /> {t('composer.stop')}
            </Button>
          ) : (
            <Button look="primary" disabled={isRefused || (text.trim() === '' && files.length === 0)} onClick={send}>
              {t('composer.send')} <Icon name="send" size={16} />
            </Button>
          )}
        </div>
      </div>
      {sheet !== undefined && (
        <ShieldLine
          id={lineId}
          useCase={useCase}
          model={sheet}
          shield={shown}
          isOpen={isOpen && shown !== undefined}
          onToggle={() => setOpen(!isOpen)}
        />
      )}
      {shield.error !== null && <Alert tone="error">{t('shield.failed')}</Alert>}
    </div>
  )
}

/** The text that the marks on screen belong to. */
function useInspectedText(text: string, isCurrent: boolean): string {
  const last = useRef('')
  if (isCurrent) last.current = text
  return last.current
}
