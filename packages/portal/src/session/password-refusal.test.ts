import { expect, test } from 'vitest'
import { refusedPassword } from './password-refusal.ts'

test.each([
  ['account/weak-password', 'next'],
  ['account/common-password', 'next'],
  ['account/own-password', 'next'],
  ['account/wrong-password', 'current'],
  ['account/login-taken', undefined],
  [undefined, undefined],
])('%s is about the password: %s', (code, field) => {
  expect(refusedPassword(code)).toBe(field)
})
