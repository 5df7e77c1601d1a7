import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const music = 'items/music-filing.yaml'

const codeOfMusic = '"991002002000"'

test('two items of one authority have two basic codes', () => {
  expect(findingsInWhole([[music, codeOfMusic, '"992002001000"']])).toMatchObject([
    { code: 'catalogue/basic-code-kind' },
    { code: 'catalogue/duplicate-code', file: music, path: 'basicCode', params: { other: 'health-card' } },
  ])
})

test('two authorities may carry out one basic code', () => {
  expect(codesInWhole([permit, '"990101001000"\nimpl', '"990131001000"\nimpl'])).toEqual([
    'implementation-code-parts',
  ])
})
