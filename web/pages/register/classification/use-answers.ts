/** Answers that are kept at once: each goes to the server, which says what to ask next. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClassificationStanding, QuestionTree } from '../../../../src/register/classification/contract.ts'
import { ask } from '../../../api.ts'
import { useToast } from '../../../components/toast.tsx'
import { classificationQuery, registerQuery } from '../queries.ts'

export type AskedQuestion = QuestionTree['questions'][number]

interface Known {
  readonly tree: QuestionTree
  readonly standing: ClassificationStanding
}

export function useAnswers(id: string, { tree, standing }: Known) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  // A question that somebody went back to; otherwise the one that the server asks next.
  const [chosen, choose] = useState<string>()
  const saving = useMutation({
    mutationFn: (change: { readonly answers: Readonly<Record<string, string>>; readonly isFinal: boolean }) =>
      ask<ClassificationStanding>(`/register/${id}/classification`, {
        method: 'PUT',
        body: { number: standing.number, ...change },
      }),
    onSuccess: async (saved) => {
      client.setQueryData(classificationQuery(id).queryKey, saved)
      choose(undefined)
      if (!saved.isFinal) return
      toast(t('register.classification.finished', { risk: t(`register.risks.${saved.result.riskClass}`) }))
      await client.invalidateQueries({ queryKey: registerQuery.queryKey })
    },
  })
  const at = chosen ?? standing.result.next
  const path = standing.result.path.map(({ question }) => question)
  const before = at === null || !path.includes(at) ? path.at(-1) : path[path.indexOf(at) - 1]
  return {
    question: tree.questions.find((one) => one.id === at),
    isBusy: saving.isPending,
    error: saving.error,
    answer: (value: string) => {
      if (at !== null) saving.mutate({ answers: { ...standing.answers, [at]: value }, isFinal: false })
    },
    finish: () => saving.mutate({ answers: standing.answers, isFinal: true }),
    goTo: (question: string) => choose(question),
    back: before === undefined ? undefined : () => choose(before),
  }
}
