import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CaseSummary } from '@yijianshi/contract/case'
import { type CatalogueData, catalogueFromData } from '@yijianshi/core/catalogue'
import { call, getValue } from './call.ts'
import { firstCursor } from './paging.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => getValue(call('getSession')),
  staleTime: 60_000,
})

const catalogueLists = [
  'regions',
  'authorities',
  'sites',
  'licences',
  'elements',
  'materials',
  'questions',
  'items',
  'matters',
  'lifeStages',
  'preconditions',
  'variants',
  'resources',
] as const satisfies readonly (keyof CatalogueData)[]

/** The server loads only sound catalogues, so the entries themselves are not checked again. */
function isCatalogueData(raw: object): raw is CatalogueData {
  const lists: Partial<Record<string, unknown>> = { ...raw }
  return typeof lists.version === 'string' && catalogueLists.every(key => Array.isArray(lists[key]))
}

/** The running catalogue; changes so rarely that one copy for the visit is enough. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: async () => {
    const raw = await getValue(call('getCatalogue'))
    if (!isCatalogueData(raw)) throw new Error('The answer to getCatalogue is not a catalogue')
    return catalogueFromData(raw)
  },
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
})

/** The first page has none. */
export type CaseFilter = {
  readonly scope: 'desk' | 'all'
  readonly stage?: CaseSummary['stage']
  readonly query?: string
}

export function casesQuery(filter: CaseFilter) {
  return infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) =>
      getValue(
        call('listCases', {
          query: { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
  })
}

export function tasksQuery(state: 'open' | 'ended') {
  return infiniteQueryOptions({
    queryKey: ['tasks', state],
    queryFn: ({ pageParam }) =>
      getValue(
        call('listTasks', { query: { state, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }),
      ),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** What is asked beside the own tasks; for window and centre the joint acts to come. */
export const askedQuery = infiniteQueryOptions({
  queryKey: ['tasks', 'asked'],
  queryFn: ({ pageParam }) =>
    getValue(call('listAsked', { query: pageParam === undefined ? {} : { cursor: pageParam } })),
  initialPageParam: firstCursor(),
  getNextPageParam: page => page.next ?? undefined,
})

/** `at`: as the case stood after that event. */
export function caseQuery(id: string, at?: number) {
  return queryOptions({
    queryKey: ['case', id, 'view', at ?? 'now'],
    queryFn: () => getValue(call('getCase', { params: { case: id }, query: at === undefined ? {} : { at } })),
  })
}

/** Every hour of the case, explained. `at`: as it stood after that event. */
export function timelineQuery(id: string, at?: number) {
  return queryOptions({
    queryKey: ['case', id, 'timeline', at ?? 'now'],
    queryFn: () =>
      getValue(call('getCaseTimeline', { params: { case: id }, query: at === undefined ? {} : { at } })),
  })
}

export function contentsQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'contents'],
    queryFn: () => getValue(call('getCaseContents', { params: { case: id } })),
  })
}

/** The own access to the contents of a case for a reason; asked for again when it is over. */
export function reasonedAccessQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'reasoned-access'],
    queryFn: () => getValue(call('getReasonedAccess', { params: { case: id } })),
    refetchInterval: ({ state }) => {
      const until = state.data?.access?.until
      return until === undefined ? false : Math.max(1_000, Date.parse(until) - Date.now())
    },
  })
}

export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'history'],
    queryFn: () => getValue(call('getCaseHistory', { params: { case: id } })),
  })
}

/** What the law refused, in the words of the language. */
export function attemptsQuery(id: string, language: string) {
  return infiniteQueryOptions({
    queryKey: ['case', id, 'attempts', language],
    queryFn: ({ pageParam }) =>
      getValue(
        call('listCaseAttempts', {
          params: { case: id },
          query: pageParam === undefined ? {} : { cursor: pageParam },
        }),
      ),
    initialPageParam: firstCursor(),
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: () => getValue(call('listDrafts')),
})
