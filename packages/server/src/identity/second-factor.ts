/** The second step of a log-in: a code of the app, or a recovery code. */
import { foldCode, hashOfCode } from '../account/readable-code.ts'
import type { GuardedDatabase } from '../database/guarded.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'
import { countingFailure, failureValues, lockedRefusal } from '../session/lock-out.ts'
import { findPeriod, newSecret } from './one-time-code.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { atLogIn, claimAttempt, findOffer, type Holder, keepFactor, keepOffer } from './secret-store.ts'

const appCode = /^\d{6}$/

/** Shows a new secret to whoever holds the token of this hash; the one shown before counts no more. */
export async function offerSecret(store: PersonalStore, holder: Holder, now: number): Promise<Uint8Array> {
  const secret = newSecret()
  await keepOffer(store, holder, secret, now)
  return secret
}

/** Turns the second factor on, when the code is of the secret that was shown; gives the recovery codes. */
export async function confirmSecret(
  store: PersonalStore,
  { account, holder, code }: Holder & { readonly code: string },
  now: number,
): Promise<Outcome<readonly string[]>> {
  const secret = await findOffer(store, { account, holder }, now)
  if (secret === undefined) return refused('account/no-offer')
  const period = findPeriod(secret, foldCode(code), now)
  if (period === undefined) return refused('account/wrong-code')
  const recoveryCodes = newRecoveryCodes()
  const recoveryHashes = recoveryCodes.map(hashOfCode)
  const kept = await keepFactor(store, { account, holder, secret, period, recoveryHashes }, now)
  return kept ? done(recoveryCodes) : refused('account/has-second-factor')
}

/** Whether the code is right now. Each counts once: one that was seen over a shoulder is worth nothing. */
export async function checkCode(
  store: PersonalStore,
  account: string,
  code: string,
  now: number,
): Promise<Outcome<null>> {
  const counting = countingFailure('failures', '$3', '$4')
  const attempt = await claimAttempt(store, account, counting, failureValues(now), now)
  if (attempt === undefined) return refused('account/no-second-factor')
  if (!('secret' in attempt)) {
    return lockedRefusal(attempt.lockedUntil, now) ?? refused('account/wrong-code')
  }
  const guarded = atLogIn(store)
  const given = foldCode(code)
  if (!appCode.test(given)) return spendRecoveryCode(guarded, account, given)
  const period = findPeriod(attempt.secret, given, now)
  if (period === undefined) return refused('account/wrong-code')
  const used = await guarded.query(
    `UPDATE second_factor SET last_period = $2, failures = 0, locked_until = NULL
     WHERE account = $1 AND last_period < $2`,
    [account, period],
  )
  return used.rowCount === 0 ? refused('account/code-used') : done(null)
}

async function spendRecoveryCode(
  guarded: GuardedDatabase,
  account: string,
  code: string,
): Promise<Outcome<null>> {
  const spent = await guarded.query(
    `WITH spent AS (DELETE FROM recovery_code WHERE account = $1 AND code_hash = $2 RETURNING account)
     UPDATE second_factor SET failures = 0, locked_until = NULL FROM spent
     WHERE second_factor.account = spent.account`,
    [account, hashOfCode(code)],
  )
  return spent.rowCount === 0 ? refused('account/wrong-code') : done(null)
}

/** New recovery codes instead of all that are left. */
export async function replaceRecoveryCodes(
  guarded: GuardedDatabase,
  account: string,
): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  await guarded.query(
    `WITH gone AS (DELETE FROM recovery_code WHERE account = $1)
     INSERT INTO recovery_code (account, code_hash) SELECT $1, unnest($2::bytea[])`,
    [account, codes.map(hashOfCode)],
  )
  return codes
}

/** False when there was none. */
export async function removeFactor(guarded: GuardedDatabase, account: string): Promise<boolean> {
  const removed = await guarded.query('DELETE FROM second_factor WHERE account = $1', [account])
  return removed.rowCount !== 0
}

export type FactorState = { readonly since: Date; readonly recoveryCodesLeft: number }

export async function findFactor(
  guarded: GuardedDatabase,
  account: string,
): Promise<FactorState | undefined> {
  const found = await guarded.query<{ since: Date; left: number }>(
    `SELECT since, (SELECT count(*)::int FROM recovery_code WHERE account = $1) AS left
     FROM second_factor WHERE account = $1`,
    [account],
  )
  const [row] = found.rows
  return row && { since: row.since, recoveryCodesLeft: row.left }
}
