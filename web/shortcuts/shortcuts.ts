/** The keys that do something anywhere on a page, by place: what the list shows is what the pages listen to. */
import type { ParseKeys } from 'i18next'

export interface Shortcut {
  /** As printed on the keys, pressed together. */
  readonly keys: readonly string[]
  readonly label: ParseKeys
  /** One key without Ctrl: can be switched off (WCAG 2.1.4), and does nothing while somebody types. */
  readonly isSingle?: boolean
}

/** What pages listen to. Keys of the browser itself (Tab, Enter in a field) are only listed. */
export const shortcuts = {
  list: { keys: ['?'], label: 'shortcuts.list', isSingle: true },
  begin: { keys: ['N'], label: 'shortcuts.begin', isSingle: true },
  search: { keys: ['/'], label: 'shortcuts.search', isSingle: true },
  write: { keys: ['V'], label: 'shortcuts.write', isSingle: true },
  copy: { keys: ['K'], label: 'shortcuts.copy', isSingle: true },
  stop: { keys: ['Ctrl', '.'], label: 'shortcuts.stop' },
} as const satisfies { readonly [name: string]: Shortcut }
export type ShortcutName = keyof typeof shortcuts

export const shortcutGroups: readonly { readonly title: ParseKeys; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'shortcuts.anywhere',
    shortcuts: [
      shortcuts.list,
      { keys: ['Tab'], label: 'shortcuts.next' },
      { keys: ['Shift', 'Tab'], label: 'shortcuts.previous' },
      { keys: ['Esc'], label: 'shortcuts.close' },
    ],
  },
  {
    title: 'shortcuts.composer',
    shortcuts: [
      { keys: ['Enter'], label: 'shortcuts.send' },
      { keys: ['Shift', 'Enter'], label: 'shortcuts.line' },
      { keys: ['Esc'], label: 'shortcuts.leave' },
    ],
  },
  {
    title: 'shell.workplace',
    shortcuts: [shortcuts.begin, shortcuts.search, shortcuts.write, shortcuts.stop, shortcuts.copy],
  },
]

const kept = 'stadspoort-single-keys'

export function areSingleKeysOn(): boolean {
  return localStorage.getItem(kept) !== 'off'
}

export function switchSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(kept)
  else localStorage.setItem(kept, 'off')
}
