import { REFUSALS, type RefusalCode } from '@yijianshi/core/refusal'
import { expect, test } from 'vitest'
import { isOfLaw } from './attempts.ts'

test.each([
  ['case/second-notice', true],
  ['access/separation', true],
  ['access/not-your-item', true],
  ['case/precondition', true],
  ['case/stage', true],
  ['file/not-on-checklist', true],
  ['case/changed', false],
  ['case/not-found', false],
  ['case/check-incomplete', false],
  ['publication/stale-file', false],
  ['access/login-needed', false],
  ['access/too-many-requests', false],
  ['service/unavailable', false],
] as const satisfies readonly (readonly [RefusalCode, boolean])[])('%s is recorded: %s', (code, expected) => {
  expect(isOfLaw(code)).toBe(expected)
})

test('every refusal that names an article is one of law', () => {
  const isCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code)
  for (const code of Object.keys(REFUSALS).filter(isCode))
    if ('article' in REFUSALS[code]) expect([code, isOfLaw(code)]).toEqual([code, true])
})
