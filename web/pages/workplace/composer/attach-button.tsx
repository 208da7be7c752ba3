import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { attachmentTypes } from '../../../../src/workplace/choices-contract.ts'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'

export function AttachButton({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={attachmentTypes.map((type) => `.${type}`).join()}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
      <Button
        look="subtle"
        className="composer-attach"
        aria-label={t('composer.attach')}
        title={t('composer.attach')}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" /> <span className="composer-attach-word">{t('composer.file')}</span>
      </Button>
    </>
  )
}
