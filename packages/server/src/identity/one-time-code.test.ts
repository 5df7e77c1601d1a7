import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { characterBits, foldCode, hashOfCode } from '../account/readable-code.ts'
import { appAddress, findPeriod, newSecret, periodMs, typedSecret } from './one-time-code.ts'
import { newRecoveryCodes } from './recovery-codes.ts'

/** The secret of RFC 6238, appendix B; its codes have eight digits, of which an app shows the last six. */
const secret = new TextEncoder().encode('12345678901234567890')

describe('a code of the app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('of second %i is %s, as RFC 6238 has it', (second, code) => {
    expect(findPeriod(secret, code, second * 1000)).toBe(Math.floor((second * 1000) / periodMs))
  })

  test('counts in its period and in those beside it, and always as the same period', () => {
    const period = Math.floor(1_234_567_890_000 / periodMs)
    fc.assert(
      fc.property(fc.integer({ min: -3 * periodMs, max: 3 * periodMs }), delay => {
        const now = 1_234_567_890_000 + delay
        const isNear = Math.abs(Math.floor(now / periodMs) - period) <= 1
        expect(findPeriod(secret, '005924', now)).toBe(isNear ? period : undefined)
      }),
    )
  })

  test('belongs to one secret', () => {
    expect(findPeriod(newSecret(), '005924', 1_234_567_890_000)).toBeUndefined()
    expect(newSecret()).toHaveLength(20)
    expect(newSecret()).not.toEqual(newSecret())
  })

  test('comes from an address that apps read, and from a secret that can be typed', () => {
    const address = new URL(appAddress(secret, '一件事一次办', 'lin.xiao'))
    expect(address.protocol).toBe('otpauth:')
    expect(decodeURIComponent(address.pathname)).toContain('一件事一次办:lin.xiao')
    expect(address.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(typedSecret(secret)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  })
})

describe('recovery codes', () => {
  test('are ten, all different, and known however they are typed', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) {
      expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){5}[2-9a-hjkmnp-z]{4}$/)
      expect(hashOfCode(code.replaceAll('-', ' ').toUpperCase())).toEqual(hashOfCode(code))
    }
    // Their hash is a quick one, so they must be too many to try (OWASP ASVS 5.0, 6.5.2).
    expect(foldCode(codes[0] ?? '').length * characterBits).toBeGreaterThan(112)
    expect(foldCode(' １２３ 456')).toBe('123456')
  })
})
