import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'

export function dutiesQuery(state: 'open' | 'over') {
  return infiniteQueryOptions({
    queryKey: ['duties', state],
    initialPageParam: firstCursor(),
    queryFn: ({ pageParam }) =>
      getValue(
        call('listDuties', { query: { state, ...(pageParam !== undefined && { cursor: pageParam }) } }),
      ),
    getNextPageParam: page => page.next ?? undefined,
  })
}

export const dutyStaffQuery = queryOptions({
  queryKey: ['duty-staff'],
  queryFn: () => getValue(call('listDutyStaff')),
})
