import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const file = 'authorities/cafe.yaml'
const settled = '    settledAt: main-hall\n'

test('windows of the hall and items of the authority are what they say', () => {
  const lines =
    '    settledWindows: [first]\n    outsideSection: [cafe-permit]\n    unsupervised: [cafe-permit]\n'
  expect(codesInWhole([file, settled, settled + lines])).toEqual([])
})

test('a window that the hall does not have is named, and where it stands', () => {
  expect(findingsInWhole([[file, settled, `${settled}    settledWindows: [first, second]\n`]])).toMatchObject(
    [
      {
        code: 'catalogue/approval-section-window',
        file,
        path: 'authorities[0].settledWindows[1]',
        params: { authority: 'fire', site: 'main-hall', window: 'second' },
      },
    ],
  )
})

test('an item of another authority is not its own to tell of', () => {
  for (const field of ['outsideSection', 'unsupervised']) {
    expect(findingsInWhole([[file, settled, `${settled}    ${field}: [health-card]\n`]])).toMatchObject([
      { code: 'catalogue/approval-section-item', params: { field, item: 'health-card', owner: 'health' } },
    ])
  }
})

test('windows need the hall, and items outside of the section a section', () => {
  expect(codesInWhole([file, settled, '    settledWindows: [first]\n'])).toEqual(['approval-section-missing'])
  const health = 'id: health, name:'
  expect(codesInWhole([file, health, 'id: health, outsideSection: [health-card], name:'])).toEqual([
    'approval-section-missing',
  ])
  expect(codesInWhole([file, health, 'id: health, unsupervised: [health-card], name:'])).toEqual([])
})
