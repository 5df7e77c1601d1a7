/** Log-ins, those refused too: for the owner of the account to see, and for whoever watches the log. */
import {
  browserNames,
  type LogIn,
  type LoginOutcome,
  type LoginWay,
  loginOutcomes,
  loginWays,
  systemNames,
} from '@yijianshi/contract/identity'
import type { RefusalCode } from '@yijianshi/core/refusal'
import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { instant } from '../engine/instant.ts'
import type { Refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { describeDevice } from './device.ts'
import { lockMs } from './lock-out.ts'

/** 网络安全法 wants logs kept for six months at least. */
const keptMs = 184 * 86_400_000

/** `account`: whose log-in it is. */
export type Attempt = { readonly account: string; readonly way: LoginWay; readonly outcome: LoginOutcome }

/**
 * Records it for its owner. Of what is tried while it is locked, one record in the time a lock lasts: such refusals cost
 * nothing, and must not bury the others.
 */
export async function recordLogIn(
  { pool, now }: Pick<Services, 'pool' | 'now'>,
  { account, way, outcome }: Attempt,
  request: FastifyRequest,
): Promise<void> {
  const { system, browser, network } = describeDevice(request.headers['user-agent'], request.ip)
  const at = now()
  await pool.query(
    `INSERT INTO login_record (at, account, way, outcome, system, browser, network)
     SELECT $1::timestamptz, $2::uuid, $3::text, $4::text, $5, $6, $7
     WHERE $4 <> 'locked' OR NOT EXISTS (
       SELECT FROM login_record WHERE account = $2 AND way = $3 AND outcome = 'locked' AND at > $8)`,
    [new Date(at), account, way, outcome, system, browser, network, new Date(at - lockMs)],
  )
}

/** What is not named here was no attempt: the server had no time for it, or there was nothing to try. */
const OUTCOMES: Partial<Record<RefusalCode, LoginOutcome>> = {
  'access/login-failed': 'wrong-password',
  'access/login-locked': 'locked',
  'account/wrong-code': 'wrong-code',
  'account/code-used': 'wrong-code',
  'account/off-duty': 'off-duty',
}

export type RefusedAttempt = {
  readonly way: LoginWay
  /** Undefined where the login is nobody's, or it is not known whose it would be. */
  readonly account: string | undefined
  /** As it was typed, which may be a password too: the log gets a keyed hash of it. */
  readonly login?: string
}

/** `typed`: a keyed hash. No name, no number, no whole address. */
export function logRefusedLogIn(
  request: FastifyRequest,
  told: {
    readonly way: LoginWay
    readonly refused: string
    readonly account?: string
    readonly typed?: string
  },
): void {
  const { network } = describeDevice(undefined, request.ip)
  request.log.warn({ logIn: { ...told, network } }, 'log-in refused')
}

export async function recordRefusedLogIn(
  services: Pick<Services, 'pool' | 'keys' | 'now'>,
  { way, account, login }: RefusedAttempt,
  { refusal: { code } }: Refused,
  request: FastifyRequest,
): Promise<void> {
  const outcome = OUTCOMES[code]
  if (account !== undefined && outcome !== undefined)
    await recordLogIn(services, { account, way, outcome }, request)
  const typed =
    login === undefined
      ? undefined
      : await services.keys.index('login_record.login', login.trim().toLowerCase())
  logRefusedLogIn(request, {
    ...{ way, refused: code },
    ...(account !== undefined && { account }),
    ...(typed !== undefined && { typed: typed.toString('hex') }),
  })
}

const row = z.object({
  record_id: z.int(),
  at: z.date(),
  outcome: z.enum(loginOutcomes),
  way: z.enum(loginWays),
  system: z.enum(systemNames),
  browser: z.enum(browserNames),
  network: z.string(),
})

/** On the screen of its owner. */
export const shownLogIns = 50
/** In the file that its owner takes away. */
export const mostLogIns = 10_000

/**
 * The newest first, `most` at most. Whoever got in and whoever was refused have half of them each, as far as there are
 * so many: refusals without end hide nobody who got in. Each half is read from the end of the index, not sorted.
 */
export async function logInsOf(pool: pg.Pool, account: string, most: number): Promise<LogIn[]> {
  const found = await pool.query(
    `SELECT record_id, at, outcome, way, system, browser, network FROM (
       SELECT *, row_number() OVER (PARTITION BY is_in ORDER BY at DESC, record_id DESC) AS nth FROM (
         (SELECT *, true AS is_in FROM login_record WHERE account = $1 AND outcome IN ('let-in', 'second-step')
          ORDER BY at DESC, record_id DESC LIMIT $2)
         UNION ALL
         (SELECT *, false FROM login_record WHERE account = $1 AND outcome NOT IN ('let-in', 'second-step')
          ORDER BY at DESC, record_id DESC LIMIT $2)
       ) AS newest ORDER BY nth, at DESC LIMIT $2
     ) AS shown ORDER BY at DESC, record_id DESC`,
    [account, most],
  )
  return found.rows.map(raw => {
    const { record_id: id, at, ...attempt } = row.parse(raw)
    return { id, at: instant(at.getTime()), ...attempt }
  })
}

export async function forgetOldLogIns(pool: pg.Pool, now: number): Promise<void> {
  await pool.query('DELETE FROM login_record WHERE at <= $1', [new Date(now - keptMs)])
}
