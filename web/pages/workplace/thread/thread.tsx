/**
 * The messages of a conversation. Only what is near the screen is drawn when there are many, so a thousand scroll smoothly;
 * a short one is drawn whole, so that the browser's own search finds everything.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import type { Turn } from './branch.ts'
import { estimateHeight, heightBefore } from './estimate-height.ts'
import './thread.css'
import type { ReadingPlace } from './use-reading-place.ts'

export interface ThreadProps {
  readonly turns: readonly Turn[]
  readonly place: ReadingPlace
  /** The message to open at; the end when absent. */
  readonly openAt?: string | undefined
  /** Above the first message. */
  readonly lead?: ReactNode
  readonly children: (turn: Turn) => ReactNode
}

const drawnWhole = 60
const overscan = 6
const gap = 24

export function Thread({ turns, place, openAt, lead, children }: ThreadProps) {
  const { t } = useTranslation()
  const { scroller, content, isAtEnd, toEnd } = place
  const opening = turns.findIndex(({ message }) => message.id === openAt)
  const virtual = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => turns[at]?.message.id ?? at,
    estimateSize: (at) => estimateHeight(turns[at]),
    gap,
    paddingStart: gap,
    paddingEnd: gap,
    scrollPaddingStart: gap,
    overscan: turns.length <= drawnWhole ? drawnWhole : overscan,
    initialOffset: () => heightBefore(turns, opening === -1 ? turns.length : opening, gap),
  })
  // What grows in sight or at the end moves nothing above it; only what lies wholly above the screen would.
  virtual.shouldAdjustScrollPositionOnItemSizeChange = ({ end }, _delta, { scrollOffset }) =>
    !isAtEnd && end <= (scrollOffset ?? 0)
  useOpening(openAt, opening, { place, scrollTo: (at) => virtual.scrollToIndex(at, { align: 'start' }) })
  useFocusNext(place)
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div className="thread">
      <div ref={scroller} className="thread-scroll">
        <div ref={content} className="thread-column">
          {lead}
          <div
            {...(items.length > 0 && { role: 'feed', 'aria-label': t('thread.label') })}
            style={{ paddingBlock: `${before}px ${after}px` }}
          >
            {items.map(({ key, index }) => {
              const turn = turns[index]
              if (turn === undefined) return null
              const { id, role, answer } = turn.message
              return (
                <article
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  data-message={id}
                  tabIndex={-1}
                  className={`turn ${id === openAt ? 'turn-found' : ''}`}
                  aria-label={t(role === 'user' ? 'question.label' : 'answer.label')}
                  aria-posinset={index + 1}
                  aria-setsize={turns.length}
                  aria-busy={answer?.state === 'running'}
                >
                  {children(turn)}
                </article>
              )
            })}
          </div>
        </div>
      </div>
      {!isAtEnd && (
        <Button className="thread-end" onClick={toEnd}>
          <Icon name="down" size={18} /> {t('thread.toEnd')}
        </Button>
      )}
    </div>
  )
}

interface Opening {
  readonly place: ReadingPlace
  scrollTo(at: number): void
}

/** Goes to the message that was asked for, once, as soon as its branch is on screen. */
function useOpening(openAt: string | undefined, at: number, { place, scrollTo }: Opening): void {
  const opened = useRef<string>(undefined)
  useEffect(() => {
    if (openAt === undefined || at === -1 || opened.current === openAt) return
    opened.current = openAt
    place.stay(openAt)
    scrollTo(at)
  })
}

/** Puts the focus at the message it was promised to: at the switch of branches there, or else at the message itself. */
function useFocusNext({ scroller, focusNext }: ReadingPlace): void {
  useEffect(() => {
    const message = scroller.current?.querySelector<HTMLElement>(`[data-message="${focusNext.current}"]`)
    if (message == null) return
    focusNext.current = undefined
    const target = message.querySelector<HTMLElement>('.branch-switch button:not(:disabled)') ?? message
    target.focus({ preventScroll: true })
  })
}
