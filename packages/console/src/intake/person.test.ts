import { expect, test } from 'vitest'
import { personProblems } from './person.ts'

test('A name, a number with its check character and a mobile number are needed', () => {
  expect(
    personProblems({ name: '张三', citizenNumber: '11010519491231002X', mobile: '138 0013 8000' }),
  ).toEqual({})
  expect(personProblems({ name: ' ', citizenNumber: '110105194912310021', mobile: '1380013' })).toEqual({
    name: 'person/name',
    citizenNumber: 'citizen-number/checksum',
    mobile: 'mobile-number/length',
  })
})
