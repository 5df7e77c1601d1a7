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

/** All of the authority, or those that wait. */
export function paperImportsQuery(stage?: 'pending') {
  return infiniteQueryOptions({
    queryKey: [...paperImportsKey, stage ?? 'all'],
    queryFn: ({ pageParam }) =>
      getValue(
        call('listPaperLicenceImports', {
          query: {
            ...(pageParam !== undefined && { cursor: pageParam }),
            ...(stage !== undefined && { stage }),
          },
        }),
      ),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** A page of an import, after a position. */
export function importedRowsQuery(id: string, after: number) {
  return queryOptions({
    queryKey: [...paperImportsKey, id, after],
    queryFn: () => getValue(call('listImportedPaperLicences', { params: { import: id }, query: { after } })),
  })
}
