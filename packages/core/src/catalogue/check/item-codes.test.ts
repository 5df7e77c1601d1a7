import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const card = 'items/health-card.yaml'
const policy = 'policy.yaml'

const code = '"11990101000100001N4990101001000"'

test('a basic code has twelve digits, and those of its kind', () => {
  expect(placesInWhole([card, '"992002001000"', '"9920020010"'])).toEqual([
    'catalogue/basic-code-format items/health-card.yaml basicCode',
  ])
  expect(findingsInWhole([[card, '"992002001000"', '"990102001000"']])).toMatchObject([
    {
      code: 'catalogue/basic-code-kind',
      params: { digits: '01', kind: 'public-service', expected: '20–29' },
    },
  ])
  // Table A.1 leaves 21 to 29 to the provinces.
  expect(codesInWhole([card, '"992002001000"', '"992902001000"'])).toEqual([])
})

test('an implementation code is that of authority, level and basic code', () => {
  expect(findingsInWhole([[permit, code, '"11990101000100001N3990101001000"']])).toMatchObject([
    { code: 'catalogue/implementation-code-parts', params: { expected: '11990101000100001N4990101001000' } },
  ])
  // I is no letter of a credit code.
  expect(codesInWhole([permit, code, '"1199010100010000IN4990101001000"'])).toEqual([
    'implementation-code-format',
  ])
})

test('a province with other codes brings its own patterns', () => {
  const own = [policy, 'policy:', "policy:\n  basicCodePattern: 'XK\\d{8}|\\d{12}'"] as const
  expect(codesInWhole(own, [card, '"992002001000"', '"XK00200100"'])).toEqual([])
  expect(codesInWhole(own, [card, '"992002001000"', '"YK00200100"'])).toEqual(['basic-code-format'])
  const joined = [policy, 'policy:', "policy:\n  implementationCodePattern: '[A-Z]-\\d+|\\w{31}'"] as const
  expect(codesInWhole(joined, [permit, code, '"G-12"'])).toEqual([])
  expect(codesInWhole(joined, [permit, code, '"12"'])).toEqual(['implementation-code-format'])
})
