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
  /** From here on the end is not followed, until the reader goes there. */
  stay(): void
}

export function useReadingPlace(): ReadingPlace {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const [isAtEnd, setAtEnd] = useState(true)
  const set = useCallback((isFollowing: boolean) => {
    follows.current = isFollowing
    setAtEnd(isFollowing)
  }, [])
  const toEnd = useCallback(() => {
    set(true)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [set])
  const stay = useCallback(() => {
    follows.current = false
  }, [])
  useLayoutEffect(() => {
    const [box, text] = [scroller.current, content.current]
    if (box === null || text === null) return
    const look = () => set(box.scrollHeight - box.scrollTop - box.clientHeight < nearPx)
    // Before the screen is painted, so that the last line does not jump.
    const grown = new ResizeObserver(() => {
      if (follows.current) box.scrollTop = box.scrollHeight
      else look()
    })
    box.addEventListener('scroll', look, { passive: true })
    grown.observe(text)
    grown.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      grown.disconnect()
    }
  }, [set])
  return { scroller, content, isAtEnd, toEnd, stay }
}
