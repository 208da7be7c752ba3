import type { ReactNode } from 'react'
import './alert.css'

export interface AlertProps {
  readonly tone: 'info' | 'ok' | 'warning' | 'error'
  readonly title?: string
  readonly children?: ReactNode
  /** Read out at once. Default only for errors. */
  readonly isUrgent?: boolean
}

export function Alert({ tone, title, children, isUrgent = tone === 'error' }: AlertProps) {
  return (
    <div className={`alert alert-${tone}`} role={isUrgent ? 'alert' : 'status'}>
      {title !== undefined && <p className="alert-title">{title}</p>}
      {children}
    </div>
  )
}
