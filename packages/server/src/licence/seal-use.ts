/** 用印记录: what the key of an authority has signed, for whom and when; kept for ever. */
import { createHash } from 'node:crypto'
import type { SealUse } from '@yijianshi/contract/licence'
import { ROLES } from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'
import type { Account } from '../account/account.ts'
import { nameOf } from '../case/present-task.ts'
import { type Cursor, pageSize } from '../http/cursor.ts'
import type { Services } from '../http/wiring.ts'
import { placeName, placeOf } from './office.ts'

export function digestOf(document: Uint8Array): Buffer {
  return createHash('sha256').update(document).digest()
}

export type Sealed = {
  readonly authority: string
  /** Serial number of the certificate, hex. */
  readonly certificate: string
  readonly document: Uint8Array
  /** Detached, over the document. */
  readonly sm2Signature: Uint8Array | undefined
  readonly licence: string
  readonly edition: number
  readonly by: Account
  /** Milliseconds since 1970. */
  readonly at: number
}

export async function recordSealUse(pool: pg.Pool, sealed: Sealed): Promise<void> {
  const { authority, certificate, document, sm2Signature, licence, edition, by, at } = sealed
  await pool.query(
    `INSERT INTO seal_use (at, authority, certificate, document, licence_id, edition, account_id, role, place,
       sm2_signature)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      new Date(at),
      authority,
      certificate,
      digestOf(document),
      licence,
      edition,
      by.id,
      by.role,
      placeOf(by),
      sm2Signature ?? null,
    ],
  )
}

export type SealRecord = { readonly sm2Signature: Buffer | undefined }

/** `digest`: SHA-256 of a file. Undefined when it was not signed here: a key that was stolen leaves no record. */
export async function findSealRecord(pool: pg.Pool, digest: Buffer): Promise<SealRecord | undefined> {
  const { rows } = await pool.query<{ sm2_signature: Buffer | null }>(
    'SELECT sm2_signature FROM seal_use WHERE document = $1 LIMIT 1',
    [digest],
  )
  return rows[0] && { sm2Signature: rows[0].sm2_signature ?? undefined }
}

const row = z.object({
  use_id: z.int(),
  at: z.date(),
  authority: z.string(),
  certificate: z.string(),
  document: z.instanceof(Buffer),
  licence_id: z.uuid(),
  case_id: z.uuid(),
  licence: z.string(),
  number: z.string(),
  edition: z.int(),
  role: z.enum(ROLES),
  place: z.string().nullable(),
})
type SealUseRow = z.infer<typeof row>

/** One beyond a page, newest first. */
export async function sealUses(pool: pg.Pool, from: Cursor | undefined): Promise<SealUseRow[]> {
  const { rows } = await pool.query(
    `SELECT use_id, at, seal_use.authority, certificate, document, licence_id, case_id, licence, number,
       seal_use.edition, role, place
     FROM seal_use JOIN licence_view USING (licence_id)
     WHERE $1::bigint IS NULL OR use_id < $1 ORDER BY use_id DESC LIMIT $2`,
    [from?.key ?? null, pageSize + 1],
  )
  return rows.map(each => row.parse(each))
}

export function sealCursor({ use_id: id, licence_id: licence }: SealUseRow): Cursor {
  return { key: String(id), id: licence }
}

export function presentSealUse(services: Services, use: SealUseRow): SealUse {
  const { authorities, licences } = services.catalogue()
  return {
    id: use.use_id,
    at: use.at.toISOString(),
    authorityName: nameOf(authorities.get(use.authority)?.name, use.authority),
    certificate: use.certificate,
    sha256: use.document.toString('hex'),
    case: use.case_id,
    licenceName: nameOf(licences.get(use.licence)?.name, use.licence),
    number: use.number,
    edition: use.edition,
    role: use.role,
    place: placeName(services, use.place),
  }
}
