/** Policies to start from, each with what it would change here. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PolicyInForce, PolicyRule, PolicyTemplate, PolicyVersionDetail } from '../../../src/rulebook/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { useMay } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import './policy.css'
import { PolicyLinks } from './policy-links.tsx'
import { policyQuery, policyVersionsQuery, templatesQuery } from './queries.ts'

export function TemplatesPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['policy.review']} title={t('templates.title')}>
      <Templates />
    </ForVerb>
  )
}

function Templates() {
  const { t } = useTranslation()
  const templates = useQuery(templatesQuery)
  const policy = useQuery(policyQuery)
  const making = useBeginning(policy.data)
  const mayWrite = useMay('policy.write')
  return (
    <main className="page">
      <PageHead title={t('templates.title')} lead={t('templates.lead')} />
      <PolicyLinks />
      {making.error !== null && <Alert tone="error">{making.error.message}</Alert>}
      <Loaded query={templates} lines={6}>
        {(all) =>
          all.map((template) => (
            <Section
              key={template.id}
              title={template.name}
              lead={template.summary}
              action={
                mayWrite && (
                  <Button
                    disabled={making.isPending || policy.data === undefined}
                    aria-label={t('templates.beginWith', { name: template.name })}
                    onClick={() => making.mutate(template)}
                  >
                    {t('templates.begin')}
                  </Button>
                )
              }
            >
              <Difference template={template} />
            </Section>
          ))
        }
      </Loaded>
    </main>
  )
}

/** A draft that says what the template says. */
function useBeginning(policy: PolicyInForce | undefined) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ name, text }: PolicyTemplate) =>
      ask<PolicyVersionDetail>('/policy/versions', {
        method: 'POST',
        body: { basedOn: policy?.version.version ?? 1, reason: t('templates.reason', { name }), text },
      }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: policyVersionsQuery.queryKey })
      await navigate({ to: '/beleid/versie/$version', params: { version: id } })
    },
  })
}

function Difference({ template: { suits, added, removed } }: { template: PolicyTemplate }) {
  const { t } = useTranslation()
  return (
    <>
      <List title={t('templates.suits')} items={suits} />
      {added.length > 0 && <List title={t('templates.added')} items={added.map(wordsOf)} />}
      {removed.length > 0 && <List title={t('templates.removed')} items={removed.map(wordsOf)} />}
      {added.length + removed.length === 0 && <p className="nl-paragraph">{t('templates.same')}</p>}
    </>
  )
}

function wordsOf({ explanation, id }: PolicyRule): string {
  return explanation === '' ? id : explanation
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div className="template-list">
      <h3 className="nl-heading nl-heading--level-4">{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
