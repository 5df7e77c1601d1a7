import type { Webhook } from '@yijianshi/contract/webhook'
import { expect, test } from 'vitest'
import { textsIn } from '../texts/texts.ts'
import { errorText, readTypes, stateOf } from './webhook-state.ts'

const webhook: Webhook = {
  id: 'b7e0f1a2-0000-4000-8000-000000000000',
  name: 'x',
  url: 'https://x.test/',
  source: 'console',
  eventTypes: [],
  state: 'active',
  createdAt: '2026-11-21T00:00:00Z',
  deliveredAt: null,
  attempts: 0,
  nextAttemptAt: null,
  failure: null,
  behind: false,
  deadLetters: 0,
}

test.each([
  [{}, 'ok'],
  [{ behind: true }, 'behind'],
  [{ behind: true, attempts: 2 }, 'failing'],
  [{ failure: { at: '2026-11-21T00:00:00Z', error: { code: 'timed-out' as const, detail: '' } } }, 'failed'],
  [{ behind: true, attempts: 2, state: 'paused' as const }, 'paused'],
])('a receiver with %o is %s', (part, state) => {
  expect(stateOf({ ...webhook, ...part })).toBe(state)
})

test('types stand one a line, each once', () => {
  expect(readTypes(' yijianshi.case \n\nyijianshi.case，yijianshi.change-order')).toEqual([
    'yijianshi.case',
    'yijianshi.change-order',
  ])
  expect(readTypes(' \n')).toEqual([])
})

test('an error is told in words', () => {
  expect(errorText({ code: 'answered', detail: '503' }, textsIn('zh'))).toBe('对方回答 503')
  expect(errorText({ code: 'timed-out', detail: '' }, textsIn('en'))).toBe('No answer within 10 seconds')
})
