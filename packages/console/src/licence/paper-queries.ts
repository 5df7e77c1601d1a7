import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'

/** Under the key of the case, so that whatever refreshes the case refreshes them. */
export function casePapersQuery(caseId: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'paper-licences'],
    queryFn: () => getValue(call('listCasePaperLicences', { params: { case: caseId } })),
    // Who only supervises may not read them.
    retry: false,
  })
}

export const paperImportsKey = ['paper-licence-imports'] as const

export const paperImportsQuery = infiniteQueryOptions({
  queryKey: paperImportsKey,
  queryFn: ({ pageParam }) =>
    getValue(
      call('listPaperLicenceImports', { query: pageParam === undefined ? {} : { cursor: pageParam } }),
    ),
  initialPageParam: firstCursor(),
  getNextPageParam: page => page.next ?? undefined,
})
