import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { catalogueQuery } from '../connection/queries.ts'
import { useValueContext } from '../form/use-value-context.ts'
import { valueText } from '../form/value-text.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { answerQuery } from './queries.ts'

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
                <dd>{valueText(kindOf(element), value, context)}</dd>
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
