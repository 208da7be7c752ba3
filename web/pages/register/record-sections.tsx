/** What was registered, in the order a reader asks: what and why, which data and where, who, and who watches. */
import { useTranslation } from 'react-i18next'
import type { Registered } from '../../../src/register/registration-contract.ts'
import { Section } from '../../components/section.tsx'
import { ZoneBadge } from '../../components/zone-badge.tsx'
import { day } from '../../i18n/format.ts'
import { isRole } from '../people/filter.ts'
import { Terms } from './terms.tsx'

export function RecordSections({ registered }: { registered: Registered }) {
  const { t } = useTranslation()
  const { record, owner } = registered
  return (
    <>
      <Section title={t('register.what')}>
        <Terms
          terms={[
            { name: t('register.domain'), value: record.domain === null ? '' : t(`register.domains.${record.domain}`) },
            { name: t('register.department'), value: record.department },
            { name: t('register.legalArticle'), value: t(`register.articles.${record.legalArticle}`) },
            { name: t('register.legalBasis'), value: record.legalBasis },
            { name: t('register.actRole'), value: t(`register.roles.${record.role}`) },
            { name: t('register.riskReason'), value: record.riskReason },
            { name: t('register.assessments'), value: <Assessments registered={registered} /> },
          ]}
        />
      </Section>
      <DataSection registered={registered} />
      <Section title={t('register.who')}>
        <Terms
          terms={[
            { name: t('register.owner'), value: [owner.person?.name, record.owner].filter(Boolean).join(' · ') },
            { name: t('register.deputy'), value: owner.deputy?.name ?? '' },
            { name: t('register.whoMayUse'), value: useWho(record.whoMayUse) },
            {
              name: t('register.training'),
              value:
                record.trainingRequired.length === 0 ? t('register.noTraining') : record.trainingRequired.join(', '),
            },
          ]}
        />
      </Section>
      <Section title={t('register.oversight')}>
        <Terms
          terms={[
            { name: t('register.oversightWho'), value: record.oversight.who },
            { name: t('register.oversightHow'), value: record.oversight.how },
            { name: t('register.oversightNever'), value: record.oversight.neverAutomatically },
            { name: t('register.notice'), value: record.notice ?? '' },
          ]}
        />
      </Section>
    </>
  )
}

function DataSection({ registered: { record } }: { registered: Registered }) {
  const { t } = useTranslation()
  const { kinds, zones, models, keepNoText, retentionDays, relaxOwn, dataSubjects } = record
  const kindNames = kinds === 'all' ? t('register.allKinds') : kinds.map((kind) => t(`kind.${kind}`)).join(', ')
  return (
    <Section title={t('register.data')}>
      <Terms
        terms={[
          { name: t('register.dataSubjects'), value: dataSubjects.join(', ') },
          { name: t('register.kinds'), value: kindNames === '' ? t('register.noKinds') : kindNames },
          {
            name: t('register.zones'),
            value:
              zones.length === 0 ? (
                ''
              ) : (
                <span className="register-zones">
                  {zones.map((zone) => (
                    <ZoneBadge key={zone} zone={zone} />
                  ))}
                </span>
              ),
          },
          { name: t('register.models'), value: models === 'all' ? t('register.allModels') : models.join(', ') },
          {
            name: t('register.pseudonymised'),
            value: t(relaxOwn ? 'register.relaxOwn' : 'register.alwaysPseudonymised'),
          },
          {
            name: t('register.retention'),
            value:
              keepNoText || retentionDays === 0
                ? t('register.keepNothing')
                : t('register.keepDays', { count: retentionDays }),
          },
        ]}
      />
    </Section>
  )
}

function useWho(who: Registered['record']['whoMayUse']): string {
  const { t } = useTranslation()
  if (who === 'everyone') return t('register.everyone')
  return who.map((role) => (isRole(role) ? t(`role.${role}`) : role)).join(', ')
}

function Assessments({ registered: { record } }: { registered: Registered }) {
  const { t } = useTranslation()
  if (record.assessments.length === 0) return t('register.noAssessments')
  return (
    <ul className="register-list">
      {record.assessments.map(({ kind, title, signedOn }) => (
        <li key={`${kind} ${title}`}>
          {title}, {signedOn === null ? t('register.notSigned') : t('register.signed', { day: day(signedOn) })}
        </li>
      ))}
    </ul>
  )
}
