import { normaliseNumber, type Parsed } from './parsed.ts'

declare const creditCodeBrand: unique symbol

/** A unified social credit code (统一社会信用代码, USCC) with a correct check character. It is public: no mask. */
export type CreditCode = string & { readonly [creditCodeBrand]: true }

export interface CreditIdentity {
  readonly code: CreditCode
  /** The register: `1` institutions, `5` civil affairs, `9` market regulation, `Y` others … */
  readonly registrar: string
  /** The kind within its register: `91` an enterprise, `92` an individual business, `93` a farmers' cooperative. */
  readonly kind: string
  readonly regionCode: string
  /** GB 11714: the former organisation code, nine characters. */
  readonly organisationCode: string
}

export type CreditCodeCode = 'uscc/length' | 'uscc/format' | 'uscc/registrar' | 'uscc/checksum'

/** No I, O, S, V, Z: they are taken for 1, 0, 5, U, 2. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const registrars = '123456789ANY'
const modulus = 31

/** Reads a unified social credit code (GB 32100—2015). */
export function parseCreditCode(text: string): Parsed<CreditIdentity, CreditCodeCode> {
  const code = normaliseNumber(text)
  if (code.length !== 18) return { ok: false, code: 'uscc/length' }
  if (!/^[\dA-HJ-NPQRTUWXY]{2}\d{6}[\dA-HJ-NPQRTUWXY]{10}$/.test(code))
    return { ok: false, code: 'uscc/format' }
  const registrar = code.slice(0, 1)
  if (!registrars.includes(registrar)) return { ok: false, code: 'uscc/registrar' }
  if (checkCharacterOf(code) !== code[17]) return { ok: false, code: 'uscc/checksum' }
  return {
    ok: true,
    value: {
      code: code as CreditCode,
      registrar,
      kind: code.slice(1, 2),
      regionCode: code.slice(2, 8),
      organisationCode: code.slice(8, 17),
    },
  }
}

/** MOD 31-3 over the first 17 characters: the weights are the powers of 3. */
function checkCharacterOf(code: string): string | undefined {
  let weight = 1
  let sum = 0
  for (const character of code.slice(0, 17)) {
    sum += weight * alphabet.indexOf(character)
    weight = (weight * 3) % modulus
  }
  return alphabet[(modulus - (sum % modulus)) % modulus]
}
