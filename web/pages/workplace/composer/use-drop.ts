/** Files dropped anywhere on an element. */
import { type RefObject, useEffect, useRef, useState } from 'react'

export interface Drop<E extends HTMLElement> {
  readonly target: RefObject<E | null>
  /** Whether files hang above it now. */
  readonly isOver: boolean
}

export function useDrop<E extends HTMLElement>(onFiles: (files: readonly File[]) => void): Drop<E> {
  const target = useRef<E>(null)
  const latest = useRef(onFiles)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    latest.current = onFiles
  }, [onFiles])
  useEffect(() => {
    const element = target.current
    if (element === null) return
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    element.addEventListener('dragover', over)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragover', over)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
    }
  }, [])
  return { target, isOver }
}
