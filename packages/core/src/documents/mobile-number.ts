import { maskMiddle, normaliseNumber, type Parsed } from './parsed.ts'

declare const mobileNumberBrand: unique symbol

/** A mobile number of mainland China: eleven digits without the country code. */
export type MobileNumber = string & { readonly [mobileNumberBrand]: true }

export type MobileNumberCode = 'mobile-number/length' | 'mobile-number/format'

/** Reads a mobile number as people write it: `138 0013 8000`, `138-0013-8000`, `+86 13800138000`. */
export function parseMobileNumber(text: string): Parsed<MobileNumber, MobileNumberCode> {
  const number = normaliseNumber(text)
    .replaceAll('-', '')
    .replace(/^(\+86|0086|86(?=1\d{10}$))/, '')
  if (!/^\d+$/.test(number)) return { ok: false, code: 'mobile-number/format' }
  if (number.length !== 11) return { ok: false, code: 'mobile-number/length' }
  if (!/^1[3-9]/.test(number)) return { ok: false, code: 'mobile-number/format' }
  return { ok: true, value: number as MobileNumber }
}

/** `138****8000`. */
export function maskMobileNumber(number: MobileNumber): string {
  return maskMiddle(number, 3, 4)
}
