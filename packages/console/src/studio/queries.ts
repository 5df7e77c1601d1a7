import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CatalogueFiles, ChangeStateOnWire } from '@yijianshi/contract/publication'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'

const paged = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

export function changesQuery(state: ChangeStateOnWire | undefined) {
  return infiniteQueryOptions({
    queryKey: ['studio', 'changes', state ?? 'all'],
    queryFn: ({ pageParam }) =>
      getValue(
        call('listChanges', { query: { ...(state !== undefined && { state }), ...paged(pageParam) } }),
      ),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const versionsQuery = infiniteQueryOptions({
  queryKey: ['studio', 'versions'],
  queryFn: ({ pageParam }) => getValue(call('listCatalogueVersions', { query: paged(pageParam) })),
  initialPageParam: firstCursor(),
  getNextPageParam: page => page.next ?? undefined,
})

export const ordersQuery = infiniteQueryOptions({
  queryKey: ['studio', 'orders'],
  queryFn: ({ pageParam }) => getValue(call('listChangeOrders', { query: paged(pageParam) })),
  initialPageParam: firstCursor(),
  getNextPageParam: page => page.next ?? undefined,
})

export function orderQuery(id: string) {
  return queryOptions({
    queryKey: ['studio', 'order', id],
    queryFn: () => getValue(call('getChangeOrder', { params: { order: id } })),
  })
}

const lookAgainMs = 5_000

/** Looked at again and again: others work on the same change. */
export function changeQuery(id: string) {
  return queryOptions({
    queryKey: ['studio', 'change', id],
    queryFn: () => getValue(call('getChange', { params: { change: id } })),
    refetchInterval: lookAgainMs,
    structuralSharing: false,
  })
}

/** `version`: hash or number. What a version holds never changes. */
export function filesQuery(version: string) {
  return queryOptions({
    queryKey: ['studio', 'files', version],
    queryFn: (): Promise<CatalogueFiles> => getValue(call('getCatalogueFiles', { params: { version } })),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
}
