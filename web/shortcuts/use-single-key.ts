/** Listens to one key anywhere on the page, outside fields and dialogs, unless the person switched such keys off. */
import { useEffect } from 'react'
import { areSingleKeysOn } from './shortcuts.ts'

export function useSingleKey(key: string, act: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isBusy(event.target) || !areSingleKeysOn()) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [key, act])
}

function isBusy(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  return isField || document.querySelector('dialog[open], [role=menu]') !== null
}
