/** The secrets of second factors, sealed by a key of their account; read and written here and nowhere else. */
import type { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import type { Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const offerLifeMs = 900_000

/** At a log-in there is no session yet that could say who asks; the token does. */
export function atLogIn({ guarded }: Pick<PersonalStore, 'guarded'>): GuardedDatabase {
  return guarded.as(work('log-in'))
}

const offerPlace = (holder: Buffer): Place => ({
  table: 'offered_secret',
  column: 'secret',
  row: holder.toString('hex'),
})
const factorPlace = (account: string): Place => ({ table: 'second_factor', column: 'secret', row: account })

async function sealed(
  { keys }: PersonalStore,
  account: string,
  place: Place,
  secret: Uint8Array,
): Promise<Buffer> {
  return (await keys.keyOf(account, 'account')).seal(place, secret)
}

async function opened(
  { keys }: PersonalStore,
  account: string,
  place: Place,
  stored: Buffer,
): Promise<Uint8Array> {
  return (await keys.keyOf(account, 'account')).open(place, stored)
}

/** To whom a secret was shown: the hash of the token, and whose it is. */
export type Holder = { readonly account: string; readonly holder: Buffer }

/** Keeps a secret that was shown and is not confirmed yet. */
export async function keepOffer(
  store: PersonalStore,
  { account, holder }: Holder,
  secret: Uint8Array,
  now: number,
): Promise<void> {
  await atLogIn(store).query(
    `INSERT INTO offered_secret (holder, secret, expires_at) VALUES ($1, $2, $3)
     ON CONFLICT (holder) DO UPDATE SET secret = excluded.secret, expires_at = excluded.expires_at`,
    [holder, await sealed(store, account, offerPlace(holder), secret), new Date(now + offerLifeMs)],
  )
}

export async function findOffer(
  store: PersonalStore,
  { account, holder }: Holder,
  now: number,
): Promise<Uint8Array | undefined> {
  const found = await atLogIn(store).query<{ secret: Buffer }>(
    'SELECT secret FROM offered_secret WHERE holder = $1 AND expires_at > $2',
    [holder, new Date(now)],
  )
  const [row] = found.rows
  return row && opened(store, account, offerPlace(holder), row.secret)
}

/** Turns the second factor on, with its recovery codes; false when it is on already. */
export async function keepFactor(
  store: PersonalStore,
  factor: Holder & {
    readonly secret: Uint8Array
    /** Number of the period whose code confirmed it. */
    readonly period: number
    readonly recoveryHashes: readonly Buffer[]
  },
  now: number,
): Promise<boolean> {
  const kept = await atLogIn(store).query(
    `WITH offer AS (DELETE FROM offered_secret WHERE holder = $5),
     factor AS (
       INSERT INTO second_factor (account, secret, since, last_period) VALUES ($1, $2, $3, $4)
       ON CONFLICT (account) DO NOTHING RETURNING account
     )
     INSERT INTO recovery_code (account, code_hash) SELECT factor.account, hash FROM factor, unnest($6::bytea[]) AS hash`,
    [
      factor.account,
      await sealed(store, factor.account, factorPlace(factor.account), factor.secret),
      new Date(now),
      factor.period,
      factor.holder,
      factor.recoveryHashes,
    ],
  )
  return kept.rowCount !== 0
}

/** As it stands after an attempt beside this one, which the statement that waited for it does not see. */
async function lockedUntil(store: PersonalStore, account: string): Promise<Date | null> {
  const found = await atLogIn(store).query<{ locked_until: Date | null }>(
    'SELECT locked_until FROM second_factor WHERE account = $1',
    [account],
  )
  return found.rows[0]?.locked_until ?? null
}

export type Attempt = { readonly secret: Uint8Array } | { readonly lockedUntil: Date | null }

/**
 * Claims one attempt at the second factor, counted as failed until it proves right, so that attempts side by side
 * can't be more than are allowed. `assignments` count the failure from `$3` on. Undefined when there is no factor.
 */
export async function claimAttempt(
  store: PersonalStore,
  account: string,
  assignments: string,
  values: readonly unknown[],
  now: number,
): Promise<Attempt | undefined> {
  const claimed = await atLogIn(store).query<{ secret: Buffer | null; locked_until: Date | null }>(
    `WITH claimed AS (
       UPDATE second_factor SET ${assignments}
       WHERE account = $1 AND (locked_until IS NULL OR locked_until <= $2) RETURNING secret
     )
     SELECT claimed.secret, CASE WHEN claimed.secret IS NULL THEN locked_until END AS locked_until
     FROM second_factor LEFT JOIN claimed ON true WHERE account = $1`,
    [account, new Date(now), ...values],
  )
  const [row] = claimed.rows
  if (row === undefined) return undefined
  if (row.secret === null) return { lockedUntil: row.locked_until ?? (await lockedUntil(store, account)) }
  return { secret: await opened(store, account, factorPlace(account), row.secret) }
}
