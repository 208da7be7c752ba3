/** Assistants to begin with: the newest of one's own and of colleagues. Nothing when there are none. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../../src/workplace/contract.ts'
import { assistantsQuery } from '../../assistants/queries.ts'

const shown = 4

export function AssistantCards({ folder }: { folder: string | undefined }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery(assistantsQuery)
  const newest = data
    .filter(({ isUsable }) => isUsable)
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
    .slice(0, shown)
  if (newest.length === 0) return null
  return (
    <section className="start-assistants" aria-labelledby="start-assistants">
      <div className="start-assistants-head">
        <h2 id="start-assistants" className="start-heading">
          {t('start.assistants')}
        </h2>
        <Link to="/assistenten" className="nl-link">
          {t('start.allAssistants')}
        </Link>
      </div>
      <div className="cards">
        {newest.map((assistant) => (
          <Card key={assistant.id} assistant={assistant} folder={folder} />
        ))}
      </div>
    </section>
  )
}

function Card({
  assistant: { id, name, description, owner },
  folder,
}: {
  assistant: Assistant
  folder: string | undefined
}) {
  const { t } = useTranslation()
  return (
    <Link
      to="/"
      search={{ assistent: id, ...(folder === undefined ? {} : { map: folder }) }}
      className="card start-assistant"
    >
      <span className="card-name">{name}</span>
      {description !== '' && <span className="card-purpose">{description}</span>}
      <span className="card-owner">{owner.isMe ? t('start.mine') : t('start.by', { owner: owner.name })}</span>
    </Link>
  )
}
