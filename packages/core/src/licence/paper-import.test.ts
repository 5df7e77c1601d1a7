import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PAPER_IMPORT_STAGES, whyNotDecide, whyNotTakeBack } from './paper-import.ts'

const anna = 'anna'
const bo = 'bo'
const pending = { stage: 'pending', importedBy: anna, rows: 60, compared: 60 } as const

test('a second person confirms what was compared row by row, and refuses at any time', () => {
  expect(whyNotDecide(pending, 'confirm', bo)).toBeUndefined()
  expect(whyNotDecide({ ...pending, compared: 59 }, 'confirm', bo)).toBe('licence/import-not-compared')
  expect(whyNotDecide({ ...pending, compared: 0 }, 'refuse', bo)).toBeUndefined()
})

test('nobody decides on the own import, and nobody twice', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PAPER_IMPORT_STAGES),
      fc.constantFrom<'confirm' | 'refuse'>('confirm', 'refuse'),
      fc.nat(100),
      fc.constantFrom(anna, bo),
      (stage, decision, compared, account) => {
        const why = whyNotDecide({ ...pending, stage, compared }, decision, account)
        if (account === anna || stage !== 'pending') expect(why).toBeDefined()
      },
    ),
  )
  expect(whyNotDecide(pending, 'confirm', anna)).toBe('licence/import-own')
})

test('what was confirmed the head alone takes back; what waits, any colleague; what is gone, nobody', () => {
  expect(whyNotTakeBack('confirmed', false)).toBe('licence/import-needs-head')
  expect(whyNotTakeBack('confirmed', true)).toBeUndefined()
  expect(whyNotTakeBack('pending', false)).toBeUndefined()
  for (const gone of ['refused', 'taken-back'] as const)
    expect(whyNotTakeBack(gone, true)).toBe('licence/no-such-import')
})
