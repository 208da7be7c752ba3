import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Folder, FolderInput } from '../../../../src/workplace/contract.ts'
import { ask } from '../../../api.ts'
import { useToast } from '../../../components/toast.tsx'
import { conversationsKey, foldersKey } from '../queries.ts'

/** @param id of the folder that changes; undefined to make one */
export function useSaveFolder(id: string | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: FolderInput) =>
      id === undefined
        ? ask<Folder>('/folders', { method: 'POST', body })
        : ask<Folder>(`/folders/${id}`, { method: 'PATCH', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: foldersKey }),
  })
}

/** Its conversations stay. */
export function useRemoveFolder(id: string) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => ask(`/folders/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: conversationsKey })
      await client.invalidateQueries({ queryKey: foldersKey })
      toast(t('folder.deleted'))
    },
  })
}
