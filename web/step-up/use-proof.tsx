/** Some acts ask for proof that it is still you (or for a second factor): asks for it, then does the act after all. */
import { type ReactNode, useState } from 'react'
import { ApiError } from '../api.ts'
import { StepUpDialog } from './step-up-dialog.tsx'

/** Problem codes of src/identity/problems.ts that proof can solve. */
const needs = ['fresh-proof-needed', 'second-factor-needed'] as const
export type Need = (typeof needs)[number]

interface Waiting {
  readonly need: Need
  onProof(): void
  onRefusal(): void
}

export interface Proof {
  /** Does the work; when the server first wants proof, asks for it and does the work again. @throws ApiError */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Belongs somewhere on the page. */
  readonly dialog: ReactNode
}

export function useProof(): Proof {
  const [waiting, setWaiting] = useState<Waiting>()
  const prove = (need: Need, failure: ApiError) =>
    new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => () => {
        setWaiting(undefined)
        settle()
      }
      setWaiting({ need, onProof: end(resolve), onRefusal: end(() => reject(failure)) })
    })
  return {
    async run(work) {
      try {
        return await work()
      } catch (error) {
        const need = error instanceof ApiError && needs.find((code) => code === error.code)
        if (!need) throw error
        await prove(need, error)
        return work()
      }
    },
    dialog: waiting !== undefined && <StepUpDialog {...waiting} />,
  }
}
