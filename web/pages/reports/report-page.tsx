/** One report: what was said about which answer, and how it was handled. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../src/workplace/contract.ts'
import { Facts } from '../../components/facts.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { Tag } from '../../components/tag.tsx'
import { day, dayAndTime } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { MissingPage } from '../failure-page.tsx'
import { ForVerb } from '../for-verb.tsx'
import { HandleForm } from './handle-form.tsx'
import { reportQuery } from './queries.ts'
import './reports.css'

export function ReportPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['report.read']} title={t('shell.reports')}>
      <OneReport />
    </ForVerb>
  )
}

function OneReport() {
  const { t } = useTranslation()
  const { report: id } = useParams({ from: '/inside/meldingen/$report' })
  const report = useQuery(reportQuery(id))
  if (report.data === null) return <MissingPage />
  return (
    <main className="page">
      <Link to="/meldingen" search={{ staat: 'open' }} className="nl-link">
        {t('reports.toAll')}
      </Link>
      <Loaded query={{ ...report, data: report.data ?? undefined }} lines={6}>
        {(known) => <ReportSections report={known} />}
      </Loaded>
    </main>
  )
}

function ReportSections({ report }: { report: Report }) {
  const { t } = useTranslation()
  const mayHandle = useMay('report.handle')
  const { kind, state, useCase, model, reportedBy, createdAt, explanation, rules, receipt, texts } = report
  return (
    <>
      <PageHead
        title={t(`reports.kinds.${kind}`)}
        state={state === 'open' ? <Tag>{t('reports.isOpen')}</Tag> : <Tag tone="ok">{t('reports.isHandled')}</Tag>}
      />
      <Facts
        facts={[
          { name: t('reports.by'), value: reportedBy },
          { name: t('reports.at'), value: dayAndTime(createdAt) },
          { name: t('assistant.useCase'), value: useCase.name },
          { name: t('assistant.model'), value: model },
          { name: t('reports.receipt'), value: receipt === null ? t('reports.noReceipt') : String(receipt.index) },
          ...(rules.length === 0 ? [] : [{ name: t('reports.rules'), value: rules.join(', ') }]),
        ]}
      />
      {explanation !== null && (
        <Section title={t('reports.explanation')}>
          <p className="report-text">{explanation}</p>
        </Section>
      )}
      {state === 'open' && (
        <Section title={t('reports.texts')}>
          {texts === null ? (
            <p className="nl-paragraph">{t('reports.noTexts')}</p>
          ) : (
            <div className="report-texts">
              <ReportedText title={t('reports.question')} text={texts.question} />
              <ReportedText title={t('reports.answer')} text={texts.answer} />
            </div>
          )}
        </Section>
      )}
      {report.resolution !== null && (
        <Section title={t('reports.resolution')}>
          <p className="report-text">{report.resolution}</p>
          {report.handledAt !== null && (
            <p className="row-detail">{t('reports.handledAt', { day: day(report.handledAt) })}</p>
          )}
        </Section>
      )}
      {state === 'open' && mayHandle && <HandleForm report={report} />}
    </>
  )
}

/** As plain text: whatever stands in it stays text. */
function ReportedText({ title, text }: { title: string; text: string }) {
  return (
    <div className="reported">
      <h3 className="nl-heading nl-heading--level-4">{title}</h3>
      <p className="report-text">{text}</p>
    </div>
  )
}
