/** A draft that was begun under an earlier guide: taking over the one in use, and what of it is not seen to yet. */
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Draft } from '@yijianshi/contract/draft'
import { type GuideMark, guideMarks } from '@yijianshi/core/publication/guide-marks'
import { useState } from 'react'
import { guideOfPlan, isOpen, withLaterMarks } from '../case/guide-changes.ts'
import { keepMarks, marksOf, useKeptMarks } from '../case/kept-marks.ts'
import { call, getValue, Refused } from '../connection/call.ts'
import { type DraftEditing, draftQuery } from './use-draft.ts'

export type GuideMarks = {
  /** Since the newer guide was taken over, until they are said to be seen. */
  readonly marks: readonly GuideMark[]
  /** Those that nobody has seen to on this page. */
  readonly open: readonly GuideMark[]
  readonly takeOver: UseMutationResult<Draft, Error, void>
  /** All is seen; what has to be given stays marked until it is. */
  readonly understand: () => void
  /** The draft was not submitted because the guide had just changed: reads what the server made of it. */
  readonly refused: () => void
  readonly refusals: number
  /** Counts how often there is something new to look at. */
  readonly occasion: number
}

export function useGuideMarks(draft: Draft, editing: DraftEditing): GuideMarks {
  const queryClient = useQueryClient()
  const { id } = draft
  const marks = useKeptMarks(id)
  const [refusals, setRefusals] = useState(0)
  const [occasion, setOccasion] = useState(0)
  const adopt = (next: Draft) => {
    const fresh = guideMarks(guideOfPlan(draft.plan), guideOfPlan(next.plan))
    keepMarks(id, withLaterMarks(marksOf(id), fresh))
    queryClient.setQueryData(draftQuery(id).queryKey, next)
    setOccasion(count => count + 1)
  }
  const takeOver = useMutation({
    mutationFn: async () => {
      if (!(await editing.autosave.flush())) throw new Refused(undefined)
      return (await getValue(call('takeOverDraft', { params: { draft: id } }))).draft
    },
    onSuccess: adopt,
  })
  const reload = useMutation({
    mutationFn: () => getValue(call('getDraft', { params: { draft: id } })),
    onSuccess: next => {
      setRefusals(count => count + 1)
      adopt(next)
    },
  })
  const isLeft = (mark: GuideMark) => isOpen(mark, draft, editing.values)
  // New is what is not given yet; a change is seen to by going through the field.
  const isSeen = ({ kind, mark, id }: GuideMark) =>
    (mark === 'new' && kind !== 'item') || editing.touched.has(id)
  const open = marks.filter(mark => isLeft(mark) || !isSeen(mark))
  return {
    marks,
    open,
    takeOver,
    understand: () => keepMarks(id, marks.filter(isLeft)),
    refused: () => reload.mutate(),
    refusals,
    occasion,
  }
}
