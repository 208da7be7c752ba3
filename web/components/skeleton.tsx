import './skeleton.css'

const shape = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const

/** The shape of text that is on its way. @param lines at most six */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {shape.slice(0, lines).map((line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
