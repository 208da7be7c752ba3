/** The text field with what will be protected marked in it. The marks lie under the text; the field stays an ordinary one. */
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShieldSpan } from '../../../../src/workplace/contract.ts'
import { familyOf } from './kinds.ts'
import { MarkTip } from './mark-tip.tsx'
import type { Piece } from './marked-text.ts'
import { useMarkTip } from './use-mark-tip.ts'

export interface ShieldFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly value: string
  readonly pieces: readonly Piece[]
  readonly placeholder: string
  readonly describedBy: string
  onChange(text: string): void
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void
  onSelect(selected: string): void
  onFiles(files: readonly File[]): void
  onRelease(span: ShieldSpan): void
}

export function ShieldField({ field, value, pieces, placeholder, describedBy, ...on }: ShieldFieldProps) {
  const { t } = useTranslation()
  const marks = useRef<HTMLDivElement>(null)
  const { tip, ...pointer } = useMarkTip(marks)
  const pointed = pieces.find(({ start, span }) => span !== undefined && start === tip?.start)?.span
  useLayoutEffect(() => {
    if (field.current === null) return
    field.current.style.blockSize = 'auto'
    // Grows with the text; the style sheet sets the limit of eight lines.
    if (value !== '') field.current.style.blockSize = `${field.current.scrollHeight}px`
  }, [field, value])
  return (
    <div className="shield-field">
      <div ref={marks} className="shield-marks" aria-hidden="true">
        {pieces.map(({ text, start, span }) =>
          span === undefined ? (
            text
          ) : (
            <mark key={start} data-start={start} className={`mark mark-${familyOf(span.type)}`}>
              {text}
            </mark>
          ),
        )}
      </div>
      <textarea
        ref={field}
        className="shield-input"
        rows={2}
        value={value}
        placeholder={placeholder}
        aria-label={t('composer.label')}
        aria-describedby={describedBy}
        onChange={(event) => {
          pointer.close()
          on.onChange(event.target.value)
        }}
        onKeyDown={on.onKeyDown}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          on.onSelect(value.slice(selectionStart, selectionEnd))
        }
        onMouseMove={pointer.onMove}
        onMouseLeave={pointer.onLeave}
        onClick={pointer.onClick}
        onScroll={({ currentTarget }) => {
          pointer.close()
          if (marks.current !== null) marks.current.scrollTop = currentTarget.scrollTop
        }}
        onPaste={(event) => {
          const files = [...event.clipboardData.files]
          if (files.length === 0) return
          event.preventDefault()
          on.onFiles(files)
        }}
      />
      {tip !== undefined && pointed !== undefined && (
        <MarkTip
          span={pointed}
          place={tip.place}
          onLeave={() => !tip.isPinned && pointer.close()}
          onRelease={() => {
            pointer.close()
            on.onRelease(pointed)
          }}
        />
      )}
    </div>
  )
}
