import { useInfiniteQuery } from '@tanstack/react-query'
import type { Attempt } from '@yijianshi/contract/attempt'
import type { ReactElement } from 'react'
import { attemptsQuery } from '../connection/queries.ts'
import { Pages } from '../frame/pages.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import './attempts.css'

/** What this release has no word for is shown as it is. */
function wordOf(key: string, words: Readonly<Record<string, string | undefined>>): string {
  return words[key] ?? key
}

function Entry({ attempt }: { readonly attempt: Attempt }): ReactElement {
  const { t } = useTexts()
  return (
    <li>
      <strong>{attempt.title}</strong>
      {attempt.article === null ? null : <p>{t.attempts.article(attempt.article)}</p>}
      <p className="quiet">
        {[wordOf(attempt.role, t.attempts.roles), attempt.by].filter(Boolean).join(' · ')}
        {' · '}
        <time dateTime={attempt.at}>{formatInstant(attempt.at)}</time>
        {' · '}
        {wordOf(attempt.command, t.attempts.commands)}
      </p>
    </li>
  )
}

/** What was tried and refused by law: for managers. */
export function AttemptsPanel({ caseId }: { readonly caseId: string }): ReactElement {
  const { t, language } = useTexts()
  const attempts = useInfiniteQuery(attemptsQuery(caseId, language))
  return (
    <>
      <p className="quiet">{t.attempts.about}</p>
      <Pages query={attempts} rowsOf={page => page.attempts} empty={t.attempts.empty}>
        {rows => (
          <ol className="attempts" aria-label={t.attempts.title}>
            {rows.map(attempt => (
              <Entry key={attempt.id} attempt={attempt} />
            ))}
          </ol>
        )}
      </Pages>
    </>
  )
}
