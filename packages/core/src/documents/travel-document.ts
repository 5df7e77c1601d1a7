import { maskMiddle, normaliseNumber, type Parsed } from './parsed.ts'

declare const passportNumberBrand: unique symbol
declare const homeReturnPermitBrand: unique symbol
declare const taiwanPermitBrand: unique symbol

/** The number of a passport of any state, as its machine-readable zone has it (ICAO 9303). */
export type PassportNumber = string & { readonly [passportNumberBrand]: true }
/** 港澳居民来往内地通行证: `H` (Hong Kong) or `M` (Macao) and eight digits, without the issue count of old cards. */
export type HomeReturnPermitNumber = string & { readonly [homeReturnPermitBrand]: true }
/** 台湾居民来往大陆通行证: eight digits. */
export type TaiwanPermitNumber = string & { readonly [taiwanPermitBrand]: true }

export type TravelDocumentNumber = PassportNumber | HomeReturnPermitNumber | TaiwanPermitNumber

/** These numbers carry no check digit of their own: only their form can be refused. */
export function parsePassportNumber(text: string): Parsed<PassportNumber, 'passport-number/format'> {
  const number = normaliseNumber(text)
  // Letters alone are a name in the wrong field.
  if (!/^(?=.*\d)[A-Z\d]{5,9}$/.test(number)) return { ok: false, code: 'passport-number/format' }
  return { ok: true, value: number as PassportNumber }
}

/** Accepts the ten-digit form of cards issued before 2013 and drops its last two digits, the count of issues. */
export function parseHomeReturnPermitNumber(
  text: string,
): Parsed<HomeReturnPermitNumber, 'home-return-permit/format'> {
  const number = normaliseNumber(text)
  if (!/^[HM]\d{8}(\d{2})?$/.test(number)) return { ok: false, code: 'home-return-permit/format' }
  return { ok: true, value: number.slice(0, 9) as HomeReturnPermitNumber }
}

export function parseTaiwanPermitNumber(text: string): Parsed<TaiwanPermitNumber, 'taiwan-permit/format'> {
  const number = normaliseNumber(text)
  if (!/^\d{8}$/.test(number)) return { ok: false, code: 'taiwan-permit/format' }
  return { ok: true, value: number as TaiwanPermitNumber }
}

/** `E1*****78`. */
export function maskTravelDocumentNumber(number: TravelDocumentNumber): string {
  return maskMiddle(number, 2, 2)
}
