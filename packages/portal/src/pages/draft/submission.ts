import type { Problem } from '@yijianshi/contract/shape'
import { validateForm } from '@yijianshi/core/form'
import { useEffect, useState } from 'react'
import { fromCheck } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { forgetDraft, submissionIdOf } from '../../draft/local-copy.ts'
import { deliveryStatus, handedInOf } from '../../draft/progress.ts'
import { lettersUnsigned } from '../../draft/promises.ts'
import type { SummaryEntry } from '../../elements/error-summary.tsx'
import { problemText } from '../../fields/problem-text.ts'
import { call } from '../../server/call.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'

type State = 'idle' | 'sending' | 'slow'
type FieldProblem = NonNullable<Problem['fields']>[number]

const slowMs = 5_000

/** Fields and materials that stand in the way, each with the page where it is mended. */
function useEntries() {
  const texts = useTexts()
  const say = useSay()
  const { draft } = useDraft()
  const { fields } = draft.plan.form
  const base = `/drafts/${draft.id}`
  const ofField = (problem: FieldProblem): SummaryEntry => {
    const section = fields.find(({ element }) => element === problem.element)?.section
    return {
      text: problemText(fields, problem, texts.problems, say),
      href: fromCheck(section === undefined ? base : `${base}/sections/${section}`),
    }
  }
  const ofMaterial = (material: string): SummaryEntry => {
    const entry = draft.plan.checklist.find(each => each.material === material)
    return {
      text: texts.check.materialMissing(entry === undefined ? material : say(entry.name)),
      href: fromCheck(`${base}/materials`),
    }
  }
  return { ofField, ofMaterial }
}

/** Submits the draft once, however often it is tried. */
export function useSubmission(agreed: boolean, onSubmitted: (caseId: string) => void) {
  const texts = useTexts()
  const { draft, flush, autosave, reload } = useDraft()
  const { ofField, ofMaterial } = useEntries()
  const [state, setState] = useState<State>('idle')
  const [problems, setProblems] = useState<readonly SummaryEntry[]>([])
  const [occasion, setOccasion] = useState(0)
  /** How often the guide had changed in the very moment. */
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    if (state !== 'sending') return
    const timer = setTimeout(() => setState('slow'), slowMs)
    return () => clearTimeout(timer)
  }, [state])

  const show = (entries: readonly SummaryEntry[]) => {
    setState('idle')
    setProblems(entries)
    setOccasion(number => number + 1)
  }
  const standingInTheWay = (): SummaryEntry[] => {
    const given = new Set([...draft.files.map(({ material }) => material), ...draft.later, ...draft.promised])
    if (draft.kind === 'supplement')
      return draft.files.length > 0 ? [] : [{ text: texts.promises.supplementEmpty }]
    const missing = handedInOf(draft.plan).filter(({ material }) => !given.has(material))
    return [
      ...validateForm(draft.plan.form.fields, draft.values).map(ofField),
      ...missing.map(({ material }) => ofMaterial(material)),
      ...lettersUnsigned(draft).map(kind => ({
        text: texts.promises.unsigned(texts.promises.titles[kind]),
        href: fromCheck(`/drafts/${draft.id}/letters`),
      })),
      ...(deliveryStatus(draft) === 'done'
        ? []
        : [{ text: texts.draft.delivery, href: fromCheck(`/drafts/${draft.id}/delivery`) }]),
      ...(agreed ? [] : [{ text: texts.check.agreeMissing, field: 'declaration' }]),
    ]
  }
  const explain = (problem: Problem | undefined): SummaryEntry[] => {
    if (problem === undefined) return [{ text: texts.check.notSent }]
    const entries = [...(problem.fields ?? []).map(ofField), ...(problem.materials ?? []).map(ofMaterial)]
    if (problem.code === 'draft/already-submitted') return [{ text: texts.draft.submitted, href: '/my' }]
    return entries.length > 0 ? entries : [{ text: problem.title }]
  }
  /** The server has put the draft under the new guide: the person sees what that asks before trying again. */
  const showNewerGuide = async () => {
    await reload()
    setState('idle')
    setProblems([])
    setRefusals(count => count + 1)
  }
  const submit = async () => {
    if (state !== 'idle') return
    const entries = standingInTheWay()
    if (entries.length > 0) return show(entries)
    setState('sending')
    if (!(await flush()) || autosave.unsaved() !== undefined) return show([{ text: texts.check.unsaved }])
    const answer = await call('submitDraft', {
      params: { draft: draft.id },
      body: { commandId: submissionIdOf(draft.id) },
    })
    if (!answer.ok && answer.problem?.code === 'draft/catalogue-changed') return await showNewerGuide()
    if (!answer.ok) return show(explain(answer.problem))
    forgetDraft(draft.id)
    onSubmitted(answer.value.case)
  }
  return { state, problems, occasion, refusals, submit }
}
