/** A new conversation: what one may use this for or an assistant, examples to start with, and the composer. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { useTitle } from '../../../components/use-title.ts'
import { useMay, useSession } from '../../../session.ts'
import { startPlace } from '../composer/use-take-along.ts'
import { NewsButton } from '../notice/news-dialog.tsx'
import { foldersQuery, useCasesQuery } from '../queries.ts'
import { AssistantCards } from './assistant-cards.tsx'
import { AssistantStart } from './assistant-start.tsx'
import { Examples } from './examples.tsx'
import { NewConversation } from './new-conversation.tsx'
import './start.css'
import { UseCaseCards } from './use-case-cards.tsx'

export function StartPage() {
  const { t } = useTranslation()
  const { assistent, map, toepassing } = useSearch({ from: '/inside/workplace/' })
  useTitle(t('shell.workplace'))
  return assistent === undefined ? (
    <UseCaseStart folder={map} chosen={toepassing} />
  ) : (
    <AssistantStart key={assistent} assistant={assistent} folder={map} />
  )
}

function UseCaseStart({ folder, chosen }: { folder: string | undefined; chosen: string | undefined }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const { data: useCases } = useSuspenseQuery(useCasesQuery)
  const navigate = useNavigate({ from: '/' })
  const choose = (toepassing: string) =>
    void navigate({ search: (now) => ({ ...now, toepassing }), replace: true, resetScroll: false })
  const [example, setExample] = useState('')
  // Where answers are kept is where most work goes on, so that comes first.
  const useCase = useCases.find(({ id }) => id === chosen) ?? useCases.find((card) => card.isStored) ?? useCases[0]
  const place = startPlace(useCase?.id)
  const mayWriteNews = useMay('notice.write')
  return (
    <main className="start">
      <div className="start-scroll">
        <div className="start-column">
          <h1 className="nl-heading nl-heading--level-2">{t('start.title', { name: person.name.split(' ')[0] })}</h1>
          <p className="nl-paragraph">{t('start.lead')}</p>
          <InFolder folder={folder} />
          {useCase === undefined ? (
            <Alert tone="info">{t('start.none')}</Alert>
          ) : (
            <UseCaseCards useCases={useCases} chosen={useCase.id} onChoose={choose} />
          )}
          {useCase?.isStored === true && (
            <>
              <Examples place={place} examples={useCase.examples.slice(0, 3)} onChosen={setExample} />
              <Link className="nl-link start-private" to="/tijdelijk" search={{ toepassing: useCase.id }}>
                {t('temporary.instead')}
              </Link>
            </>
          )}
          <AssistantCards folder={folder} />
          {mayWriteNews && <NewsButton />}
        </div>
      </div>
      {useCase?.isStored === true && (
        <NewConversation
          key={`${useCase.id} ${example}`}
          place={place}
          useCase={useCase}
          folder={folder}
          takesFocus={chosen === undefined || example !== ''}
        />
      )}
      {useCase?.isStored === false && <NothingKept useCase={useCase} />}
    </main>
  )
}

/** Says in which folder the conversation will be. */
function InFolder({ folder }: { folder: string | undefined }) {
  const { t } = useTranslation()
  const { data: folders } = useQuery(foldersQuery)
  const name = folders?.find(({ id }) => id === folder)?.name
  return name === undefined ? null : <Alert tone="info">{t('folder.goesIn', { name })}</Alert>
}

/** This use case keeps nothing, so its chats are temporary. */
function NothingKept({ useCase }: { useCase: UseCaseCard }) {
  const { t } = useTranslation()
  return (
    <div className="start-temporary">
      <p>{t('temporary.only', { useCase: useCase.name })}</p>
      <Link className="nl-button nl-button--primary" to="/tijdelijk" search={{ toepassing: useCase.id }}>
        {t('temporary.begin')}
      </Link>
    </div>
  )
}
