import { expect, test } from 'vitest'
import { claimFaults } from './claim-faults.ts'

const right = '91990101MA0000000U'

test('an empty code is missing, a mistyped one is wrong', () => {
  const codeFault = (code: string) => claimFaults({ code, consent: true }).map(({ fault }) => fault)
  expect(codeFault('')).toEqual(['codeMissing'])
  expect(codeFault('  ')).toEqual(['codeMissing'])
  expect(codeFault(`${right.slice(0, -1)}A`)).toEqual(['codeWrong'])
  expect(codeFault(right)).toEqual([])
})

test('without consent nothing is asked', () => {
  expect(claimFaults({ code: right, consent: false })).toEqual([
    { field: 'consent', fault: 'consentMissing' },
  ])
})
