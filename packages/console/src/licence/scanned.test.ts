import { expect, test } from 'vitest'
import { readScanned } from './scanned.ts'

const code = '3TFZEV4DS1SS6M1WVEV6HECFEK'

test.each([
  [`https://banshi.example.gov.cn/verify/${code}`, { kind: 'verify', code }],
  [` http://127.0.0.1:8080/showings/${code}\r\n`, { kind: 'showings', code }],
  [`https://banshi.example.gov.cn/verify/${code}?from=phone#top`, { kind: 'verify', code }],
  ['3TFZE V4DS1 SS6M1-WVEV6 HECFE K', { kind: undefined, code }],
  ['  ', { kind: undefined, code: '' }],
])('%s', (text, scanned) => {
  expect(readScanned(text)).toEqual(scanned)
})
