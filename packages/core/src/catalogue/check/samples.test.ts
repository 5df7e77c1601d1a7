import { expect, test } from 'vitest'
import { codesAfter, findingsAfter } from './small-catalogue.ts'

test('a document without a sample is refused; a form needs none', () => {
  expect(codesAfter(['materials.yaml', 'sample: photo.jpg, ', ''])).toEqual([
    'catalogue/no-sample materials.yaml materials[1]',
  ])
})

test('a sample that is not there is refused with the nearest name', () => {
  expect(findingsAfter(['materials.yaml', 'photo.jpg', 'foto.jpg'])).toMatchObject([
    {
      code: 'catalogue/sample-missing',
      path: 'materials[1].sample',
      params: { nearest: 'photo.jpg / licence.jpg' },
    },
  ])
})
