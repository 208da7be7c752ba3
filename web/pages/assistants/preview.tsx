/** A try-out beside the form: what the assistant would say now, with nothing kept. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import '../../components/chips.css'
import { Skeleton } from '../../components/skeleton.tsx'
import { ZoneBadge } from '../../components/zone-badge.tsx'
import { Markdown } from '../workplace/answer/markdown.tsx'
import './preview.css'
import { type Draft, type Exchange, usePreview } from './use-preview.ts'

export function Preview({ draft, starters }: { draft: Draft; starters: readonly string[] }) {
  const { t } = useTranslation()
  const id = useId()
  const { exchanges, isBusy, ask, stop, restart } = usePreview(draft)
  const isReady = draft.instructions.trim() !== '' && draft.model !== ''
  return (
    <section className="preview" aria-labelledby={id}>
      <div className="preview-head">
        <h2 id={id} className="nl-heading nl-heading--level-4">
          {t('preview.title')}
        </h2>
        {exchanges.length > 0 && (
          <Button look="subtle" onClick={restart}>
            {t('preview.restart')}
          </Button>
        )}
      </div>
      <p className="field-help">{t(isReady ? 'preview.lead' : 'preview.notReady')}</p>
      {exchanges.length > 0 && <Exchanges exchanges={exchanges} isBusy={isBusy} />}
      {isReady && exchanges.length === 0 && starters.length > 0 && (
        <div className="preview-starters">
          {starters.map((starter) => (
            <button key={starter} type="button" className="chip" onClick={() => void ask(starter)}>
              {starter}
            </button>
          ))}
        </div>
      )}
      <Question isReady={isReady} isBusy={isBusy} onAsk={(text) => void ask(text)} onStop={stop} />
    </section>
  )
}

function Exchanges({ exchanges, isBusy }: { exchanges: readonly Exchange[]; isBusy: boolean }) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (exchanges.length > 0) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [exchanges])
  return (
    <div ref={list} className="preview-log" role="log" aria-label={t('preview.log')} aria-busy={isBusy}>
      {exchanges.map(({ id, question, answer, by, failure }) => (
        <div key={id} className="preview-exchange">
          <p className="preview-question">
            <span className="visually-hidden">{t('preview.you')}</span>
            {question}
          </p>
          <p className="preview-label">
            {t(by?.label?.isMadeByAi === false ? 'answer.quoted' : 'answer.byAi')}
            {by !== undefined && (
              <>
                {' '}
                · {by.model} <ZoneBadge zone={by.zone} />
              </>
            )}
          </p>
          {answer === '' && failure === undefined && isBusy ? <Skeleton lines={2} /> : <Markdown text={answer} />}
          {failure !== undefined && <Alert tone="warning">{failure}</Alert>}
        </div>
      ))}
    </div>
  )
}

interface QuestionProps {
  readonly isReady: boolean
  readonly isBusy: boolean
  onAsk(text: string): void
  onStop(): void
}

function Question({ isReady, isBusy, onAsk, onStop }: QuestionProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() === '' || !isReady || isBusy) return
    onAsk(text.trim())
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className="preview-ask">
      <textarea
        className="utrecht-textarea"
        aria-label={t('preview.question')}
        placeholder={t('preview.placeholder')}
        rows={2}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      {isBusy ? (
        <Button onClick={onStop}>{t('composer.stop')}</Button>
      ) : (
        <Button disabled={!isReady} onClick={send}>
          {t('composer.send')}
        </Button>
      )}
    </div>
  )
}
