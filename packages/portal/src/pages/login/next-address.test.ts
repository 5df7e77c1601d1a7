import { expect, test } from 'vitest'
import { nextOf } from './next-address.ts'

test.each([
  ['?next=%2Fdrafts%2F1%2Fcheck', '/drafts/1/check'],
  ['?next=%2Fmatters%2Fa%2Fplan%3Farea%3D80', '/matters/a/plan?area=80'],
  ['', '/'],
  ['?next=https%3A%2F%2Fexample.org', '/'],
  ['?next=%2F%2Fexample.org', '/'],
  ['?next=%2F%5Cexample.org', '/'],
  ['?next=%2Flogin%3Fnext%3D%2F', '/'],
])('after %j the person goes to %s', (search, address) => {
  expect(nextOf(search)).toBe(address)
})
