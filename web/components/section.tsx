import { type ReactNode, useId } from 'react'
import './section.css'

export interface SectionProps {
  readonly title: string
  readonly lead?: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A part of a page with its own heading, found by screen readers by that name. */
export function Section({ title, lead, action, children }: SectionProps) {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id} className="nl-heading nl-heading--level-3">
          {title}
        </h2>
        {action}
      </div>
      {lead !== undefined && <p className="nl-paragraph section-lead">{lead}</p>}
      {children}
    </section>
  )
}

/** One thing in a section: what it is on the left, what can be done on the right. */
export function Row({ title, state, detail, action }: RowProps) {
  return (
    <div className="row">
      <div className="row-text">
        <p className="row-title">
          {title}
          {state}
        </p>
        {detail !== undefined && <p className="row-detail">{detail}</p>}
      </div>
      {action}
    </div>
  )
}

interface RowProps {
  readonly title: string
  readonly state?: ReactNode
  readonly detail?: string
  readonly action?: ReactNode
}
