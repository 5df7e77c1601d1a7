import { useQuery } from '@tanstack/react-query'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { ReactElement } from 'react'
import { catalogueQuery } from '../connection/queries.ts'
import { entriesOf, innerValue } from '../form/field-value.ts'
import { useValueContext } from '../form/use-value-context.ts'
import { valueText } from '../form/value-text.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { answerQuery } from './queries.ts'

/** The entries of a list, one after the other: what the source told, in the order of the list. */
function Entries({ element, value }: { readonly element: string; readonly value: FieldValue }): ReactElement {
  const { t } = useTexts()
  const { data: catalogue } = useQuery(catalogueQuery)
  const context = useValueContext()
  const inner = catalogue?.elements.get(element)?.of ?? []
  const told = entriesOf(value).map(entry =>
    inner.flatMap(({ element: id }) => {
      const field = catalogue?.elements.get(id) ?? { kind: 'text' as const }
      return valueText(field, innerValue(entry, id), context) ?? []
    }),
  )
  return <>{told.map(parts => parts.join(' ')).join(t.sharing.separator)}</>
}

/** An answer of a source as it was given then. Whoever looks for a reason is recorded before it is shown. */
export function SharedAnswer({
  caseId,
  use,
}: {
  readonly caseId: string
  readonly use: string
}): ReactElement {
  const { t, say } = useTexts()
  const answer = useQuery(answerQuery(caseId, use))
  const { data: catalogue } = useQuery(catalogueQuery)
  const context = useValueContext()
  const kindOf = (element: string) => catalogue?.elements.get(element) ?? { kind: 'text' as const }
  return (
    <Loaded query={answer}>
      {data => (
        <>
          <p>
            <strong>{say(data.name)}</strong> · {say(data.ownerName)}
          </p>
          <p className="quiet">
            {t.sharing.asked(formatInstant(data.askedAt))} ·{' '}
            {t.sharing.answered(formatInstant(data.answeredAt))}
          </p>
          <dl className="answer-list">
            {data.fields.map(({ element, name, value }) => (
              <div key={element} className="pair">
                <dt>{say(name)}</dt>
                <dd>
                  {kindOf(element).kind === 'list' ? (
                    <Entries element={element} value={value} />
                  ) : (
                    valueText(kindOf(element), value, context)
                  )}
                </dd>
              </div>
            ))}
            {data.details.map(({ id, name, value }) => (
              <div key={id} className="pair">
                <dt>{say(name)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className={data.unchanged ? 'quiet' : 'refusal'}>
            {data.unchanged ? t.sharing.unchanged : t.sharing.isChanged}
          </p>
          <details className="answer-hash">
            <summary>{t.sharing.hash}</summary>
            <p>SHA-256 {data.sha256}</p>
          </details>
        </>
      )}
    </Loaded>
  )
}
