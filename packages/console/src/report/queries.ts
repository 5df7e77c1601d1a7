import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { BenchmarkSummary, ReportKind } from '@yijianshi/contract/report'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'

/** The catalogue changes rarely; the first report of a new one takes seconds. */
const staleMs = 60_000

export function reportQuery(report: ReportKind) {
  return queryOptions({
    queryKey: ['report', report],
    queryFn: () => getValue(call('getReport', { params: { report } })),
    staleTime: staleMs,
  })
}

export const benchmarksQuery = infiniteQueryOptions({
  queryKey: ['benchmarks'],
  initialPageParam: firstCursor(),
  queryFn: ({ pageParam }) =>
    getValue(call('listBenchmarks', { query: pageParam === undefined ? {} : { cursor: pageParam } })),
  getNextPageParam: page => page.next ?? undefined,
})

export function benchmarkQuery(id: BenchmarkSummary['id']) {
  return queryOptions({
    queryKey: ['benchmark', id],
    queryFn: () => getValue(call('getBenchmark', { params: { benchmark: id } })),
    staleTime: staleMs,
  })
}
