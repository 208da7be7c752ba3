import { lazy, Suspense, useState } from 'react'
import { useShortcut } from './use-shortcut.ts'

const ShortcutDialog = lazy(async () => ({ default: (await import('./shortcut-dialog.tsx')).ShortcutDialog }))

/** The list of shortcuts under `?`, wherever one is. */
export function ShortcutHelp() {
  const [isOpen, setOpen] = useState(false)
  useShortcut('list', () => setOpen(true))
  return (
    isOpen && (
      <Suspense>
        <ShortcutDialog onClose={() => setOpen(false)} />
      </Suspense>
    )
  )
}
