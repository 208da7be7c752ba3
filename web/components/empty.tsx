import type { ReactNode } from 'react'
import './empty.css'

/** Nothing here yet: what would be here, and the way to it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}
