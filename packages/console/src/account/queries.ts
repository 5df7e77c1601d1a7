import { queryOptions } from '@tanstack/react-query'
import { call, getValue } from '../connection/call.ts'

export const securityQuery = queryOptions({
  queryKey: ['account', 'security'],
  queryFn: () => getValue(call('getSecurity')),
})

export const ownPasskeysQuery = queryOptions({
  queryKey: ['account', 'passkeys'],
  queryFn: () => getValue(call('listPasskeys')),
})

export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => getValue(call('listSessions')),
})

export const ownLogInsQuery = queryOptions({
  queryKey: ['account', 'log-ins'],
  queryFn: () => getValue(call('listLogIns')),
})
