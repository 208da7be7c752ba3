/** All texts people read. Dutch first; the other languages have the same keys (a test compares them). */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import nl from './nl.json'
import { setServerTexts } from './server-text.ts'

const key = 'stadspoort-language'
export const languages = ['nl', 'en'] as const
export type Language = (typeof languages)[number]

export function chosenLanguage(): Language {
  return localStorage.getItem(key) === 'en' ? 'en' : 'nl'
}

/** English is loaded only for who asks for it. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'nl',
    fallbackLng: 'nl',
    resources: { nl: { translation: nl } },
    interpolation: { escapeValue: false },
  })
  await speak(chosenLanguage())
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(key, language)
  await speak(language)
}

async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation'))
    i18next.addResourceBundle('en', 'translation', (await import('./en.json')).default)
  setServerTexts(language === 'en' ? (await import('./server.en.json')).default : undefined)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
