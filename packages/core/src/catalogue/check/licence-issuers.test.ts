import { expect, test } from 'vitest'
import { codesInWhole } from './whole-catalogue.fixture.ts'

const licences = 'licences/cafe.yaml'

const issuer = (id: string) => codesInWhole([licences, 'issuer: fire', `issuer: ${id}`])

test('a licence is issued by who handles the item, is entrusted with it or takes part', () => {
  expect(issuer('street-fire')).toEqual([])
  expect(issuer('health')).toEqual([])
  expect(issuer('market')).toEqual(['licence-issuer'])
})
