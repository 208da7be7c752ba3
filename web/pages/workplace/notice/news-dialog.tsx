/** News for everybody in the municipality: shown above the workplace until a day that its writer chooses. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { NewsInput } from '../../../../src/workplace/contract.ts'
import { request } from '../../../api.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextArea, TextField } from '../../../components/field.tsx'
import { useToast } from '../../../components/toast.tsx'
import { noticesQuery } from '../queries.ts'

/** src/workplace/contract-assistant.ts */
const longest = { title: 120, text: 1000 } as const
const usualDays = 7
const dayMs = 86_400_000

export function NewsButton() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="subtle" className="start-news" onClick={() => setOpen(true)}>
        {t('news.write')}
      </Button>
      {isOpen && <NewsDialog onClose={() => setOpen(false)} />}
    </>
  )
}

interface Values {
  readonly title: string
  readonly text: string
  /** `YYYY-MM-DD`: the last day. */
  readonly day: string
}

function NewsDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const day = new Date(Date.now() + usualDays * dayMs).toISOString().slice(0, 10)
  const { register, handleSubmit } = useForm<Values>({ defaultValues: { title: '', text: '', day } })
  const publish = useMutation({
    mutationFn: ({ day: last, ...said }: Values) => {
      const body: NewsInput = { ...said, until: new Date(`${last}T23:59:59`).toISOString() }
      return request('/workplace/notices', { method: 'POST', body })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: noticesQuery.queryKey })
      toast(t('news.written'))
      onClose()
    },
  })
  return (
    <Dialog title={t('news.write')} onClose={onClose}>
      <form className="dialog-form" onSubmit={handleSubmit((values) => publish.mutate(values))}>
        {publish.error !== null && <Alert tone="error">{publish.error.message}</Alert>}
        <p>{t('news.lead')}</p>
        <TextField label={t('news.title')} required maxLength={longest.title} {...register('title')} />
        <TextArea label={t('news.text')} required rows={4} maxLength={longest.text} {...register('text')} />
        <TextField label={t('news.until')} type="date" required {...register('day')} />
        <div className="button-row">
          <Button type="submit" look="primary" disabled={publish.isPending}>
            {t('news.publish')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
