/** Taking use cases in from a file: look first, then take in. Everything that does not fit is shown. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportInput, ImportReport } from '../../../../src/register/exchange/contract.ts'
import { ask } from '../../../api.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { SelectField, TextField } from '../../../components/field.tsx'
import '../../../components/form.css'
import { PageHead } from '../../../components/page-head.tsx'
import { useToast } from '../../../components/toast.tsx'
import { ForVerb } from '../../for-verb.tsx'
import { registerQuery } from '../queries.ts'
import '../register.css'
import { ImportedRows } from './imported-rows.tsx'

const formats = ['csv', 'algoritmeregister', 'json'] as const

export function ImportPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['register.write-all']} title={t('register.import')}>
      <main className="page page-wide">
        <Link to="/register" search={{ groep: 'all' }} className="nl-link">
          {t('register.toAll')}
        </Link>
        <PageHead title={t('register.import')} lead={t('register.imports.lead')} />
        <TakeIn />
      </main>
    </ForVerb>
  )
}

function TakeIn() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const [format, setFormat] = useState<ImportInput['format']>('csv')
  const [content, setContent] = useState('')
  const sending = useMutation({
    mutationFn: (isTrial: boolean) =>
      ask<ImportReport>('/registration/import', { method: 'POST', body: { format, content, isTrial } }),
    onSuccess: async ({ isDone }) => {
      if (!isDone) return
      await client.invalidateQueries({ queryKey: registerQuery.queryKey })
      toast(t('register.imports.done'))
    },
  })
  const report = sending.data
  const isNew = report?.rows.filter(({ outcome }) => outcome === 'new').length ?? 0
  const isWrong = report?.rows.some(({ outcome }) => outcome === 'wrong') === true
  return (
    <>
      <form
        className="form form-narrow"
        onSubmit={(event) => {
          event.preventDefault()
          if (content !== '') sending.mutate(true)
        }}
      >
        <SelectField
          label={t('register.imports.format')}
          help={format === 'csv' ? t('register.imports.csvHelp') : undefined}
          value={format}
          onChange={({ target }) => {
            setFormat(target.value as ImportInput['format'])
            sending.reset()
          }}
        >
          {formats.map((value) => (
            <option key={value} value={value}>
              {t(`register.imports.formats.${value}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('register.imports.file')}
          type="file"
          accept=".csv,.json,.txt"
          required
          onChange={async ({ target }) => {
            sending.reset()
            setContent((await target.files?.[0]?.text()) ?? '')
          }}
        />
        {sending.error !== null && <Alert tone="error">{sending.error.message}</Alert>}
        <div className="form-actions">
          <Button type="submit" look={isNew > 0 && !isWrong ? 'secondary' : 'primary'} disabled={sending.isPending}>
            {t('register.imports.look')}
          </Button>
        </div>
      </form>
      {report !== undefined && (
        <>
          {isWrong && <Alert tone="warning">{t('register.imports.wrong')}</Alert>}
          {isNew === 0 && !isWrong && <Alert tone="info">{t('register.imports.nothing')}</Alert>}
          <ImportedRows rows={report.rows} />
          {report.isTrial && !isWrong && isNew > 0 && (
            <div className="form-actions">
              <Button look="primary" disabled={sending.isPending} onClick={() => sending.mutate(false)}>
                {t('register.imports.takeIn', { count: isNew })}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}
