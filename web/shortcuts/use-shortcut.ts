/** Listens to a shortcut anywhere on the page. Single keys do nothing in fields, or when the person switched them off. */
import { useEffect, useRef } from 'react'
import { areSingleKeysOn, type Shortcut, type ShortcutName, shortcuts } from './shortcuts.ts'

export function useShortcut(name: ShortcutName, act: () => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  }, [act])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !fits(event, shortcuts[name])) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [name])
}

function fits(event: KeyboardEvent, { keys, isSingle = false }: Shortcut): boolean {
  if (event.key.toUpperCase() !== keys.at(-1)?.toUpperCase() || event.altKey) return false
  if (document.querySelector('dialog[open], [role=menu]') !== null) return false
  if ((event.ctrlKey || event.metaKey) !== keys.includes('Ctrl')) return false
  return !isSingle || (!isField(event.target) && areSingleKeysOn())
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}
