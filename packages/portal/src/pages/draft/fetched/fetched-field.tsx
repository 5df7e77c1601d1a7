import { fetchedField } from '@yijianshi/contract/fetched'
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { ReactNode } from 'react'
import { useDraft } from '../../../draft/draft-state.tsx'
import { useSharing } from '../../../draft/sharing-state.tsx'
import { valueText } from '../../../fields/value-text.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../../texts/texts.tsx'
import { Dispute } from './dispute.tsx'
import { useSource } from './words.ts'

function useFetched(element: string) {
  const { draft } = useDraft()
  const { sharing } = useSharing()
  return sharing && fetchedField(sharing.resources, element, draft.values[element])
}

/** Where the value of a field comes from, in a line; nothing for what the person filled in alone. */
export function FieldSource({ field }: { field: FormFieldOnWire }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const source = useSource()
  const fetched = useFetched(field.element)
  if (fetched === undefined) return null
  const { resource, standing, value, dispute } = fetched
  const owner = say(resource.ownerName)
  const told =
    field.kind === 'list' && Array.isArray(value)
      ? texts.sharing.entries(value.length)
      : (valueText(field, value, { texts, say, language }) ?? '')
  const lines = {
    'as-fetched': () => source(resource),
    changed: () => texts.sharing.changed(owner, told),
    disputed: () => texts.sharing.disputed(owner, dispute ?? ''),
  }
  return <p className={`source source-${standing}`}>{lines[standing]()}</p>
}

/** A field with its source below, and a way to say that the source is wrong. */
export function FetchedField({ field, children }: { field: FormFieldOnWire; children: ReactNode }) {
  const say = useSay()
  const fetched = useFetched(field.element)
  return (
    <div className="fetched-field">
      {children}
      <FieldSource field={field} />
      {fetched !== undefined && fetched.standing !== 'disputed' && (
        <Dispute resource={fetched.resource} subject="field" id={field.element} name={say(field.name)} />
      )}
    </div>
  )
}
