/** A new conversation with an assistant: what it is for, its own questions to begin with, and the composer. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { day } from '../../../i18n/format.ts'
import { serverText } from '../../../i18n/server-text.ts'
import { assistantQuery } from '../../assistants/queries.ts'
import { useCasesQuery } from '../queries.ts'
import { Examples } from './examples.tsx'
import { NewConversation } from './new-conversation.tsx'

export interface AssistantStartProps {
  readonly assistant: string
  readonly folder: string | undefined
}

export function AssistantStart({ assistant, folder }: AssistantStartProps) {
  const found = useQuery(assistantQuery(assistant))
  const { data: useCases } = useSuspenseQuery(useCasesQuery)
  const [example, setExample] = useState('')
  const place = `nieuw assistent ${assistant}`
  const useCase = useCases.find(({ id }) => id === found.data?.useCase)
  return (
    <main className="start">
      <div className="start-scroll">
        <div className="start-column">
          <Loaded query={found}>
            {(data) => (
              <>
                <About assistant={data} useCase={useCase?.name ?? data.useCase} />
                <Examples
                  place={place}
                  examples={data.starters.map((text) => ({ title: text, text }))}
                  onChosen={setExample}
                />
              </>
            )}
          </Loaded>
          <Without />
        </div>
      </div>
      {found.data?.isUsable === true && useCase !== undefined && (
        <NewConversation
          key={example}
          place={place}
          useCase={useCase}
          model={found.data.model}
          assistant={assistant}
          folder={folder}
          takesFocus
        />
      )}
    </main>
  )
}

function About({ assistant, useCase }: { assistant: Assistant; useCase: string }) {
  const { t } = useTranslation()
  const { name, description, owner, reviewDate, isUsable, whyNot } = assistant
  const facts = { useCase, owner: owner.name, day: day(reviewDate) }
  return (
    <>
      <h1 className="nl-heading nl-heading--level-2">{name}</h1>
      {description !== '' && <p className="nl-paragraph">{description}</p>}
      <p className="card-owner">{t('start.assistantFacts', facts)}</p>
      {!isUsable && <Alert tone="warning">{serverText(whyNot ?? '')}</Alert>}
    </>
  )
}

function Without() {
  const { t } = useTranslation()
  return (
    <Link to="/" className="nl-link start-private">
      {t('start.without')}
    </Link>
  )
}
