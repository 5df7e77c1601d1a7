/** Codes that can't be guessed and can be typed: 128 bits in 26 characters of Crockford's alphabet, without I L O U. */
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BYTES = 16
const LENGTH = 26

export function newCode(): string {
  let number = BigInt(`0x${randomBytes(BYTES).toString('hex')}`)
  let code = ''
  while (code.length < LENGTH) {
    code = ALPHABET.charAt(Number(number & 31n)) + code
    number >>= 5n
  }
  return code
}

/** As it was given out, whatever small letters, spaces, hyphens, O and I somebody typed; undefined for no code. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(code) ? code : undefined
}

export function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

/** What stands in the QR code of an edition: made when it is first asked for, the same ever after. */
export async function codeOf(pool: pg.Pool, licence: string, edition: number): Promise<string> {
  const { rows } = await pool.query<{ code: string }>(
    `WITH made AS (
       INSERT INTO licence_code (code, licence_id, edition) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT licence_code_once DO NOTHING RETURNING code
     )
     SELECT code FROM made UNION ALL SELECT code FROM licence_code WHERE licence_id = $2 AND edition = $3`,
    [newCode(), licence, edition],
  )
  // Neither is seen by whoever loses a race: the winner's is there by now.
  return rows[0]?.code ?? codeOf(pool, licence, edition)
}

export type CodedEdition = { readonly licence: string; readonly edition: number }

export async function findByCode(pool: pg.Pool, typed: string): Promise<CodedEdition | undefined> {
  const code = readCode(typed)
  if (code === undefined) return undefined
  const { rows } = await pool.query<CodedEdition>(
    'SELECT licence_id AS licence, edition FROM licence_code WHERE code = $1',
    [code],
  )
  return rows[0]
}
