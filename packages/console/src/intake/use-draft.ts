import { queryOptions } from '@tanstack/react-query'
import type { Draft } from '@yijianshi/contract/draft'
import type { FieldValue } from '@yijianshi/contract/shape'
import { useEffect, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import type { Values } from '../form/field-value.ts'
import { type Autosave, createAutosave, type SaveState } from './autosave.ts'
import type { DeliveryChoice } from './delivery-section.tsx'

export type DraftEditing = {
  readonly values: Values
  readonly setValue: (element: string, value: FieldValue | undefined) => void
  readonly commitValue: (element: string, value: FieldValue | undefined) => void
  readonly touched: ReadonlySet<string>
  readonly choice: DeliveryChoice
  readonly setChoice: (choice: DeliveryChoice) => void
  readonly commitChoice: (choice: DeliveryChoice) => void
  readonly saving: SaveState
  readonly autosave: Autosave
}

/** By draft, for the visit: what is not saved when its page is left is sent before the draft is loaded again. */
const opened = new Map<string, Autosave>()

/** Forgotten as soon as its page is left: coming back must show what was typed, not what was first loaded. */
export function draftQuery(id: string) {
  return queryOptions({
    queryKey: ['draft', id],
    gcTime: 0,
    queryFn: async () => {
      await opened.get(id)?.flush()
      return await getValue(call('getDraft', { params: { draft: id } }))
    },
  })
}

/** The values as typed, and their way to the server. */
export function useDraft(draft: Draft): DraftEditing {
  const [values, setValues] = useState<Values>(draft.values)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [choice, setChoice] = useState<DeliveryChoice>({
    delivery: draft.delivery,
    postalAddress: draft.postalAddress,
  })
  const [saving, setSaving] = useState<SaveState>({ step: 'idle' })
  const [autosave] = useState(() =>
    createAutosave(
      change => getValue(call('changeDraft', { params: { draft: draft.id }, body: change })),
      setSaving,
    ),
  )
  useEffect(() => {
    opened.set(draft.id, autosave)
    return () => {
      void autosave.flush()
    }
  }, [autosave, draft.id])
  return {
    values,
    touched,
    choice,
    saving,
    autosave,
    setValue: (element, value) => setValues(old => ({ ...old, [element]: value })),
    commitValue: (element, value) => {
      setTouched(old => new Set([...old, element]))
      autosave.save({ values: { [element]: value ?? null } })
    },
    setChoice,
    commitChoice: next => {
      setChoice(next)
      autosave.save({
        delivery: next.delivery,
        postalAddress: next.delivery === 'post' ? next.postalAddress : null,
      })
    },
  }
}
