import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../../components/skeleton.tsx'

const longMs = 10_000

/** Before the first word: the shape of an answer, and after a while a word about why it takes long. */
export function Waiting({ since }: { since: string }) {
  const { t } = useTranslation()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), Math.max(0, Date.parse(since) + longMs - Date.now()))
    return () => clearTimeout(timer)
  }, [since])
  return (
    <>
      <Skeleton />
      <p className="answer-note" role="status">
        {isLong && t('answer.slow')}
      </p>
    </>
  )
}
