import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/section.tsx'
import { Table } from '../../components/table.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { versionsQuery } from './queries.ts'
import { StateTag } from './tags.tsx'

export function VersionsSection({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation()
  const versions = useQuery(versionsQuery(id, version))
  const columns = [
    { name: t('register.version') },
    { name: t('register.savedAt') },
    { name: t('register.savedBy'), isMinor: true },
    { name: t('register.why') },
    { name: t('register.state'), isMinor: true },
  ]
  return (
    <Section title={t('register.versions')} lead={t('register.versionsLead')}>
      <Loaded query={versions} lines={3}>
        {(all) => (
          <Table label={t('register.versions')} columns={columns}>
            {all.map((one) => (
              <tr key={one.version}>
                <th scope="row">{one.version}</th>
                <td>
                  {dayAndTime(one.savedAt)}
                  <span className="table-note table-narrow">{one.savedBy}</span>
                </td>
                <td className="table-minor">{one.savedBy}</td>
                <td>{one.reason === '' ? '–' : one.reason}</td>
                <td className="table-minor">
                  <StateTag state={one.record.state} />
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Loaded>
    </Section>
  )
}
