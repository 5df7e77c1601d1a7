import { expect, test } from 'vitest'
import { zhCnReset } from '../../texts/zh-cn-reset.ts'
import { emptyFields, faultsOf, fieldsOf, resetWays, typedProof } from './fields.ts'

test.each(resetWays)('%s: every empty line is named, and none of another way', way => {
  const faults = faultsOf({ ...emptyFields, way }, zhCnReset)
  expect(faults.map(({ field }) => field)).toEqual(fieldsOf(way))
})

test('codes may be typed with spaces, and too short ones are named before they are sent', () => {
  const typed = { ...emptyFields, number: '1', login: ' linxiao ', next: 'x', way: 'codes' } as const
  const codes = { ...typed, appCode: '123 456', recoveryCode: 'abcd-efgh-jkmn-pqrs' }
  expect(faultsOf(codes, zhCnReset)).toEqual([])
  expect(typedProof(codes)).toEqual({
    kind: 'codes',
    login: 'linxiao',
    code: '123456',
    recoveryCode: 'abcd-efgh-jkmn-pqrs',
  })
  const short = faultsOf({ ...codes, appCode: '12345', recoveryCode: 'abcd' }, zhCnReset)
  expect(short.map(({ field }) => field)).toEqual(['appCode', 'recoveryCode'])
})
