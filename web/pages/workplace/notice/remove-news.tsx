import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { request } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { useToast } from '../../../components/toast.tsx'
import { noticesQuery } from '../queries.ts'

/** Takes news away for everybody, where closing it only puts it away for oneself. */
export function RemoveNews({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const remove = useMutation({
    mutationFn: () => request(`/workplace/notices/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
    onError: (error) => toast(error.message),
  })
  return (
    <p>
      <Button look="subtle" className="notice-remove" disabled={remove.isPending} onClick={() => remove.mutate()}>
        {t('notices.removeForAll')}
      </Button>
    </p>
  )
}
