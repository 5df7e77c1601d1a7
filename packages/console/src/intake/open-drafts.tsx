import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { draftsQuery } from '../connection/queries.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'

/** What was begun at this window and not submitted; nothing when there is none. */
export function OpenDrafts(): ReactElement | null {
  const { t, say } = useTexts()
  const drafts = useQuery(draftsQuery)
  const open = drafts.data?.drafts ?? []
  if (open.length === 0) return null
  return (
    <details className="panel open-drafts">
      <summary>{t.intake.openDrafts(open.length)}</summary>
      <ul className="plan-list">
        {open.map(draft => (
          <li key={draft.id}>
            <Link to="/intake/$draft" params={{ draft: draft.id }}>
              {draft.applicantName} · {say(draft.name)}
            </Link>
            <span className="quiet">
              {' '}
              {t.intake.filled(draft.fieldsDone, draft.fieldsAll)} · {formatInstant(draft.savedAt)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
