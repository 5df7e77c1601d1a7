/** 出示: the holder shows a code, somebody scans it and sees more for a moment; who looked is kept for ever. */
import { randomUUID } from 'node:crypto'
import type { LicenceLook } from '@yijianshi/contract/licence'
import { ROLES } from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'
import type { Account } from '../account/account.ts'
import { type Cursor, pageSize } from '../http/cursor.ts'
import type { Services } from '../http/wiring.ts'
import { hashOf, newCode, readCode } from './code.ts'
import { placeName, placeOf } from './office.ts'

/** Long enough to hold out a phone and be scanned. */
export const SHOWING_MS = 120_000
/** A second try, and a colleague who looks too. */
export const SHOWING_LOOKS = 3

export type Showing = { readonly code: string; readonly expiresAt: number }

/** `now`: milliseconds since 1970. */
export async function beginShowing(pool: pg.Pool, licence: string, now: number): Promise<Showing> {
  const code = newCode()
  const expiresAt = now + SHOWING_MS
  await pool.query(
    `INSERT INTO licence_showing (showing_id, code_hash, licence_id, began_at, expires_at, looks_left)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [randomUUID(), hashOf(code), licence, new Date(now), new Date(expiresAt), SHOWING_LOOKS],
  )
  return { code, expiresAt }
}

export type Look = { readonly licence: string; readonly looksLeft: number }

/** Takes one look and records it, in one statement; undefined when the code is used up, too old or none. */
export async function takeLook(
  pool: pg.Pool,
  typed: string,
  by: Account | undefined,
  now: number,
): Promise<Look | undefined> {
  const code = readCode(typed)
  if (code === undefined) return undefined
  const { rows } = await pool.query<Look>(
    `WITH taken AS (
       UPDATE licence_showing SET looks_left = looks_left - 1
       WHERE code_hash = $1 AND expires_at > $2 AND looks_left > 0
       RETURNING showing_id, licence_id, looks_left
     ), recorded AS (
       INSERT INTO licence_look (showing_id, licence_id, at, account_id, role, place)
       SELECT showing_id, licence_id, $2, $3, $4, $5 FROM taken
     )
     SELECT licence_id AS licence, looks_left AS "looksLeft" FROM taken`,
    [hashOf(code), new Date(now), by?.id ?? null, by?.role ?? null, placeOf(by)],
  )
  return rows[0]
}

const lookRow = z.object({
  look_id: z.int(),
  at: z.date(),
  role: z.enum(ROLES).nullable(),
  place: z.string().nullable(),
})
type LookRow = z.infer<typeof lookRow>

/** One beyond a page, newest first. */
export async function looksOf(pool: pg.Pool, licence: string, from: Cursor | undefined): Promise<LookRow[]> {
  const { rows } = await pool.query(
    `SELECT look_id, at, role, place FROM licence_look
     WHERE licence_id = $1 AND ($2::bigint IS NULL OR look_id < $2)
     ORDER BY look_id DESC LIMIT $3`,
    [licence, from?.key ?? null, pageSize + 1],
  )
  return rows.map(each => lookRow.parse(each))
}

export function lookCursor(licence: string, { look_id: id }: LookRow): Cursor {
  return { key: String(id), id: licence }
}

/** Offices have names, people who work there have none here. */
export function presentLook(services: Services, { look_id: id, at, role, place }: LookRow): LicenceLook {
  return { id, at: at.toISOString(), role, place: placeName(services, place) }
}
