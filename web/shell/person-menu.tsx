import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api.ts'
import { Menu } from '../components/menu.tsx'
import { chooseLanguage, chosenLanguage, languages } from '../i18n/index.ts'
import { useSession } from '../session.ts'
import { chooseScheme, chosenScheme, type Scheme } from '../theme/scheme.ts'
import { ownPages } from './pages.ts'

const schemes: readonly Scheme[] = ['light', 'dark', 'system']

export function PersonMenu() {
  const { t } = useTranslation()
  const { person } = useSession()
  const [scheme, setScheme] = useState(chosenScheme)
  const signOut = useSignOut()
  const navigate = useNavigate()
  const language = chosenLanguage()
  return (
    <Menu
      aria-label={t('shell.personMenu', { name: person.name })}
      className="shell-person"
      items={[
        ...ownPages.map(({ to, label }) => ({ label: t(label), onSelect: () => void navigate({ to }) })),
        ...schemes.map((name, at) => ({
          startsGroup: at === 0,
          label: t(`shell.scheme.${name}`),
          isChecked: scheme === name,
          onSelect: () => {
            chooseScheme(name)
            setScheme(name)
          },
        })),
        ...languages.map((name, at) => ({
          startsGroup: at === 0,
          label: t(`shell.language.${name}`),
          isChecked: language === name,
          onSelect: () => void chooseLanguage(name),
        })),
        { startsGroup: true, label: t('shell.signOut'), onSelect: () => void signOut() },
      ]}
    >
      <span className="shell-initials" aria-hidden="true">
        {initials(person.name)}
      </span>
      <span className="shell-name">{person.name}</span>
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.split(' ')
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    const { next } = await ask<{ readonly next: string | null }>('/session', { method: 'DELETE' })
    client.clear()
    location.assign(next ?? '/inloggen')
  }
}
