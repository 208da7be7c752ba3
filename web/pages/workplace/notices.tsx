import { useQuery } from '@tanstack/react-query'
import { Alert } from '../../components/alert.tsx'
import { noticesQuery } from './queries.ts'

/** What is out of order, slow or new. Nothing at all when all is well. */
export function Notices() {
  const { data = [] } = useQuery(noticesQuery)
  if (data.length === 0) return null
  return (
    <div className="notices">
      {data.map(({ id, kind, title, text }) => (
        <Alert key={id} tone={kind === 'news' ? 'info' : 'warning'} title={title}>
          <p>{text}</p>
        </Alert>
      ))}
    </div>
  )
}
