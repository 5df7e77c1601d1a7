import { expect, test } from 'vitest'
import { codesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'

const review = 'suspends: true, basis: { law: 《示范法》, article: 第七条 }'
const publicity = 'basis: { law: 《示范法》, article: 第八条 }'

test('the clock stands still only on a ground', () => {
  expect(codesInWhole([permit, review, 'suspends: true'])).toEqual(['suspension-without-basis'])
})

test('what article 45 does not name needs a law or a regulation', () => {
  const ground = (law: string) => codesInWhole([permit, publicity, `basis: { law: ${law}, article: 第八条 }`])
  expect(ground('《示范条例》')).toEqual([])
  expect(ground('《示范法》（2020年修正）')).toEqual([])
  expect(ground('《示范办法》')).toEqual(['suspension-not-allowed'])
  expect(ground('《示范条例实施细则》')).toEqual(['suspension-not-allowed'])
  // Expert review is named by article 45 itself.
  expect(
    codesInWhole(
      [permit, '第七条', '第七条'],
      [permit, review, review.replace('《示范法》', '《示范办法》')],
    ),
  ).toEqual([])
})

test('natural days need a ground too', () => {
  expect(
    codesInWhole([
      permit,
      'limitDays: 4, suspends: false',
      'limitDays: 4, unit: natural-days, suspends: false',
    ]),
  ).toEqual(['natural-days-without-basis'])
})
