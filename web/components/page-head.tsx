/** The top of a page: its title (also of the tab), one line about it, its state and the one next action. */
import { type ReactNode, useEffect, useRef } from 'react'
import './page-head.css'
import { useTitle } from './use-title.ts'

export interface PageHeadProps {
  readonly title: string
  readonly lead?: ReactNode
  /** The state of what the page is about, as a tag. */
  readonly state?: ReactNode
  readonly action?: ReactNode
}

let isFirstPage = true

export function PageHead({ title, lead, state, action }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  // A new page inside the application is no new document: moving the focus is how a screen reader learns of it (WCAG 2.4.3).
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  return (
    <header className="page-head">
      <div className="page-head-text">
        <div className="page-head-title">
          <h1 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-2 page-title">
            {title}
          </h1>
          {state}
        </div>
        {lead !== undefined && <p className="nl-paragraph page-lead">{lead}</p>}
      </div>
      {action}
    </header>
  )
}
