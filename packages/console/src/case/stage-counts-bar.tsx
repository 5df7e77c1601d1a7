import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { casesQuery } from '../connection/queries.ts'
import { caseStages, type OverviewSearch } from '../frame/search.ts'
import { useTexts } from '../texts/texts.ts'
import { countStages } from './stage-counts.ts'

/** Beyond so many pages the numbers are shown as “at least”. */
const maxPages = 50

/** Cases by stage, whatever stage the list below is filtered by. */
export function StageCountsBar({ search }: { readonly search: OverviewSearch }): ReactElement {
  const { t } = useTexts()
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    casesQuery({ scope: 'all', ...(search.q === undefined ? {} : { query: search.q }) }),
  )
  const pages = data?.pages ?? []
  const more = hasNextPage && pages.length < maxPages
  useEffect(() => {
    if (more && !isFetching) void fetchNextPage()
  }, [more, isFetching, fetchNextPage])
  const counts = countStages(pages.flatMap(page => page.cases))
  return (
    <ul className="counts" aria-label={t.overview.counts}>
      {caseStages.map(stage => (
        <li key={stage}>
          <Link to="/overview" search={{ ...search, stage }} className="count">
            <span className="count-number">
              {counts[stage]}
              {hasNextPage ? '+' : ''}
            </span>
            <span>{t.stage[stage]}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
