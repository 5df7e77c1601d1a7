import { expect, test } from 'vitest'
import { findingsAfter } from './small-catalogue.ts'

test('a credit code with a wrong check character or length is refused', () => {
  const check = (code: string) => findingsAfter(['authorities.yaml', '91350100M000100Y43', code])
  expect(check('91350100M000100Y44')).toMatchObject([
    { code: 'catalogue/credit-code', path: 'authorities[0].creditCode', params: { reason: 'uscc/checksum' } },
  ])
  expect(check('91350100M000100Y4')).toMatchObject([{ params: { reason: 'uscc/length' } }])
})
