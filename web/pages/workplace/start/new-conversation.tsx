/** The composer of a conversation that does not exist yet, with files dropped anywhere on the page. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UseCaseCard } from '../../../../src/workplace/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { useToast } from '../../../components/toast.tsx'
import { Composer } from '../composer/composer.tsx'
import { DropHint } from '../composer/drop-hint.tsx'
import { useDrop } from '../composer/use-drop.ts'
import { useUploads } from '../composer/use-uploads.ts'
import { addFile } from '../conversation/files.ts'
import { type Beginning, useBegin } from './use-begin.ts'

export interface NewConversationProps {
  readonly place: string
  readonly useCase: UseCaseCard
  /** The model to begin with; the first that can answer when absent. */
  readonly model?: string
  readonly assistant?: string
  readonly folder: string | undefined
  readonly takesFocus: boolean
}

export function NewConversation({ useCase, model: first, ...props }: NewConversationProps) {
  const { t } = useTranslation()
  const usual = useCase.models.find(({ isAvailable }) => isAvailable)?.id ?? useCase.models[0]?.id
  const [model, setModel] = useState(first ?? usual)
  if (model === undefined) return <Alert tone="warning">{t('start.noModel')}</Alert>
  return <Beginner {...props} useCase={useCase} model={model} onModel={setModel} />
}

interface BeginnerProps extends Omit<NewConversationProps, 'model'> {
  readonly model: string
  onModel(model: string): void
}

function Beginner({ place, useCase, model, assistant, folder, takesFocus, onModel }: BeginnerProps) {
  const toast = useToast()
  const { make, arrive, begin } = useBegin({ place, useCase: useCase.id, model, assistant, folder })
  const made = useRef<Promise<string>>(undefined)
  const uploads = useUploads({
    present: 0,
    put: async (file) => {
      made.current ??= make()
      return addFile(await made.current, file)
    },
    onDone: async (failures) => {
      const id = await made.current?.catch(() => undefined)
      made.current = undefined
      if (id === undefined) return
      await arrive(id, true)
      // The conversation's own page does not know what went wrong on this one.
      for (const { name, reason } of failures) toast(`${name}: ${reason}`)
    },
  })
  const { target, isOver } = useDrop<HTMLDivElement>(uploads.add)
  const tell = (error: Error) => toast(error.message)
  const start = (beginning: Beginning) => void begin.mutateAsync(beginning).catch(tell)
  return (
    <div ref={target} className="start-bottom">
      {isOver && <DropHint />}
      <Composer
        place={place}
        useCase={useCase}
        model={model}
        uploads={uploads}
        isRunning={begin.isPending}
        takesFocus={takesFocus}
        onStop={() => undefined}
        onModel={onModel}
        onSend={(sending) => begin.mutateAsync({ sending })}
        onCorrect={(correction) => start({ correction })}
      />
    </div>
  )
}
