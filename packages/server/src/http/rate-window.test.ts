import { describe, expect, test } from 'vitest'
import { networkOf, RateWindow } from './rate-window.ts'

describe('a window of a minute', () => {
  test('lets each take its share, and all of it again when it is over', () => {
    const window = new RateWindow(2, 60_000)
    const take = (key: string, now: number) => window.take(key, now)
    expect([take('a', 0), take('a', 1), take('a', 2), take('b', 3)]).toEqual([true, true, false, true])
    expect([take('a', 59_999), take('a', 60_000)]).toEqual([false, true])
  })
})

describe('an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s counts for %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
