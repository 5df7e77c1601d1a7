import type { Draft } from '@yijianshi/contract/draft'
import type { Problem } from '@yijianshi/contract/shape'
import { validateForm } from '@yijianshi/core/form'
import { useEffect, useState } from 'react'
import { fromCheck } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { forgetDraft, submissionIdOf } from '../../draft/local-copy.ts'
import { deliveryStatus, handedInOf } from '../../draft/progress.ts'
import { lettersUnsigned } from '../../draft/promises.ts'
import type { SummaryEntry } from '../../elements/error-summary.tsx'
import { type Faults, oneFault, useSummary } from '../../elements/use-summary.ts'
import { problemText } from '../../fields/problem-text.ts'
import { call } from '../../server/call.ts'
import { heard, own, type Said } from '../../texts/message.ts'
import { type Spoken, wordingIn } from '../../texts/texts.tsx'

type State = 'idle' | 'sending' | 'slow'
type FieldProblem = NonNullable<Problem['fields']>[number]

const slowMs = 5_000

type Entry = Said<SummaryEntry>

function entry(words: (spoken: Spoken) => string, way: Omit<SummaryEntry, 'text'>): Entry {
  return { in: spoken => ({ text: words(spoken), ...way }) }
}

function allOf(entries: readonly Entry[]): Faults {
  return { in: spoken => entries.map(each => each.in(spoken)) }
}

/** A field that stands in the way, with the page where it is mended. */
function ofField({ id, plan }: Draft, problem: FieldProblem): Entry {
  const { fields } = plan.form
  const section = fields.find(({ element }) => element === problem.element)?.section
  return entry(
    spoken => problemText(fields, problem, spoken.texts.problems, words => wordingIn(spoken, words)),
    { href: fromCheck(section === undefined ? `/drafts/${id}` : `/drafts/${id}/sections/${section}`) },
  )
}

/** The same for a material. */
function ofMaterial({ id, plan }: Draft, material: string): Entry {
  const row = plan.checklist.find(each => each.material === material)
  return entry(
    spoken => spoken.texts.check.materialMissing(row === undefined ? material : wordingIn(spoken, row.name)),
    { href: fromCheck(`/drafts/${id}/materials`) },
  )
}

function standingInTheWay(draft: Draft, agreed: boolean): Entry[] {
  const given = new Set([...draft.files.map(({ material }) => material), ...draft.later, ...draft.promised])
  if (draft.kind === 'supplement')
    return draft.files.length > 0 ? [] : [entry(({ texts }) => texts.promises.supplementEmpty, {})]
  const missing = handedInOf(draft.plan).filter(({ material }) => !given.has(material))
  const page = (name: string) => ({ href: fromCheck(`/drafts/${draft.id}/${name}`) })
  return [
    ...validateForm(draft.plan.form.fields, draft.values).map(problem => ofField(draft, problem)),
    ...missing.map(({ material }) => ofMaterial(draft, material)),
    ...lettersUnsigned(draft).map(kind =>
      entry(({ texts }) => texts.promises.unsigned(texts.promises.titles[kind]), page('letters')),
    ),
    ...(deliveryStatus(draft) === 'done'
      ? []
      : [entry(({ texts }) => texts.draft.delivery, page('delivery'))]),
    ...(agreed ? [] : [entry(({ texts }) => texts.check.agreeMissing, { field: 'declaration' })]),
  ]
}

function explain(draft: Draft, problem: Problem | undefined): Faults {
  if (problem?.code === 'draft/already-submitted')
    return allOf([entry(({ texts }) => texts.draft.submitted, { href: '/my' })])
  const entries = [
    ...(problem?.fields ?? []).map(each => ofField(draft, each)),
    ...(problem?.materials ?? []).map(each => ofMaterial(draft, each)),
  ]
  return entries.length > 0 ? allOf(entries) : oneFault(heard(problem, ({ check }) => check.notSent))
}

/** Submits the draft once, however often it is tried. */
export function useSubmission(agreed: boolean, onSubmitted: (caseId: string) => void) {
  const { draft, flush, autosave, reload } = useDraft()
  const [state, setState] = useState<State>('idle')
  const { entries: problems, occasion, fail, clear } = useSummary()
  /** How often the guide had changed in the very moment. */
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    if (state !== 'sending') return
    const timer = setTimeout(() => setState('slow'), slowMs)
    return () => clearTimeout(timer)
  }, [state])

  const show = (faults: Faults) => {
    setState('idle')
    fail(faults)
  }
  /** The server has put the draft under the new guide: the person sees what that asks before trying again. */
  const showNewerGuide = async () => {
    await reload()
    setState('idle')
    clear()
    setRefusals(count => count + 1)
  }
  const submit = async () => {
    if (state !== 'idle') return
    const entries = standingInTheWay(draft, agreed)
    if (entries.length > 0) return show(allOf(entries))
    setState('sending')
    if (!(await flush()) || autosave.unsaved() !== undefined)
      return show(oneFault(own(({ check }) => check.unsaved)))
    const answer = await call('submitDraft', {
      params: { draft: draft.id },
      body: { commandId: submissionIdOf(draft.id) },
    })
    if (!answer.ok && answer.problem?.code === 'draft/catalogue-changed') return await showNewerGuide()
    if (!answer.ok) return show(explain(draft, answer.problem))
    forgetDraft(draft.id)
    onSubmitted(answer.value.case)
  }
  return { state, problems, occasion, refusals, submit }
}
