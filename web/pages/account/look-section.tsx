import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chips } from '../../components/chips.tsx'
import { Row, Section } from '../../components/section.tsx'
import { chooseLanguage, chosenLanguage, languages } from '../../i18n/index.ts'
import { chooseScheme, chosenScheme, type Scheme } from '../../theme/scheme.ts'

const schemes: readonly Scheme[] = ['light', 'dark', 'system']

/** Kept in this browser only: it is nobody else's business. */
export function LookSection() {
  const { t } = useTranslation()
  const [scheme, setScheme] = useState(chosenScheme)
  return (
    <Section title={t('look.title')} lead={t('look.lead')}>
      <div>
        <Row
          title={t('look.language')}
          action={
            <Chips
              label={t('look.language')}
              value={chosenLanguage()}
              options={languages.map((value) => ({ value, label: t(`shell.language.${value}`) }))}
              onChange={(language) => void chooseLanguage(language)}
            />
          }
        />
        <Row
          title={t('look.scheme')}
          action={
            <Chips
              label={t('look.scheme')}
              value={scheme}
              options={schemes.map((value) => ({ value, label: t(`shell.scheme.${value}`) }))}
              onChange={(chosen) => {
                chooseScheme(chosen)
                setScheme(chosen)
              }}
            />
          }
        />
      </div>
    </Section>
  )
}
