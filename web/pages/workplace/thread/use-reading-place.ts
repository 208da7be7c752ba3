/**
 * Where somebody reads in a conversation. At the end, the end stays in view while it grows; who went up to read stays there.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

const nearPx = 32

export interface ReadingPlace {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly content: RefObject<HTMLDivElement | null>
  readonly isAtEnd: boolean
  toEnd(): void
  /** The message that gets the focus as soon as it is drawn. */
  readonly focusNext: RefObject<string | undefined>
  /** From here on the end is not followed, until the reader goes there. @param message gets the focus */
  stay(message: string): void
}

export function useReadingPlace(): ReadingPlace {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const focusNext = useRef<string>(undefined)
  const [isAtEnd, setAtEnd] = useState(true)
  const set = useCallback((isFollowing: boolean) => {
    follows.current = isFollowing
    setAtEnd(isFollowing)
  }, [])
  const toEnd = useCallback(() => {
    set(true)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [set])
  const stay = useCallback((message: string) => {
    follows.current = false
    focusNext.current = message
  }, [])
  useLayoutEffect(() => {
    const [box, text] = [scroller.current, content.current]
    if (box === null || text === null) return
    let top = box.scrollTop
    const isNear = () => box.scrollHeight - box.scrollTop - box.clientHeight < nearPx
    // Only a reader goes up: what grows or is measured again never does.
    const look = () => {
      if (isNear()) set(true)
      else if (!follows.current || box.scrollTop < top - 1) set(false)
      top = box.scrollTop
    }
    // Before the screen is painted, so that the last line does not jump.
    const grown = new ResizeObserver(() => {
      if (follows.current) box.scrollTop = box.scrollHeight
      else setAtEnd(isNear())
      // What shrank moved the place too, and was no reader either.
      top = box.scrollTop
    })
    box.addEventListener('scroll', look, { passive: true })
    grown.observe(text)
    grown.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      grown.disconnect()
    }
  }, [set])
  return { scroller, content, isAtEnd, focusNext, toEnd, stay }
}
