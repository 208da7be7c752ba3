import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftOf, keepDraft } from './drafts.ts'

/** The text that is being written at one place. What was written is not lost because sending failed. */
export function useWriting(place: string) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => draftOf(place))
  const [failure, setFailure] = useState<Error | null>(null)
  const write = (next: string) => {
    setText(next)
    keepDraft(place, next)
  }
  /** Whether it was sent. */
  const send = async (to: (text: string) => Promise<void>): Promise<boolean> => {
    setFailure(null)
    write('')
    try {
      await to(text.trim())
      return true
    } catch (error) {
      write(text)
      setFailure(error instanceof Error ? error : new Error(t('error.unexpected')))
      return false
    }
  }
  return { text, failure, write, send }
}
