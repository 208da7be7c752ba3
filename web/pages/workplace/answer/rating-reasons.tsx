/** Why an answer was not good: a choice of reasons, and a remark in one's own words. For the owner of the use case. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ratingReasons } from '../../../../src/workplace/choices-contract.ts'
import type { RatingInput } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'
import '../../../components/chips.css'
import { TextArea } from '../../../components/field.tsx'
import { useToast } from '../../../components/toast.tsx'

export interface RatingReasonsProps {
  onRate(rating: RatingInput): Promise<void>
}

const reasonsOfBad = ratingReasons.filter((reason) => reason !== 'goed')

/** Shown until it is sent: with a bad rating that says nothing about why. */
export function RatingReasons({ onRate }: RatingReasonsProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const [reasons, setReasons] = useState<RatingInput['reasons']>([])
  const [remark, setRemark] = useState('')
  const toggle = (reason: (typeof ratingReasons)[number]) =>
    setReasons(reasons.includes(reason) ? reasons.filter((kept) => kept !== reason) : [...reasons, reason])
  return (
    <form
      className="rating"
      onSubmit={(event) => {
        event.preventDefault()
        void onRate({ value: 'down', reasons, remark: remark.trim() }).then(() => toast(t('rating.thanks')))
      }}
    >
      <fieldset className="chips">
        <legend className="rating-legend">{t('rating.why')}</legend>
        {reasonsOfBad.map((reason) => (
          <button
            key={reason}
            type="button"
            className="chip"
            aria-pressed={reasons.includes(reason)}
            onClick={() => toggle(reason)}
          >
            {t(`rating.reasons.${reason}`)}
          </button>
        ))}
      </fieldset>
      <TextArea
        label={t('rating.remark')}
        rows={2}
        maxLength={1000}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
      <Button type="submit" className="rating-send" disabled={reasons.length === 0 && remark.trim() === ''}>
        {t('rating.send')}
      </Button>
    </form>
  )
}
