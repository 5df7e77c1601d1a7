import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { addressOf } from '@yijianshi/contract/client'
import type { BenchmarkSummary } from '@yijianshi/contract/report'
import { Button, Empty, Select } from 'antd'
import type { ReactElement } from 'react'
import { apiBase, call, getValue } from '../connection/call.ts'
import { Confirm } from '../frame/confirm.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { ImportBenchmark } from './import-benchmark.tsx'
import { benchmarkQuery, benchmarksQuery } from './queries.ts'
import { ReportBody } from './report-body.tsx'

function Compared({
  shown,
  all,
  onShow,
}: {
  readonly shown: BenchmarkSummary
  readonly all: readonly BenchmarkSummary[]
  readonly onShow: (id: string | undefined) => void
}): ReactElement {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const comparison = useQuery(benchmarkQuery(shown.id))
  const remove = useMutation({
    mutationFn: () => getValue(call('deleteBenchmark', { params: { benchmark: shown.id } })),
    onSuccess: async () => {
      onShow(undefined)
      await queryClient.invalidateQueries({ queryKey: ['benchmarks'] })
    },
  })
  return (
    <>
      <div className="report-tools">
        <Select
          className="benchmark-select"
          aria-label={t.report.benchmark.select}
          value={shown.id}
          onChange={onShow}
          options={all.map(({ id, name, importedAt }) => ({
            value: id,
            label: `${name} · ${formatInstant(importedAt)}`,
          }))}
        />
        <a
          className="button-link"
          href={`${apiBase}${addressOf('getBenchmarkFile', { benchmark: shown.id })}?language=${language}`}
          download
        >
          <DownloadOutlined aria-hidden="true" /> {t.report.download}
        </a>
        <Confirm
          question={t.report.benchmark.confirm(shown.name)}
          yes={t.report.benchmark.remove}
          onYes={() => remove.mutate()}
        >
          <Button icon={<DeleteOutlined />} loading={remove.isPending} aria-label={t.report.benchmark.remove}>
            {t.report.benchmark.remove}
          </Button>
        </Confirm>
      </div>
      <p className="quiet">
        {t.report.benchmark.about(
          shown.rows,
          shown.regions,
          shown.importedBy,
          formatInstant(shown.importedAt),
        )}
      </p>
      <ProblemAlert error={remove.error} />
      <Loaded query={comparison}>{data => <ReportBody report={data.comparison} />}</Loaded>
    </>
  )
}

/** Our limits against those of other regions: import, compare, delete. */
export function BenchmarkPanel({ wanted }: { readonly wanted: string | undefined }): ReactElement {
  const { t } = useTexts()
  const navigate = useNavigate()
  const list = useInfiniteQuery(benchmarksQuery)
  const onShow = (id: string | undefined) =>
    navigate({
      to: '/reports',
      search: { tab: 'benchmark', ...(id !== undefined && { benchmark: id }) },
      replace: true,
    })
  return (
    <>
      <ImportBenchmark onImported={onShow} />
      <Loaded query={list}>
        {data => {
          const all = data.pages.flatMap(page => page.benchmarks)
          const shown = all.find(({ id }) => id === wanted) ?? all[0]
          if (shown === undefined) {
            return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.report.benchmark.empty} />
          }
          return (
            <>
              <Compared key={shown.id} shown={shown} all={all} onShow={onShow} />
              {list.hasNextPage ? (
                <div className="more">
                  <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
                    {t.report.benchmark.older}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </>
  )
}
