import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Row } from '../../components/section.tsx'
import { useToast } from '../../components/toast.tsx'
import { assistantsQuery } from './queries.ts'

export function DeleteSection({ assistant: { id, name } }: { assistant: Assistant }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const removal = useMutation({
    mutationFn: () => ask(`/assistants/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/assistenten' })
      client.removeQueries({ queryKey: [...assistantsQuery.queryKey, id] })
      await client.invalidateQueries({ queryKey: assistantsQuery.queryKey })
      toast(t('assistant.deleted'))
    },
  })
  return (
    <>
      <Row
        title={t('assistant.delete')}
        detail={t('assistant.deleteLead')}
        action={
          <Button tone="negative" onClick={() => setOpen(true)}>
            {t('action.delete')}
          </Button>
        }
      />
      {isOpen && (
        <ConfirmDialog
          title={t('assistant.deleteTitle', { name })}
          action={t('action.delete')}
          error={removal.error}
          isBusy={removal.isPending}
          onConfirm={() => removal.mutate()}
          onClose={() => setOpen(false)}
        >
          <p className="nl-paragraph">{t('assistant.deleteLead')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
