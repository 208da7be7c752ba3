/** The accessibility statement (WCAG 2.2 AA; Besluit digitale toegankelijkheid overheid art. 4): what was tested how, and what is not good yet. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { Table } from '../../components/table.tsx'
import './accessibility.css'

const tests = ['axe', 'contrast', 'keyboard', 'narrow', 'texts'] as const
const limits = ['readers', 'people', 'answers', 'files', 'zoom', 'english'] as const

export function AccessibilityPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <PageHead title={t('accessibility.title')} lead={t('accessibility.lead')} />
      <Section title={t('accessibility.status')}>
        <p className="nl-paragraph statement">{t('accessibility.statusText')}</p>
      </Section>
      <Section title={t('accessibility.tested')}>
        <Tests />
      </Section>
      <Section title={t('accessibility.limits')}>
        <ul className="statement statement-list">
          {limits.map((limit) => (
            <li key={limit}>{t(`accessibility.limit.${limit}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('accessibility.adjust')}>
        <p className="nl-paragraph statement">{t('accessibility.adjustText')}</p>
        <Link to="/sneltoetsen" className="nl-link">
          {t('shell.shortcuts')}
        </Link>
      </Section>
      <Section title={t('accessibility.problem')}>
        <p className="nl-paragraph statement">{t('accessibility.problemText')}</p>
        <p className="row-detail">{t('accessibility.made')}</p>
      </Section>
    </main>
  )
}

function Tests() {
  const { t } = useTranslation()
  return (
    <Table
      label={t('accessibility.tested')}
      columns={[
        { name: t('accessibility.columns.what') },
        { name: t('accessibility.columns.how') },
        { name: t('accessibility.columns.when'), isMinor: true },
      ]}
    >
      {tests.map((test) => (
        <tr key={test}>
          <th scope="row">{t(`accessibility.tests.${test}.what`)}</th>
          <td>
            {t(`accessibility.tests.${test}.how`)}
            <span className="table-note table-narrow">{t(`accessibility.tests.${test}.when`)}</span>
          </td>
          <td className="table-minor">{t(`accessibility.tests.${test}.when`)}</td>
        </tr>
      ))}
    </Table>
  )
}
