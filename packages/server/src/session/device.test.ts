import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeDevice, shortenAddress } from './device.ts'

const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36'

describe('a device', () => {
  test.each([
    [windows, 'windows', 'chrome'],
    [`${windows} Edg/146.0.0.0`, 'windows', 'edge'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0', 'linux', 'firefox'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
      'iphone',
      'safari',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
      'android',
      'wechat',
    ],
    [
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1 Mobile HuaweiBrowser/5.1',
      'harmony',
      'huawei',
    ],
    ['curl/8.5.0', 'other', 'other'],
    [undefined, 'other', 'other'],
  ])('%s runs %s with %s', (agent, system, browser) => {
    expect(describeDevice(agent, '203.0.113.7')).toEqual({ system, browser, network: '203.0.113.*' })
  })
})

describe('an address', () => {
  test.each([
    ['::ffff:192.168.3.4', '192.168.3.*'],
    ['2408:8207:1850:aa::1', '2408:8207:1850:*'],
    ['::1', '*'],
    ['unix', ''],
  ])('%s is kept as %s', (address, kept) => {
    expect(shortenAddress(address)).toBe(kept)
  })

  test('of one household is kept like that of its neighbour', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(255), (address, last) => {
        const neighbour = address.replace(/\d+$/, String(last))
        expect(shortenAddress(neighbour)).toBe(shortenAddress(address))
      }),
    )
  })
})
