/** A panel beside the page: the focus goes into it, Escape closes it, and then the focus goes back to where it was. */
import { type RefObject, useEffect } from 'react'
import { useEscape } from '../../../shortcuts/use-escape.ts'

export function useSidePanel(heading: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEscape(true, onClose)
  useEffect(() => {
    const opener = document.activeElement
    heading.current?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [heading])
}
