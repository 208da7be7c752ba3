import { useTranslation } from 'react-i18next'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import './files.css'
import type { Uploads } from './use-uploads.ts'

/** What is being added, and what could not be, each with why. */
export function UploadNews({ uploads: { adding, failures, dismiss } }: { uploads: Uploads }) {
  const { t } = useTranslation()
  return (
    <>
      {failures.length > 0 && (
        <Alert tone="error" title={t('files.failed', { count: failures.length })}>
          <ul className="upload-failures">
            {failures.map(({ name, reason }) => (
              <li key={name}>
                {name}: {reason}
              </li>
            ))}
          </ul>
          <Button look="subtle" className="upload-dismiss" onClick={dismiss}>
            {t('action.close')}
          </Button>
        </Alert>
      )}
      <p className="upload-adding" role="status">
        {adding[0] !== undefined && (
          <>
            <Icon name="file" size={16} /> {t('files.adding', { name: adding[0], count: adding.length })}
          </>
        )}
      </p>
    </>
  )
}
