import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Draft } from '@yijianshi/contract/draft'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { keepMarks } from '../case/kept-marks.ts'
import { call, getValue, problemOf, Refused } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { catalogueQuery } from '../connection/queries.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatClock } from '../time/format.ts'
import type { SaveState } from './autosave.ts'
import { goTo, missingFields, missingMaterials } from './missing.ts'
import { MissingList } from './missing-list.tsx'
import type { DraftEditing } from './use-draft.ts'

function SaveNote({
  state,
  onRetry,
}: {
  readonly state: SaveState
  readonly onRetry: () => void
}): ReactElement {
  const { t } = useTexts()
  if (state.step === 'failed') {
    return (
      <ProblemAlert error={state.error}>
        <p>{t.intake.notSaved}</p>
        <Button onClick={onRetry}>{t.frame.retry}</Button>
      </ProblemAlert>
    )
  }
  const text = {
    idle: t.intake.savesItself,
    saving: t.intake.saving,
    saved: state.step === 'saved' ? t.intake.saved(formatClock(state.at)) : '',
  }[state.step]
  return (
    <p role="status" className="quiet">
      {text}
    </p>
  )
}

const guideChanged = 'draft/catalogue-changed'

function useSubmit(draft: Draft, editing: DraftEditing, onNewerGuide: () => void) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [ids] = useState(() => createCommandIds())
  return useMutation({
    mutationFn: async () => {
      if (!(await editing.autosave.flush())) throw new Refused(undefined)
      return await getValue(
        call('submitDraft', { params: { draft: draft.id }, body: { commandId: ids.idFor('submit') } }),
      )
    },
    onSuccess: async submitted => {
      ids.answered()
      keepMarks(draft.id, [])
      await Promise.all(
        ['cases', 'drafts', 'case'].map(key => queryClient.invalidateQueries({ queryKey: [key] })),
      )
      await navigate({ to: '/cases/$case', params: { case: submitted.case } })
    },
    onError: error => {
      if (problemOf(error) !== undefined) ids.answered()
      if (problemOf(error)?.code === guideChanged) onNewerGuide()
    },
  })
}

/** What is still open, what is saved, and the way on. */
export function SubmitPanel({
  draft,
  editing,
  onTried,
  onNewerGuide,
}: {
  readonly draft: Draft
  readonly editing: DraftEditing
  readonly onTried: () => void
  /** Not submitted, because the guide has just changed; the page then says what is asked otherwise. */
  readonly onNewerGuide: () => void
}): ReactElement {
  const { t } = useTexts()
  const [tried, setTried] = useState(false)
  const submit = useSubmit(draft, editing, onNewerGuide)
  const regions = useQuery(catalogueQuery).data?.regions
  const known = regions && new Set(regions.keys())
  const fields = missingFields(draft.plan.form, editing.values, known)
  const materials = missingMaterials(draft.plan.checklist, draft.files)
  const total = draft.plan.form.fields.length
  const materialTotal = draft.plan.checklist.filter(entry => entry.kind !== 'form').length
  const open = fields.length + materials.length
  const send = () => {
    setTried(true)
    onTried()
    const [first] = [...fields, ...materials]
    if (first !== undefined) goTo(first.anchor)
    else submit.mutate()
  }
  return (
    <aside className="split-side panel sticky" aria-labelledby="open-title">
      <h2 id="open-title">{t.intake.stateTitle}</h2>
      <ul className="progress-lines">
        <li>{t.intake.fieldsGood(total - fields.length, total)}</li>
        <li>{t.intake.materialsGood(materialTotal - materials.length, materialTotal)}</li>
        <li>{t.intake.expected(draft.expectedDate)}</li>
      </ul>
      <SaveNote state={editing.saving} onRetry={() => void editing.autosave.flush()} />
      {tried ? (
        <div className="missing-box">
          <MissingList title={t.intake.openFields} list={fields} />
          <MissingList title={t.intake.openMaterials} list={materials} />
        </div>
      ) : null}
      {problemOf(submit.error)?.code === guideChanged ? null : <ProblemAlert error={submit.error} />}
      <p aria-live="polite">{open > 0 ? t.intake.stillOpen(open) : t.intake.complete}</p>
      <Button type="primary" size="large" block loading={submit.isPending} onClick={send}>
        {draft.kind === 'correction' ? t.intake.submitCorrection : t.intake.submit}
      </Button>
    </aside>
  )
}
