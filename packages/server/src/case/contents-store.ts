/** Personal data of cases, outside the events: each version of the form by its hash, the receipt, the comment. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { type PostalAddress, postalAddress } from '@yijianshi/contract/draft'
import { type FieldValue, fieldValue } from '@yijianshi/contract/shape'
import canonicalize from 'canonicalize'
import type pg from 'pg'
import { z } from 'zod'

const saltBytes = 16

export function saltedHash(salt: Buffer, content: string): string {
  return createHash('sha256').update(salt).update(content).digest('hex')
}

export type FormValues = Readonly<Record<string, FieldValue>>

/** Stores one version of the form; its salted SHA-256, hex, goes into the event. */
export async function keepForm(
  pool: pg.Pool,
  caseId: string,
  values: FormValues,
  now: number,
): Promise<string> {
  const salt = randomBytes(saltBytes)
  const content = canonicalize(values) ?? '{}'
  const hash = saltedHash(salt, content)
  await pool.query(
    'INSERT INTO case_contents (case_id, form_hash, salt, form_values, stored_at) VALUES ($1, $2, $3, $4, $5)',
    [caseId, hash, salt, content, new Date(now)],
  )
  return hash
}

const valuesSchema = z.record(z.string(), fieldValue)

/** Throws when that version is not there. */
export async function getForm(pool: pg.Pool, caseId: string, hash: string): Promise<FormValues> {
  const found = await pool.query<{ form_values: unknown }>(
    'SELECT form_values FROM case_contents WHERE case_id = $1 AND form_hash = $2',
    [caseId, hash],
  )
  if (found.rows[0] === undefined) throw new Error(`The form ${hash} of case ${caseId} is not stored`)
  return valuesSchema.parse(found.rows[0].form_values)
}

const receiptRow = z.object({
  number: z.string(),
  query_code: z.string(),
  postal_address: postalAddress.nullable(),
})
export type CaseReceipt = {
  readonly number: string
  readonly queryCode: string
  readonly postalAddress: PostalAddress | null
}

/** No 0, O, 1, I, L: the code is read aloud and typed. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 6

function newQueryCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

/** Reserves number and code for a case; those reserved before stay, so that a retry shows the same receipt. */
export async function keepReceipt(
  pool: pg.Pool,
  caseId: string,
  number: string,
  address: PostalAddress | null,
): Promise<CaseReceipt> {
  const kept = await pool.query(
    `INSERT INTO case_receipt (case_id, number, query_code, postal_address) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_id) DO UPDATE SET postal_address = EXCLUDED.postal_address
     RETURNING number, query_code, postal_address`,
    [caseId, number, newQueryCode(), address === null ? null : JSON.stringify(address)],
  )
  return readReceipt(kept.rows[0])
}

export async function findReceipt(pool: pg.Pool, caseId: string): Promise<CaseReceipt | undefined> {
  const found = await pool.query(
    'SELECT number, query_code, postal_address FROM case_receipt WHERE case_id = $1',
    [caseId],
  )
  return found.rows[0] === undefined ? undefined : readReceipt(found.rows[0])
}

function readReceipt(row: unknown): CaseReceipt {
  const { number, query_code, postal_address } = receiptRow.parse(row)
  return { number, queryCode: query_code, postalAddress: postal_address }
}

/** The case that number and code together belong to. */
export async function findCaseByReceipt(
  pool: pg.Pool,
  number: string,
  code: string,
): Promise<string | undefined> {
  const found = await pool.query<{ case_id: string }>(
    'SELECT case_id FROM case_receipt WHERE number = $1 AND query_code = $2',
    [number, code.trim().toUpperCase()],
  )
  return found.rows[0]?.case_id
}

export async function findCaseByNumber(pool: pg.Pool, number: string): Promise<string | undefined> {
  const found = await pool.query<{ case_id: string }>('SELECT case_id FROM case_receipt WHERE number = $1', [
    number,
  ])
  return found.rows[0]?.case_id
}

/** Stores the comment of a rating; its salted hash goes into the event. */
export async function keepComment(pool: pg.Pool, caseId: string, comment: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const kept = await pool.query<{ salt: Buffer; comment: string }>(
    `INSERT INTO rating_comment (case_id, salt, comment) VALUES ($1, $2, $3)
     ON CONFLICT (case_id) DO UPDATE SET case_id = EXCLUDED.case_id RETURNING salt, comment`,
    [caseId, salt, comment],
  )
  const row = kept.rows[0]
  if (row === undefined) throw new Error('A rating comment vanished while it was stored')
  return saltedHash(row.salt, row.comment)
}

/** The next number of a case: a region's six digits, the day, a serial and a check digit come from it. */
export async function nextCaseSerial(pool: pg.Pool): Promise<number> {
  const next = await pool.query<{ serial: number }>("SELECT nextval('case_serial') AS serial")
  return next.rows[0]?.serial ?? 0
}

export async function nextResultSerial(pool: pg.Pool): Promise<number> {
  const next = await pool.query<{ serial: number }>("SELECT nextval('result_serial') AS serial")
  return next.rows[0]?.serial ?? 0
}
