import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import { casesQuery } from '../connection/queries.ts'
import { Pages } from '../frame/pages.tsx'
import { caseStages, type OverviewSearch } from '../frame/search.ts'
import { UpcomingActs } from '../joint/upcoming-acts.tsx'
import { useTexts } from '../texts/texts.ts'
import { CaseSearch } from './case-search.tsx'
import { CaseTable } from './case-table.tsx'
import { StageCountsBar } from './stage-counts-bar.tsx'

const route = getRouteApi('/staff/overview')

/** All cases as a supervisor sees them: progress, never contents. */
export function OverviewPage(): ReactElement {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = useNavigate()
  const words = search.q === undefined ? {} : { query: search.q }
  const cases = useInfiniteQuery(
    casesQuery({ scope: 'all', ...words, ...(search.stage === undefined ? {} : { stage: search.stage }) }),
  )
  const show = (next: OverviewSearch) => navigate({ to: '/overview', search: next, replace: true })
  return (
    <>
      <div className="page-head">
        <h1>{t.overview.title}</h1>
        <CaseSearch
          words={search.q}
          onSearch={q =>
            show({
              ...(search.stage === undefined ? {} : { stage: search.stage }),
              ...(q === '' ? {} : { q }),
            })
          }
        />
        <Select
          className="stage-filter"
          aria-label={t.overview.stageFilter}
          value={search.stage ?? 'all'}
          onChange={value => {
            const stage = caseStages.find(candidate => candidate === value)
            show({ ...(search.q ? { q: search.q } : {}), ...(stage === undefined ? {} : { stage }) })
          }}
          options={[
            { value: 'all', label: t.overview.allStages },
            ...caseStages.map(value => ({ value, label: t.stage[value] })),
          ]}
        />
      </div>
      <UpcomingActs />
      <StageCountsBar search={search} />
      <Pages query={cases} rowsOf={page => page.cases} empty={t.overview.empty}>
        {rows => <CaseTable cases={rows} caption={t.overview.title} showSite />}
      </Pages>
    </>
  )
}
