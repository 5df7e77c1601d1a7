/** Where a value or a paper of an application comes from, in a line. */
import type { FetchedField, FetchedPaper } from '@yijianshi/contract/fetched'
import type { SharedResource } from '@yijianshi/contract/sharing'
import type { ReactElement } from 'react'
import { entriesOf, type PlainField } from '../form/field-value.ts'
import { useValueContext } from '../form/use-value-context.ts'
import { valueText } from '../form/value-text.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import './sharing.css'

/** A source, what came of asking it, and when it answered. */
export function SourceAnswer({ resource }: { readonly resource: SharedResource }): ReactElement {
  const { t, say } = useTexts()
  const { name, ownerName, state, answeredAt } = resource
  return (
    <>
      <strong>{say(name)}</strong>
      <span className="tag">{t.sharing.states[state]}</span>
      {answeredAt === null ? null : (
        <span className="quiet">{t.sharing.from(say(ownerName), formatInstant(answeredAt))}</span>
      )}
    </>
  )
}

export function FieldSource({
  field,
  fetched,
}: {
  readonly field: PlainField
  readonly fetched: FetchedField
}): ReactElement {
  const { t, say } = useTexts()
  const context = useValueContext()
  const words = t.sharing
  const { resource, standing, value, dispute } = fetched
  const owner = say(resource.ownerName)
  const told =
    field.kind === 'list' ? words.entries(entriesOf(value).length) : (valueText(field, value, context) ?? '')
  const at = resource.answeredAt === null ? '' : formatInstant(resource.answeredAt)
  const lines = {
    'as-fetched': () => words.from(owner, at),
    changed: () => words.changed(owner, told),
    disputed: () => words.disputed(owner, dispute ?? words.noReason),
  }
  return <span className={`source-note source-${standing}`}>{lines[standing]()}</span>
}

/** For readers of a case: only what came, and what is disputed. */
export function PaperSource({ paper }: { readonly paper: FetchedPaper }): ReactElement | null {
  const { t, say } = useTexts()
  const { resource } = paper
  const owner = say(resource.ownerName)
  if (paper.kind === 'disputed') {
    return (
      <p className="source-note source-disputed">
        {t.sharing.paperDisputed(owner, paper.dispute ?? t.sharing.noReason)}
      </p>
    )
  }
  if (paper.kind !== 'handed-in') return null
  const at = resource.answeredAt === null ? '' : formatInstant(resource.answeredAt)
  return <p className="source-note">{t.sharing.paper(owner, at)}</p>
}
