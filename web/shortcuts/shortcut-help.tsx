import { lazy, Suspense, useCallback, useState } from 'react'
import { useSingleKey } from './use-single-key.ts'

const ShortcutDialog = lazy(async () => ({ default: (await import('./shortcut-dialog.tsx')).ShortcutDialog }))

/** The list of shortcuts under `?`, wherever one is. */
export function ShortcutHelp() {
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  useSingleKey('?', open)
  return (
    isOpen && (
      <Suspense>
        <ShortcutDialog onClose={() => setOpen(false)} />
      </Suspense>
    )
  )
}
