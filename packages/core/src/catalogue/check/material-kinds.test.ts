import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'

test('a material of kind licence says which one, another kind none', () => {
  expect(codesAfter(['materials.yaml', ' licence: licence,', ''])).toEqual([
    'catalogue/material-licence materials.yaml materials[2].kind',
  ])
  expect(codesAfter(['materials.yaml', 'kind: document', 'licence: licence, kind: document'])).toEqual([
    'catalogue/material-licence materials.yaml materials[1].kind',
  ])
})

test('the joint form is a form', () => {
  expect(codesAfter(['matters/open-shop.yaml', 'jointForm: form', 'jointForm: photo'])).toEqual([
    'catalogue/joint-form matters/open-shop.yaml jointForm',
  ])
})
