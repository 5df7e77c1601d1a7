import { parseCitizenNumber, parseCreditCode } from '@yijianshi/core/documents'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleOrganisation, findOrganisation, ORGANISATIONS } from './organisations.ts'
import { examplePerson, PEOPLE, personFinder, REGION } from './people.ts'

const find = personFinder([{ name: '陈雨', number: '110199199003079919' }])

test('each of the hundred thousand has a right number, by which they are found again', () => {
  const indexes = fc.oneof(fc.constantFrom(0, PEOPLE - 1), fc.nat({ max: PEOPLE - 1 }))
  fc.assert(
    fc.property(indexes, index => {
      const person = examplePerson(index)
      const parsed = parseCitizenNumber(person.number)
      expect(parsed).toMatchObject({ ok: true, value: { regionCode: REGION, birthDate: person.birthDate } })
      expect(parsed.ok && parsed.value.sex).toBe(person.sex === '男' ? 'male' : 'female')
      expect(find(person.number)).toEqual(person)
    }),
  )
})

test('no two have the same number', () => {
  const numbers = new Set(
    Array.from({ length: 4 * 500 }, (_, place) => {
      const day = Math.floor(place / 4)
      return examplePerson(day + (place % 4) * (PEOPLE / 4)).number
    }),
  )
  expect(numbers.size).toBe(2000)
})

test('nobody has a number that is wrong, or of somewhere else', () => {
  const { number } = examplePerson(7)
  expect(find(`${number.slice(0, 16)}${(Number(number[16]) + 1) % 10}${number[17]}`)).toBeUndefined()
  expect(find('110105199003078233')).toBeUndefined()
  expect(find('')).toBeUndefined()
})

test('people of the demo are known under their own names, always with the same facts', () => {
  expect(find('110199199003079919')).toMatchObject({ name: '陈雨', birthDate: '1990-03-07' })
  expect(find('110199199003079919')).toEqual(find('110199199003079919'))
})

test('each enterprise has a right code and somebody of the register at its head', () => {
  fc.assert(
    fc.property(fc.nat({ max: ORGANISATIONS - 1 }), index => {
      const organisation = exampleOrganisation(index)
      expect(parseCreditCode(organisation.code).ok).toBe(true)
      expect(findOrganisation(organisation.code)).toEqual(organisation)
      expect(find(organisation.representative.number)?.name).toBe(organisation.representative.name)
    }),
    { numRuns: 50 },
  )
})
