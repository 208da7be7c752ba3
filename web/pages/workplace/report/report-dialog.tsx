/** Reports a problem with an answer, or asks the owner of the use case to allow what was refused. */
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ReportInput } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { SelectField, TextArea } from '../../../components/field.tsx'
import { useToast } from '../../../components/toast.tsx'

export interface ReportDialogProps {
  /** Asks for permission instead of reporting a problem. */
  readonly isRequest: boolean
  onSend(report: ReportInput): Promise<unknown>
  onClose(): void
}

const problemKinds = ['wrong', 'harmful', 'leak'] as const

export function ReportDialog({ isRequest, onSend, onClose }: ReportDialogProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const { register, handleSubmit } = useForm<ReportInput>({
    defaultValues: { kind: isRequest ? 'request' : 'wrong', explanation: '', includesText: false },
  })
  const send = useMutation({
    mutationFn: onSend,
    onSuccess: () => {
      toast(t('report.sent'))
      onClose()
    },
  })
  return (
    <Dialog title={t(isRequest ? 'report.askTitle' : 'report.title')} onClose={onClose}>
      <form className="dialog-form" onSubmit={handleSubmit((values) => send.mutate(values))}>
        {send.error !== null && <Alert tone="error">{send.error.message}</Alert>}
        <p>{t(isRequest ? 'report.askLead' : 'report.lead')}</p>
        {!isRequest && (
          <SelectField label={t('report.kind')} {...register('kind')}>
            {problemKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`report.${kind}`)}
              </option>
            ))}
          </SelectField>
        )}
        <TextArea label={t('report.explanation')} required maxLength={2000} {...register('explanation')} />
        <label className="check">
          <input type="checkbox" {...register('includesText')} />
          <span>{t(isRequest ? 'report.includesQuestion' : 'report.includesText')}</span>
        </label>
        <div className="button-row">
          <Button type="submit" look="primary" disabled={send.isPending}>
            {t('report.send')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
