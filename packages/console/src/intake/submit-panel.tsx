import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Draft } from '@yijianshi/contract/draft'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { keepMarks } from '../case/kept-marks.ts'
import { call, getValue, problemOf, Refused } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { catalogueQuery } from '../connection/queries.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { enPromises } from '../texts/en-promises.ts'
import { useTexts } from '../texts/texts.ts'
import { zhPromises } from '../texts/zh-cn-promises.ts'
import { formatClock } from '../time/format.ts'
import type { SaveState } from './autosave.ts'
import { askedOf, goTo, missingFields, missingLetters, missingMaterials } from './missing.ts'
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

const letterNames = {
  tolerance: { zh: zhPromises.promises.titles.tolerance, en: enPromises.promises.titles.tolerance },
  commitment: { zh: zhPromises.promises.titles.commitment, en: enPromises.promises.titles.commitment },
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
  const isSupplement = draft.kind === 'supplement'
  const checklist = askedOf(draft)
  const fields = isSupplement ? [] : missingFields(draft.plan.form, editing.values, known)
  const materials = missingMaterials(checklist, draft.files, editing.left)
  const letters = draft.kind === 'application' ? missingLetters(draft, editing.left, letterNames) : []
  const total = draft.plan.form.fields.length
  const missing = [...fields, ...materials, ...letters]
  // A supplement may bring a part of what is awaited.
  const open = isSupplement && draft.files.length > 0 ? 0 : missing.length
  const labels = {
    application: t.intake.submit,
    correction: t.intake.submitCorrection,
    supplement: t.promises.submitSupplement,
    'on-the-spot': t.promises.submitOnTheSpot,
  }
  const send = () => {
    setTried(true)
    onTried()
    const [first] = missing
    if (open > 0 && first !== undefined) goTo(first.anchor)
    else submit.mutate()
  }
  return (
    <aside className="split-side panel sticky" aria-labelledby="open-title">
      <h2 id="open-title">{t.intake.stateTitle}</h2>
      <ul className="progress-lines">
        {isSupplement ? null : <li>{t.intake.fieldsGood(total - fields.length, total)}</li>}
        <li>{t.intake.materialsGood(checklist.length - materials.length, checklist.length)}</li>
        {isSupplement ? null : <li>{t.intake.expected(draft.expectedDate)}</li>}
      </ul>
      {editing.isRestored ? <Alert role="status" type="info" showIcon title={t.intake.restored} /> : null}
      <SaveNote state={editing.saving} onRetry={() => void editing.autosave.flush()} />
      {tried ? (
        <div className="missing-box">
          <MissingList title={t.intake.openFields} list={fields} />
          <MissingList title={t.intake.openMaterials} list={materials} />
          <MissingList title={t.promises.openLetters} list={letters} />
        </div>
      ) : null}
      {problemOf(submit.error)?.code === guideChanged ? null : <ProblemAlert error={submit.error} />}
      <p aria-live="polite">{open > 0 ? t.intake.stillOpen(open) : t.intake.complete}</p>
      <Button type="primary" size="large" block loading={submit.isPending} onClick={send}>
        {labels[draft.kind]}
      </Button>
    </aside>
  )
}
