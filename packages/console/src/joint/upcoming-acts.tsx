import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { askedQuery } from '../connection/queries.ts'
import { useTexts } from '../texts/texts.ts'
import { AskedTable } from './asked-table.tsx'

/** The joint acts to come, above a list of cases; nothing while there is none. */
export function UpcomingActs(): ReactElement | null {
  const { t } = useTexts()
  const { data } = useInfiniteQuery(askedQuery)
  const [first] = data?.pages ?? []
  if (first === undefined || first.entries.length === 0) return null
  return (
    <details className="upcoming-acts">
      <summary>
        {t.asked.upcoming} ({first.entries.length}
        {first.next === null ? '' : '+'})
      </summary>
      <AskedTable upcoming />
    </details>
  )
}
