import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'

/** Under the contents of the case, so that what was read for a reason goes with them. */
export function caseSharingQuery(caseId: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'contents', 'sharing'],
    queryFn: () => getValue(call('getCaseSharing', { params: { case: caseId } })),
    // Who may not read it sees the contents without their sources.
    retry: false,
  })
}

export function answerQuery(caseId: string, use: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'contents', 'sharing', use],
    queryFn: () => getValue(call('getSharingAnswer', { params: { use } })),
    retry: false,
  })
}

export function draftSharingQuery(draft: string) {
  return queryOptions({
    queryKey: ['draft', draft, 'sharing'],
    queryFn: () => getValue(call('getDraftSharing', { params: { draft } })),
    refetchOnWindowFocus: false,
    retry: false,
  })
}

export const sourcesQuery = queryOptions({
  queryKey: ['sharing', 'sources'],
  queryFn: () => getValue(call('listSharingSources')),
})

/** `month`: `2026-11`. */
export function countsQuery(month: string) {
  return queryOptions({
    queryKey: ['sharing', 'counts', month],
    queryFn: () => getValue(call('listSharingCounts', { query: { month } })),
  })
}

export function askedAnywayQuery(month: string) {
  return queryOptions({
    queryKey: ['sharing', 'asked-anyway', month],
    queryFn: () => getValue(call('listAskedAnyway', { query: { month } })),
  })
}

export const disputesQuery = infiniteQueryOptions({
  queryKey: ['sharing', 'disputes'],
  queryFn: ({ pageParam }) =>
    getValue(call('listSharingDisputes', { query: pageParam === undefined ? {} : { cursor: pageParam } })),
  initialPageParam: firstCursor(),
  getNextPageParam: page => page.next ?? undefined,
})
