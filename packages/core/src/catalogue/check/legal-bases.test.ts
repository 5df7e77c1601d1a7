import { expect, test } from 'vitest'
import { codesInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'

test.each(['《示范法》', '《示范规定》（国家某局令第78号）', '国务院《示范决定》', '《〈示范法〉实施办法》'])(
  '%s can be looked up',
  law => {
    expect(
      codesInWhole([permit, 'law: 《示范法》, article: 第六条', `law: ${law}, article: 第六条`]),
    ).toEqual([])
  },
)

test.each(['示范法', '有关规定', '国发〔2014〕7号'])('%s can’t', law => {
  expect(placesInWhole([permit, 'law: 《示范法》, article: 第六条', `law: ${law}, article: 第六条`])).toEqual(
    ['catalogue/law-without-title items/cafe-permit.yaml legalBasis[0].law'],
  )
})
