import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { Draft } from '@yijianshi/contract/draft'
import type { FieldValue } from '@yijianshi/contract/shape'
import { isEmpty } from '@yijianshi/core/form'
import { useEffect, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import type { Values } from '../form/field-value.ts'
import { useMe } from '../session/use-me.ts'
import { type Autosave, createAutosave, type DraftChange, type SaveState } from './autosave.ts'
import type { DeliveryChoice } from './delivery-section.tsx'
import { keptDraft, openedDrafts } from './kept-drafts.ts'
import { type Left, leftOpen } from './ways.ts'

export type DraftEditing = {
  readonly values: Values
  readonly setValue: (element: string, value: FieldValue | undefined) => void
  readonly commitValue: (element: string, value: FieldValue | undefined) => void
  /** What was fetched meanwhile; a field that holds something keeps it. */
  readonly fillIn: (values: Values) => void
  readonly touched: ReadonlySet<string>
  readonly choice: DeliveryChoice
  readonly setChoice: (choice: DeliveryChoice) => void
  readonly commitChoice: (choice: DeliveryChoice) => void
  /** What is not handed in now, as far as no file is there. */
  readonly left: Left
  readonly leaveOut: (left: Left) => void
  readonly saving: SaveState
  readonly autosave: Autosave
  /** The page was left with something unsaved, and this is it again. */
  readonly isRestored: boolean
}

/** Forgotten as soon as its page is left: coming back must show what was typed, not what was first loaded. */
export function draftQuery(id: string) {
  return queryOptions({
    queryKey: ['draft', id],
    gcTime: 0,
    queryFn: async () => {
      await openedDrafts.get(id)?.flush()
      return await getValue(call('getDraft', { params: { draft: id } }))
    },
  })
}

/** What was kept, as far as this draft still asks for it. */
function fitting(draft: Draft, { values = {}, ...others }: DraftChange): DraftChange {
  const asked = new Set(draft.plan.form.fields.map(({ element }) => element))
  const left = Object.entries(values).filter(([element]) => asked.has(element))
  return { ...others, ...(left.length > 0 && { values: Object.fromEntries(left) }) }
}

const postal = ({ delivery, postalAddress }: DeliveryChoice): DraftChange => ({
  delivery,
  postalAddress: delivery === 'post' ? postalAddress : null,
})

/** The values as typed, and their way to the server. */
export function useDraft(draft: Draft): DraftEditing {
  const me = useMe()
  const [kept] = useState(() => keptDraft(me.id, draft.id, () => sessionStorage))
  const [restored] = useState(() => fitting(draft, kept.read()))
  const [values, setValues] = useState<Values>({ ...draft.values, ...restored.values })
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set(Object.keys(restored.values ?? {})))
  const [choice, setChoice] = useState<DeliveryChoice>({
    delivery: restored.delivery ?? draft.delivery,
    postalAddress: restored.postalAddress === undefined ? draft.postalAddress : restored.postalAddress,
  })
  const [left, setLeft] = useState<Left>({
    later: restored.later ?? draft.later,
    promised: restored.promised ?? draft.promised,
  })
  const [saving, setSaving] = useState<SaveState>({ step: 'idle' })
  const [autosave] = useState(() =>
    createAutosave(
      change => getValue(call('changeDraft', { params: { draft: draft.id }, body: change })),
      setSaving,
      kept.write,
    ),
  )
  const queryClient = useQueryClient()
  // Another choice is another letter; whether it is signed already, only the server can tell.
  const forgetSignatures = () =>
    queryClient.setQueryData(draftQuery(draft.id).queryKey, old => old && { ...old, letters: [] })
  const isRestored = Object.keys(restored).length > 0
  useEffect(() => {
    openedDrafts.set(draft.id, autosave)
    if (isRestored) autosave.save(restored)
    return () => {
      void autosave.flush()
    }
  }, [autosave, draft.id, isRestored, restored])
  return {
    values,
    touched,
    choice,
    left: leftOpen(left, draft.files),
    leaveOut: next => {
      setLeft(next)
      forgetSignatures()
      autosave.save({ later: [...next.later], promised: [...next.promised] })
    },
    saving,
    autosave,
    isRestored,
    fillIn: fetched =>
      setValues(old => {
        const typed = Object.entries(old).filter(([, value]) => !isEmpty(value))
        return { ...fetched, ...Object.fromEntries(typed) }
      }),
    setValue: (element, value) => {
      setValues(old => ({ ...old, [element]: value }))
      autosave.keep({ values: { [element]: value ?? null } })
    },
    commitValue: (element, value) => {
      setTouched(old => new Set([...old, element]))
      autosave.save({ values: { [element]: value ?? null } })
    },
    setChoice: next => {
      setChoice(next)
      autosave.keep(postal(next))
    },
    commitChoice: next => {
      setChoice(next)
      autosave.save(postal(next))
    },
  }
}
