/** Keeps the end of a conversation in view while it grows, unless the reader went up to read. */
import { type RefObject, useLayoutEffect, useRef } from 'react'

const nearPx = 80

/** @param grown anything that grows with the last text @param turns how many messages there are */
export function useFollowEnd(grown: number, turns: number): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const wasAtEnd = useRef(true)
  useLayoutEffect(() => {
    const box = element.current
    if (box === null) return
    const look = () => {
      wasAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx
    }
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [])
  useLayoutEffect(() => {
    const box = element.current
    if (box !== null && grown + turns > 0 && wasAtEnd.current) box.scrollTop = box.scrollHeight
  }, [grown, turns])
  return element
}
