import { describe, expect, test } from 'vitest'
import { type AddressPolicy, addressProblem, isReachable } from './address-guard.ts'

const strict: AddressPolicy = { privateAddresses: false, loopbackHttp: false, trusted: false }
const demo: AddressPolicy = { ...strict, loopbackHttp: true }
const office: AddressPolicy = { ...strict, privateAddresses: true }
const operator: AddressPolicy = { ...strict, trusted: true }

describe('an address that somebody enters', () => {
  test.each([
    ['https://example.org/events', undefined, undefined, undefined],
    ['https://8.8.8.8/', undefined, undefined, undefined],
    ['https://[2606:4700::1111]/', undefined, undefined, undefined],
    ['http://example.org/', 'address-not-https', 'address-not-https', 'address-not-https'],
    ['http://127.0.0.1:9/', 'address-not-https', undefined, 'address-not-https'],
    ['http://localhost:9/', 'address-not-https', undefined, 'address-not-https'],
    ['http://[::1]:9/', 'address-not-https', undefined, 'address-not-https'],
    ['https://localhost/', 'address-private', undefined, undefined],
    ['https://127.1/', 'address-private', undefined, undefined],
    ['https://0x7f000001/', 'address-private', undefined, undefined],
    ['https://10.1.2.3/', 'address-private', 'address-private', undefined],
    ['https://169.254.169.254/latest', 'address-private', 'address-private', undefined],
    ['https://[::ffff:10.0.0.1]/', 'address-private', 'address-private', undefined],
    ['https://[fd00::1]/', 'address-private', 'address-private', undefined],
    ['https://[64:ff9b::a00:1]/', 'address-private', 'address-private', undefined],
    ['http://10.1.2.3/', 'address-not-https', 'address-not-https', 'address-not-https'],
    ['https://user:word@example.org/', 'address-invalid', 'address-invalid', 'address-invalid'],
    ['ftp://example.org/', 'address-invalid', 'address-invalid', 'address-invalid'],
    ['example.org', 'address-invalid', 'address-invalid', 'address-invalid'],
  ])('%s: strict %s, demo %s, inner network %s', (url, strictly, inDemo, inOffice) => {
    expect([strict, demo, office].map(policy => addressProblem(url, policy))).toEqual([
      strictly,
      inDemo,
      inOffice,
    ])
  })

  test('what the operator has set is not questioned, as long as it is an address', () => {
    expect(addressProblem('http://10.1.2.3/', operator)).toBeUndefined()
    expect(addressProblem('file:///etc/passwd', operator)).toBe('address-invalid')
  })
})

test.each([
  ['8.8.8.8', true],
  ['172.15.255.255', true],
  ['172.16.0.0', false],
  ['172.31.255.255', false],
  ['172.32.0.0', true],
  ['100.64.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:8.8.8.8', true],
  ['::ffff:192.168.0.1', false],
  ['fe80::1', false],
  ['2002:a00:1::', false],
  ['2400:3200::1', true],
])('a name that leads to %s may be connected to: %s', (address, reachable) => {
  expect(isReachable(address, strict)).toBe(reachable)
})
