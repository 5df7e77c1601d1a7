import { expect, test } from 'vitest'
import { findRelyingParty } from './relying-party.ts'

const partyAt = (publicUrl: string | undefined, host: string) =>
  findRelyingParty({ publicUrl }, { protocol: 'http', host })

test.each([
  [
    'https://banshi.example.gov.cn',
    'any:80',
    { id: 'banshi.example.gov.cn', origin: 'https://banshi.example.gov.cn' },
  ],
  [
    'https://banshi.example.gov.cn:8443/',
    'any',
    { id: 'banshi.example.gov.cn', origin: 'https://banshi.example.gov.cn:8443' },
  ],
  ['http://localhost:8080', 'any', { id: 'localhost', origin: 'http://localhost:8080' }],
  [undefined, 'localhost:8080', { id: 'localhost', origin: 'http://localhost:8080' }],
])('at %s, asked for %s, passkeys are for %o', (publicUrl, host, party) => {
  expect(partyAt(publicUrl, host)).toEqual(party)
})

test.each([
  ['http://banshi.example.gov.cn', 'localhost'],
  ['https://203.0.113.7', 'localhost'],
  ['https://[2001:db8::7]', 'localhost'],
  [undefined, 'banshi.example.gov.cn'],
  [undefined, '127.0.0.1:8080'],
  [undefined, 'localhost.evil.example'],
  [undefined, 'a b'],
])('at %s, asked for %s, there are none', (publicUrl, host) => {
  expect(partyAt(publicUrl, host)).toBeUndefined()
})
