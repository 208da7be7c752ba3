/** The keys that do something anywhere on a page, by place: what the list shows is what the pages listen to. */
import type { ParseKeys } from 'i18next'

export interface Shortcut {
  /** As printed on the keys. */
  readonly keys: readonly string[]
  readonly label: ParseKeys
  /** One key without Ctrl: can be switched off (WCAG 2.1.4). */
  readonly isSingle?: boolean
}

export const shortcutGroups = [
  {
    title: 'shortcuts.anywhere',
    shortcuts: [
      { keys: ['?'], label: 'shortcuts.list', isSingle: true },
      { keys: ['Tab'], label: 'shortcuts.next' },
      { keys: ['Shift', 'Tab'], label: 'shortcuts.previous' },
      { keys: ['Esc'], label: 'shortcuts.close' },
    ],
  },
] as const satisfies readonly { readonly title: ParseKeys; readonly shortcuts: readonly Shortcut[] }[]

const kept = 'stadspoort-single-keys'

export function areSingleKeysOn(): boolean {
  return localStorage.getItem(kept) !== 'off'
}

export function switchSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(kept)
  else localStorage.setItem(kept, 'off')
}
