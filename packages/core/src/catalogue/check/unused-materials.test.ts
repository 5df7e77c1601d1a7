import { expect, test } from 'vitest'
import { codesInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const card = 'items/health-card.yaml'
const materials = 'materials/cafe.yaml'
const licences = 'licences/cafe.yaml'

test('what nobody needs or issues is pointed out', () => {
  const old = '\n  - { id: old, name: { zh: 旧证, en: old }, issuer: fire, numberPrefix: O }'
  expect(placesInWhole([licences, 'licences:', `licences:${old}`])).toEqual([
    'catalogue/licence-unused licences/cafe.yaml licences[0].id',
  ])
  const paper =
    '\n  - { id: old, name: { zh: 旧表, en: old }, kind: form, source: applicant, guidance: { zh: 填 } }'
  expect(placesInWhole([materials, 'materials:', `materials:${paper}`])).toEqual([
    'catalogue/material-unused materials/cafe.yaml materials[0].id',
  ])
})

test('not while an item is faulty in itself and can’t tell what it needs', () => {
  expect(codesInWhole([card, 'level: county', 'level: shire'])).toEqual(['wrong-value'])
})
