import { useTranslation } from 'react-i18next'
import type { ResetCode } from '../../../src/identity/contract.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { dayAndTime } from '../../i18n/format.ts'

/** A code that is shown once: the person signs in with it and chooses a password. */
export function OneTimeCode({ name, signIn: { code, expiresAt } }: { name: string; signIn: ResetCode }) {
  const { t } = useTranslation()
  return (
    <div className="form" role="status">
      <p className="nl-paragraph">{t('people.codeLead', { name })}</p>
      <div className="people-code">
        <code>{code}</code>
        <CopyButton text={code} />
      </div>
      <p className="nl-paragraph">{t('people.codeUntil', { moment: dayAndTime(expiresAt) })}</p>
    </div>
  )
}
