/**
 * Which mark the pointer is at. The marks lie under the text field, which gets all pointer events, so the place of the
 * pointer is compared with theirs. A click keeps the tip where it is.
 */
import { type MouseEvent, type RefObject, useState } from 'react'
import { useEscape } from '../../../shortcuts/use-escape.ts'

export interface Tip {
  /** Where its mark starts in the text. */
  readonly start: number
  readonly isPinned: boolean
  readonly place: { readonly left: number; readonly bottom: number }
}

const tipWidthPx = 300

export function useMarkTip(marks: RefObject<HTMLElement | null>) {
  const [tip, setTip] = useState<Tip>()
  const close = () => setTip(undefined)
  useEscape(tip !== undefined, close)
  const find = ({ clientX: x, clientY: y }: MouseEvent): Omit<Tip, 'isPinned'> | undefined => {
    const box = marks.current?.getBoundingClientRect()
    for (const mark of marks.current?.querySelectorAll('mark') ?? [])
      for (const { left, right, top, bottom } of mark.getClientRects())
        if (box !== undefined && x >= left && x <= right && y >= top && y <= bottom)
          return {
            start: Number(mark.dataset.start),
            place: { left: Math.max(0, Math.min(left - box.left, box.width - tipWidthPx)), bottom: box.bottom - top },
          }
    return undefined
  }
  return {
    tip,
    close,
    onMove: (event: MouseEvent) => {
      if (tip?.isPinned === true || event.buttons !== 0) return
      const found = find(event)
      if (found?.start !== tip?.start) setTip(found && { ...found, isPinned: false })
    },
    onClick: (event: MouseEvent) => {
      const found = find(event)
      setTip(found && { ...found, isPinned: true })
    },
    /** From the text to the tip is not away. */
    onLeave: ({ relatedTarget }: MouseEvent) => {
      const isToTip = relatedTarget instanceof Element && relatedTarget.closest('.mark-tip, .shield-field') !== null
      if (tip?.isPinned === false && !isToTip) close()
    },
  }
}
