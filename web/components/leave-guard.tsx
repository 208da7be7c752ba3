/** Asks before a page is left whose contents would be lost; the browser asks by itself when the tab is closed. */
import { useBlocker } from '@tanstack/react-router'
import { ConfirmDialog } from './confirm-dialog.tsx'

export interface LeaveGuardProps {
  readonly isNeeded: boolean
  readonly title: string
  /** What will be lost. */
  readonly lead: string
  readonly action: string
}

export function LeaveGuard({ isNeeded, title, lead, action }: LeaveGuardProps) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isNeeded && current.pathname !== next.pathname,
    enableBeforeUnload: isNeeded,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <ConfirmDialog title={title} action={action} error={null} isBusy={false} onConfirm={proceed} onClose={reset}>
      <p className="nl-paragraph">{lead}</p>
    </ConfirmDialog>
  )
}
