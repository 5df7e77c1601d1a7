import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'

/** Deliveries go on while the page is open. */
const refreshMs = 5_000

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: () => getValue(call('listWebhooks')),
  refetchInterval: refreshMs,
})

export function deadLettersQuery(webhook: string) {
  return infiniteQueryOptions({
    queryKey: ['dead-letters', webhook],
    initialPageParam: firstCursor(),
    queryFn: ({ pageParam }) =>
      getValue(
        call('listDeadLetters', {
          params: { webhook },
          query: pageParam === undefined ? {} : { cursor: pageParam },
        }),
      ),
    getNextPageParam: page => page.next ?? undefined,
  })
}
