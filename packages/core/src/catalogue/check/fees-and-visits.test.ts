import { expect, test } from 'vitest'
import { codesInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const cafe = 'matters/open-cafe.yaml'

const basis = '《示范收费目录》第一条'

test.each(['《示范收费目录》', '发改价格规〔2016〕2559号', '财税(2014)101号'])(
  '%s is a ground for a fee',
  ground => {
    expect(codesInWhole([permit, basis, ground])).toEqual([])
  },
)

test.each(['按规定', "''", '物价局核定'])('%s is none', ground => {
  expect(codesInWhole([permit, basis, ground])).toEqual(['fee-without-basis'])
})

test('what costs nothing needs none', () => {
  expect(codesInWhole([permit, `amountFen: 5000, basis: ${basis}`, 'amountFen: 0, basis: 不收费'])).toEqual(
    [],
  )
})

test('a period runs forwards', () => {
  expect(codesInWhole([permit, 'until: 2030-12-31', 'until: 2026-01-01'])).toEqual([])
  expect(codesInWhole([permit, 'until: 2030-12-31', 'until: 2025-12-31'])).toEqual(['validity-reversed'])
})

test('at most one visit is meant, of an item and of a matter', () => {
  const twice = [permit, 'visits: { alone: 2, joint: 1 }', 'visits: { alone: 2, joint: 2 }'] as const
  expect(placesInWhole(twice)).toEqual([
    'catalogue/visit-contradiction items/cafe-permit.yaml atMostOneVisit',
    'catalogue/visit-contradiction matters/open-cafe.yaml atMostOneVisit',
  ])
  const soon = 'atMostOneVisit: { class: soon, batch: 1 }'
  const now = 'atMostOneVisit: { class: now, batch: 1 }'
  expect(codesInWhole(twice, [permit, now, soon], [cafe, now, soon])).toEqual([])
})
