/**
 * Commands that the law refused, whatever the process: written before the refusal is told, outside the chain of
 * events, because a refusal changes nothing.
 */
import {
  articleOf,
  isRefusalCode,
  REFUSALS,
  type Refusal,
  type RefusalCode,
  refusal,
} from '@yijianshi/core/refusal'
import type pg from 'pg'
import { z } from 'zod'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'

export type RefusedCommand = {
  readonly process: string
  readonly processKind: string
  readonly commandId: string
  readonly account: string
  readonly role: string
  readonly command: unknown
  readonly refusal: Refusal
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Nobody was in the wrong: somebody else was quicker. */
const QUICKER: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['case/changed', 'case/version-current'])

/** Whether the law of the process says no: by an article, or by who may do what in which state. */
export function isOfLaw(code: RefusalCode): boolean {
  if (articleOf(code) !== undefined) return true
  const { kind } = REFUSALS[code]
  return (kind === 'forbidden' || kind === 'conflict') && /^(case|access)\//.test(code) && !QUICKER.has(code)
}

/** Of one account within an hour; who goes on beyond that is refused all the same. */
export const ATTEMPTS_PER_HOUR = 200

const RECORD = `
  INSERT INTO attempt
    (process_id, command_id, process_kind, account_id, role, command_type, code, params, article, at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
  WHERE (SELECT count(*) FROM (
    SELECT FROM attempt WHERE account_id = $4 AND at > $10::timestamptz - interval '1 hour' LIMIT $11
  ) AS recent) < $11
  ON CONFLICT (process_id, command_id) DO NOTHING`

const typed = z.object({ type: z.string() })

/** Settles when it is written, or when there is nothing to write: each command id once, and not without bound. */
export async function recordAttempt(pool: pg.Pool, refused: RefusedCommand): Promise<void> {
  const { refusal: no } = refused
  if (!isOfLaw(no.code)) return
  const command = typed.safeParse(refused.command)
  await pool.query({
    name: 'record-attempt',
    text: RECORD,
    values: [
      refused.process,
      refused.commandId,
      refused.processKind,
      refused.account,
      refused.role,
      command.data?.type ?? '',
      no.code,
      JSON.stringify(no.params),
      articleOf(no.code) ?? null,
      new Date(refused.at),
      ATTEMPTS_PER_HOUR,
    ],
  })
}

export type Attempt = {
  readonly commandId: string
  readonly at: Date
  /** Name of the account; empty for an applicant’s, whose name stands with the person. */
  readonly by: string
  readonly person: string | undefined
  readonly role: string
  readonly commandType: string
  readonly code: string
  /** Undefined when this release does not know the code any more. */
  readonly refusal: Refusal | undefined
  readonly article: string | undefined
}

const row = z.object({
  command_id: z.uuid(),
  at: z.date(),
  name: z.string().nullable(),
  person: z.uuid().nullable(),
  role: z.string(),
  command_type: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  article: z.string().nullable(),
})

/** Of a process, newest first; `before` is the last one of the page before. */
export async function readAttempts(
  pool: pg.Pool,
  process: string,
  before: { readonly at: Date; readonly commandId: string } | undefined,
  limit: number,
): Promise<readonly Attempt[]> {
  const found = await new GuardedDatabase(pool, work('names')).query(
    `SELECT command_id, at, account_name.name, account_name.person, attempt.role, command_type, code, params, article
     FROM attempt LEFT JOIN account_name ON account_name.id = attempt.account_id
     WHERE process_id = $1 AND ($2::timestamptz IS NULL OR (at, command_id) < ($2, $3::uuid))
     ORDER BY at DESC, command_id DESC LIMIT $4`,
    [process, before?.at ?? null, before?.commandId ?? null, limit],
  )
  return found.rows.map(raw => {
    const { code, params, ...entry } = row.parse(raw)
    return {
      commandId: entry.command_id,
      at: entry.at,
      by: entry.name ?? '',
      person: entry.person ?? undefined,
      role: entry.role,
      commandType: entry.command_type,
      code,
      refusal: isRefusalCode(code) ? refusal(code, params) : undefined,
      article: entry.article ?? undefined,
    }
  })
}
