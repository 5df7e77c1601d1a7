import '../studio.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { CatalogueFiles } from '@yijianshi/contract/publication'
import { Button, Select } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { Loaded } from '../../frame/loaded.tsx'
import { useTexts } from '../../texts/texts.ts'
import type { Compared } from '../bench/bench.ts'
import { startBench } from '../bench/bench-client.ts'
import { filesQuery, versionsQuery } from '../queries.ts'
import { ChangeLines } from './change-lines.tsx'

const route = getRouteApi('/staff/studio/compare')

function Comparison({
  before,
  after,
}: {
  readonly before: CatalogueFiles
  readonly after: CatalogueFiles
}): ReactElement {
  const [compared, setCompared] = useState<Compared>()
  useEffect(() => {
    const bench = startBench()
    let isCurrent = true
    setCompared(undefined)
    Promise.all([bench.ask('open', after.files, after.samples), bench.ask('compare', before)]).then(
      ([, result]) => {
        if (isCurrent) setCompared(result)
      },
    )
    return () => {
      isCurrent = false
      bench.end()
    }
  }, [before, after])
  return <ChangeLines compared={compared} />
}

function Both({ from, to }: { readonly from: number; readonly to: number }): ReactElement {
  const before = useQuery(filesQuery(String(from)))
  const after = useQuery(filesQuery(String(to)))
  return (
    <Loaded query={before}>
      {earlier => <Loaded query={after}>{later => <Comparison before={earlier} after={later} />}</Loaded>}
    </Loaded>
  )
}

/** Any two versions, in words. */
export function ComparePage(): ReactElement {
  const { t } = useTexts()
  const { comparison, home } = t.studio
  const { from, to } = route.useSearch()
  const navigate = useNavigate()
  const versions = useInfiniteQuery(versionsQuery)
  const numbers = versions.data?.pages.flatMap(page => page.versions.map(({ number }) => number)) ?? []
  const choices = [...new Set([...numbers, ...(from ? [from] : []), ...(to ? [to] : [])])]
    .toSorted((left, right) => right - left)
    .map(value => ({ value, label: home.version(value) }))
  const choose = (part: 'from' | 'to', value: number) =>
    navigate({
      to: '/studio/compare',
      search: { ...(from !== undefined && { from }), ...(to !== undefined && { to }), [part]: value },
    })
  const select = (part: 'from' | 'to', value: number | undefined) => (
    <div className="field">
      <label htmlFor={`compare-${part}`}>{comparison[part]}</label>
      <Select
        id={`compare-${part}`}
        value={value ?? null}
        options={choices}
        onChange={next => (next === null ? undefined : choose(part, next))}
      />
    </div>
  )
  return (
    <>
      <Link to="/studio" search={{ tab: 'versions' }} className="studio-back">
        {home.back}
      </Link>
      <div className="page-head">
        <h1>{comparison.pageTitle}</h1>
      </div>
      <div className="studio-filter">
        {select('from', from)}
        {select('to', to)}
        {versions.hasNextPage ? (
          <Button onClick={() => versions.fetchNextPage()} loading={versions.isFetchingNextPage}>
            {t.frame.more}
          </Button>
        ) : null}
      </div>
      <section className="panel" aria-label={comparison.pageTitle}>
        {from === undefined || to === undefined ? (
          <p className="quiet">{comparison.choose}</p>
        ) : (
          <Both from={from} to={to} />
        )}
      </section>
    </>
  )
}
