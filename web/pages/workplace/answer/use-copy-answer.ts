import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../src/workplace/contract.ts'
import { useToast } from '../../../components/toast.tsx'
import { copyFormatted } from './copy.ts'

const shownMs = 2000

/** Copies an answer, and shows at the button and in words whether that worked. */
export function useCopyAnswer(last: Message | undefined) {
  const { t } = useTranslation()
  const toast = useToast()
  const [isCopied, setCopied] = useState(false)
  const copy = useCallback(
    (message: Message, how: (message: Message) => Promise<void>) =>
      void how(message).then(
        () => {
          setCopied(true)
          setTimeout(() => setCopied(false), shownMs)
          toast(t('answer.copied'))
        },
        () => toast(t('answer.notCopied')),
      ),
    [t, toast],
  )
  const copyLast = () => {
    if (last?.role === 'assistant' && last.text !== '') copy(last, copyFormatted)
  }
  return { copy, copyLast, isCopied }
}
