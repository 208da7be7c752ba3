/** Makes a folder, or changes its name and the instructions that go along with every question in it. */
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { maxInstructionsLength, maxTitleLength } from '../../../../src/workplace/choices-contract.ts'
import type { Folder, FolderInput } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextArea, TextField } from '../../../components/field.tsx'
import { useSaveFolder } from './use-folder-acts.ts'

export interface FolderDialogProps {
  /** Absent for a new one. */
  readonly folder?: Folder
  onClose(): void
  onSaved?(folder: Folder): void
}

export function FolderDialog({ folder, onClose, onSaved }: FolderDialogProps) {
  const { t } = useTranslation()
  const { name = '', instructions = '' } = folder ?? {}
  const { register, handleSubmit } = useForm<FolderInput>({ defaultValues: { name, instructions } })
  const save = useSaveFolder(folder?.id)
  const onSubmit = handleSubmit((values) =>
    save.mutate(values, {
      onSuccess: (saved) => {
        onClose()
        onSaved?.(saved)
      },
    }),
  )
  return (
    <Dialog title={t(folder === undefined ? 'folder.new' : 'folder.edit')} onClose={onClose}>
      <form className="dialog-form" onSubmit={onSubmit}>
        {save.error !== null && <Alert tone="error">{save.error.message}</Alert>}
        <TextField label={t('folder.name')} required maxLength={maxTitleLength} {...register('name')} />
        <TextArea
          label={t('folder.instructions')}
          help={t('folder.instructionsHelp')}
          maxLength={maxInstructionsLength}
          {...register('instructions')}
        />
        <div className="button-row">
          <Button type="submit" look="primary" disabled={save.isPending}>
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
