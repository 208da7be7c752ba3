import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { AddMissed } from './add-missed.tsx'
import { AttachButton } from './attach-button.tsx'
import type { ComposerProps } from './composer.tsx'
import { ModelPicker } from './model-picker.tsx'

type FromComposer = Pick<
  ComposerProps,
  'useCase' | 'model' | 'uploads' | 'isRunning' | 'onModel' | 'onCorrect' | 'onStop'
>

export interface ComposerToolsProps extends FromComposer {
  readonly selected: string
  readonly cannotSend: boolean
  onSend(): void
}

/** Below the field: add a file, choose a model, protect what was missed, send or stop. */
export function ComposerTools({ selected, cannotSend, onSend, ...props }: ComposerToolsProps) {
  const { t } = useTranslation()
  return (
    <div className="composer-tools">
      <AttachButton onFiles={props.uploads.add} />
      <ModelPicker useCase={props.useCase} model={props.model} onModel={props.onModel} />
      <span className="composer-space" />
      <AddMissed value={selected.trim()} onAdd={props.onCorrect} />
      {props.isRunning ? (
        <Button look="secondary" aria-keyshortcuts="Control+." onClick={props.onStop}>
          <Icon name="stop" isFilled size={16} /> {t('composer.stop')}
        </Button>
      ) : (
        <Button look="primary" disabled={cannotSend} onClick={onSend}>
          {t('composer.send')} <Icon name="send" size={16} />
        </Button>
      )}
    </div>
  )
}
