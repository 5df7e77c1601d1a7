import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'
import type { Language } from '../texts/language.ts'
import type { BoardSearch } from './address.ts'

/** Limits run also when nobody does anything. */
const refreshMs = 30_000

function paged(pageParam: string | undefined) {
  return pageParam === undefined ? {} : { cursor: pageParam }
}

export function obligationsQuery({ state, kind }: BoardSearch) {
  const filter = { ...(state !== undefined && { state }), ...(kind !== undefined && { kind }) }
  return infiniteQueryOptions({
    queryKey: ['supervision', 'obligations', filter],
    queryFn: ({ pageParam }) =>
      getValue(call('listObligations', { query: { ...filter, ...paged(pageParam) } })),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: refreshMs,
  })
}

export function alertsQuery({ card }: BoardSearch) {
  const filter = card === undefined ? {} : { card }
  return infiniteQueryOptions({
    queryKey: ['supervision', 'alerts', filter],
    queryFn: ({ pageParam }) => getValue(call('listAlerts', { query: { ...filter, ...paged(pageParam) } })),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: refreshMs,
  })
}

export function ordersQuery({ stage }: BoardSearch) {
  const filter = stage === undefined ? {} : { stage }
  return infiniteQueryOptions({
    queryKey: ['supervision', 'orders', filter],
    queryFn: ({ pageParam }) =>
      getValue(call('listSupervisionOrders', { query: { ...filter, ...paged(pageParam) } })),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: refreshMs,
  })
}

export function looksQuery({ account, case: caseId }: BoardSearch, language: Language) {
  const filter = { ...(account !== undefined && { account }), ...(caseId !== undefined && { case: caseId }) }
  return infiniteQueryOptions({
    // The refusals come in words.
    queryKey: ['supervision', 'looks', filter, language],
    queryFn: ({ pageParam }) =>
      getValue(call('listAccessRecords', { query: { ...filter, ...paged(pageParam) } })),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: refreshMs,
  })
}

export function orderQuery(order: string) {
  return queryOptions({
    queryKey: ['supervision', 'order', order],
    queryFn: () => getValue(call('getSupervisionOrder', { params: { order } })),
  })
}
