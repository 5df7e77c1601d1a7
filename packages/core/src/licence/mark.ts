/**
 * 电子证照标识 (GB/T 36904—2018): root, type of licence, issuer, serial, version, check character, with dots between.
 * The text of the standard is not public; parts and check character (ISO 7064 MOD 37,36 over the parts without root and
 * dots) are those of marks in use, which stand in `conformance/licence-mark`.
 */

export type LicenceMark = {
  /** 证照类型代码, such as `11100000MB0143028R001`. */
  readonly typeCode: string
  /** Unified social credit code of the issuer; some older marks have a region code. */
  readonly issuer: string
  /** Digits and capital letters, given by the issuer. */
  readonly serial: string
  /** 1–999. */
  readonly version: number
}

export type LicenceMarkCode = 'licence-mark/root' | 'licence-mark/format' | 'licence-mark/checksum'

const ROOT = '1.2.156.3005.2'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const BODY = /^([0-9A-Z]{21})\.([0-9A-Z]{6,18})\.([0-9A-Z]{1,32})\.(\d{3})\.([0-9A-Z])$/

/** ISO 7064 MOD 37,36, a hybrid system: finds any one wrong character. */
function checkCharacterOf(text: string): string {
  let product = 36
  for (const character of text) {
    const sum = (product + ALPHABET.indexOf(character)) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return ALPHABET.charAt((37 - product) % 36)
}

/** Undefined where a part has not the form that a mark wants. */
export function licenceMark({ typeCode, issuer, serial, version }: LicenceMark): string | undefined {
  const parts = [typeCode, issuer, serial, String(version).padStart(3, '0')]
  const mark = [...parts, checkCharacterOf(parts.join(''))].join('.')
  return version >= 1 && BODY.test(mark) ? `${ROOT}.${mark}` : undefined
}

/** Reads a mark as people copy it, with spaces around and small letters. */
export function parseLicenceMark(
  text: string,
):
  | { readonly ok: true; readonly value: LicenceMark }
  | { readonly ok: false; readonly code: LicenceMarkCode } {
  const wanted = text.trim().toUpperCase()
  if (!wanted.startsWith(`${ROOT}.`)) return { ok: false, code: 'licence-mark/root' }
  const [, typeCode = '', issuer = '', serial = '', version = '', check] =
    BODY.exec(wanted.slice(ROOT.length + 1)) ?? []
  if (typeCode === '' || version === '000') return { ok: false, code: 'licence-mark/format' }
  if (checkCharacterOf(typeCode + issuer + serial + version) !== check)
    return { ok: false, code: 'licence-mark/checksum' }
  return { ok: true, value: { typeCode, issuer, serial, version: Number(version) } }
}
