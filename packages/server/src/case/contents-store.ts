/** Personal data of cases, outside the events: each version of the form by its hash, the receipt, the comment. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { type PostalAddress, postalAddress } from '@yijianshi/contract/draft'
import { type FieldValue, fieldValue } from '@yijianshi/contract/shape'
import canonicalize from 'canonicalize'
import type pg from 'pg'
import { z } from 'zod'
import type { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import type { DataKey, Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const saltBytes = 16

export function saltedHash(salt: Buffer, content: string): string {
  return createHash('sha256').update(salt).update(content).digest('hex')
}

export type FormValues = Readonly<Record<string, FieldValue>>

export const formPlace = (caseId: string, hash: string): Place => ({
  table: 'case_contents',
  column: 'sealed',
  row: `${caseId} ${hash}`,
})

/** Stores one version of the form; its salted SHA-256, hex, goes into the event. Throws when the case was erased. */
export async function keepForm(
  { guarded, keys }: PersonalStore,
  caseId: string,
  values: FormValues,
  now: number,
): Promise<string> {
  const key = await keys.keyOf(caseId, 'case')
  const salt = randomBytes(saltBytes)
  const hash = saltedHash(salt, canonicalize(values) ?? '{}')
  const sealed = key.sealJson(formPlace(caseId, hash), { salt: salt.toString('base64'), values })
  await guarded.query(
    'INSERT INTO case_contents (case_id, form_hash, sealed, stored_at) VALUES ($1, $2, $3, $4)',
    [caseId, hash, sealed, new Date(now)],
  )
  return hash
}

const formSchema = z.object({ salt: z.string(), values: z.record(z.string(), fieldValue) })

/** Undefined when the case was erased. Throws when that version was never there. */
export async function findForm(
  { guarded, keys }: PersonalStore,
  caseId: string,
  hash: string,
): Promise<FormValues | undefined> {
  const key = await keys.findKey(caseId)
  if (key === undefined) return undefined
  const found = await guarded.query<{ sealed: Buffer }>(
    'SELECT sealed FROM case_contents WHERE case_id = $1 AND form_hash = $2',
    [caseId, hash],
  )
  const row = found.rows[0]
  if (row !== undefined) return formSchema.parse(key.openJson(formPlace(caseId, hash), row.sealed)).values
  keys.forget(caseId)
  if ((await keys.findKey(caseId)) === undefined) return undefined
  throw new Error(`The form ${hash} of case ${caseId} is not stored`)
}

/** Throws when that version is not there, or not any more. */
export async function getForm(store: PersonalStore, caseId: string, hash: string): Promise<FormValues> {
  const values = await findForm(store, caseId, hash)
  if (values === undefined) throw new Error(`The contents of case ${caseId} were erased`)
  return values
}

const receiptRow = z.object({
  number: z.string(),
  query_code: z.string(),
  sealed_address: z.instanceof(Buffer).nullable(),
})
export type CaseReceipt = {
  readonly number: string
  readonly queryCode: string
  /** Null as well when it was erased. */
  readonly postalAddress: PostalAddress | null
}

export const addressPlace = (caseId: string): Place => ({
  table: 'case_receipt',
  column: 'sealed_address',
  row: caseId,
})

/** No 0, O, 1, I, L: the code is read aloud and typed. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 6

function newQueryCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

/** Reserves number and code for a case; those reserved before stay, so that a retry shows the same receipt. */
export async function keepReceipt(
  { guarded, keys }: PersonalStore,
  caseId: string,
  number: string,
  address: PostalAddress | null,
): Promise<CaseReceipt> {
  const key = address === null ? undefined : await keys.keyOf(caseId, 'case')
  const kept = await guarded.query(
    `INSERT INTO case_receipt (case_id, number, query_code, sealed_address) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_id) DO UPDATE SET sealed_address = EXCLUDED.sealed_address
     RETURNING number, query_code, sealed_address`,
    [caseId, number, newQueryCode(), key?.sealJson(addressPlace(caseId), address) ?? null],
  )
  return readReceipt(caseId, kept.rows[0], key)
}

export async function findReceipt(
  { guarded, keys }: PersonalStore,
  caseId: string,
): Promise<CaseReceipt | undefined> {
  const found = await guarded.query(
    'SELECT number, query_code, sealed_address FROM case_receipt WHERE case_id = $1',
    [caseId],
  )
  const row = found.rows[0]
  if (row === undefined) return undefined
  return readReceipt(caseId, row, row.sealed_address === null ? undefined : await keys.findKey(caseId))
}

function readReceipt(caseId: string, row: unknown, key: DataKey | undefined): CaseReceipt {
  const { number, query_code, sealed_address } = receiptRow.parse(row)
  const address = sealed_address === null ? undefined : key?.openJson(addressPlace(caseId), sealed_address)
  return { number, queryCode: query_code, postalAddress: postalAddress.optional().parse(address) ?? null }
}

/** The case that number and code together belong to. */
export async function findCaseByReceipt(
  guarded: GuardedDatabase,
  number: string,
  code: string,
): Promise<string | undefined> {
  const found = await guarded
    .as(work('receipt'))
    .query<{ case_id: string }>('SELECT case_id FROM case_receipt WHERE number = $1 AND query_code = $2', [
      number,
      code.trim().toUpperCase(),
    ])
  return found.rows[0]?.case_id
}

export async function findCaseByNumber(
  guarded: GuardedDatabase,
  number: string,
): Promise<string | undefined> {
  const found = await guarded.query<{ case_id: string }>(
    'SELECT case_id FROM case_receipt WHERE number = $1',
    [number],
  )
  return found.rows[0]?.case_id
}

const commentSchema = z.object({ salt: z.string(), comment: z.string() })
export const commentPlace = (caseId: string): Place => ({
  table: 'rating_comment',
  column: 'sealed',
  row: caseId,
})

/**
 * Stores the comment of a rating; its salted hash goes into the event. One that is there already stays. Undefined when
 * the case was erased.
 */
export async function keepComment(
  { guarded, keys }: PersonalStore,
  caseId: string,
  comment: string,
): Promise<string | undefined> {
  const key = await keys.findKey(caseId)
  if (key === undefined) return undefined
  const place = commentPlace(caseId)
  const given = key.sealJson(place, { salt: randomBytes(saltBytes).toString('base64'), comment })
  const kept = await guarded.query<{ sealed: Buffer }>(
    `INSERT INTO rating_comment (case_id, sealed) VALUES ($1, $2)
     ON CONFLICT (case_id) DO UPDATE SET case_id = EXCLUDED.case_id RETURNING sealed`,
    [caseId, given],
  )
  const row = kept.rows[0]
  if (row === undefined) throw new Error('A rating comment vanished while it was stored')
  const read = commentSchema.parse(key.openJson(place, row.sealed))
  return saltedHash(Buffer.from(read.salt, 'base64'), read.comment)
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
