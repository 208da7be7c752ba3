/** Files on their way: looked at here first, so that a wrong one is told at once, then added one after the other. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxAttachments } from '../../../../src/workplace/choices-contract.ts'
import { fileFault } from './file-fault.ts'

export interface FileFailure {
  readonly name: string
  readonly reason: string
}

export interface Uploads {
  /** Names of what is being added now. */
  readonly adding: readonly string[]
  readonly failures: readonly FileFailure[]
  add(files: readonly File[]): void
  dismiss(): void
}

export interface UploadsOptions {
  /** How many are there already. */
  readonly present: number
  /** Adds one file. */
  put(file: File): Promise<unknown>
  /** After the last of a choice of files, with what could not be added. */
  onDone?(failures: readonly FileFailure[]): unknown
}

export function useUploads({ present, put, onDone }: UploadsOptions): Uploads {
  const { t } = useTranslation()
  const [adding, setAdding] = useState<readonly string[]>([])
  const [failures, setFailures] = useState<readonly FileFailure[]>([])
  const addAll = async (files: readonly File[]) => {
    const failed: FileFailure[] = []
    let count = present
    setFailures([])
    setAdding(files.map(({ name }) => name))
    for (const file of files) {
      const fault = count >= maxAttachments ? 'tooMany' : fileFault(file)
      const reason = fault === undefined ? await reasonOf(put(file)) : t(`files.${fault}`)
      if (reason === undefined) count += 1
      else failed.push({ name: file.name, reason })
      setAdding((names) => names.slice(1))
      setFailures([...failed])
    }
    await onDone?.(failed)
  }
  return { adding, failures, add: (files) => void addAll(files), dismiss: () => setFailures([]) }
}

/** Why something failed, in words; undefined when it did not. */
async function reasonOf(adding: Promise<unknown>): Promise<string | undefined> {
  try {
    await adding
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
