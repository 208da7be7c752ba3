/** Light or dark: as the person chose on this device, otherwise as the system says. */
const key = 'stadspoort-scheme'
const system = window.matchMedia('(prefers-color-scheme: dark)')

export type Scheme = 'light' | 'dark' | 'system'

export function chosenScheme(): Scheme {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseScheme(scheme: Scheme): void {
  if (scheme === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, scheme)
  apply()
}

function apply(): void {
  const chosen = chosenScheme()
  const isDark = chosen === 'dark' || (chosen === 'system' && system.matches)
  document.documentElement.dataset.scheme = isDark ? 'dark' : 'light'
}

/** Follows the choice and the system from now on. */
export function followScheme(): void {
  apply()
  system.addEventListener('change', apply)
}
