/** The keys of staff: the private half sealed by the key of its account, the public half kept for ever. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Place } from '../personal-data/data-key.ts'
import type { PersonalPool } from '../personal-data/key-ring.ts'
import { fingerprintOf, publicBytes } from './signed-text.ts'

export type StaffKey = {
  readonly fingerprint: Buffer
  readonly privateKey: KeyObject
  /** What was decided before is not signed by it. */
  readonly madeAt: Date
}

const secretPlace = (account: string): Place => ({
  table: 'staff_secret_key',
  column: 'sealed',
  row: account,
})

type Row = { readonly fingerprint: Buffer; readonly sealed: Buffer; readonly made_at: Date }

/** Undefined where this account has never signed. */
export async function findStaffKey(
  { guarded, keys }: PersonalPool,
  account: string,
): Promise<StaffKey | undefined> {
  const found = await guarded.query<Row>(
    `SELECT staff_secret_key.fingerprint, sealed, made_at
     FROM staff_secret_key JOIN staff_key USING (fingerprint) WHERE staff_secret_key.account = $1`,
    [account],
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const bytes = (await keys.keyOf(account, 'account')).open(secretPlace(account), row.sealed)
  const privateKey = createPrivateKey({ key: bytes, type: 'pkcs8', format: 'der' })
  return { fingerprint: row.fingerprint, privateKey, madeAt: row.made_at }
}

/** The key of this account, made where there is none. Of two that are made at once, one is kept. */
export async function openStaffKey(store: PersonalPool, account: string, now: number): Promise<StaffKey> {
  const known = await findStaffKey(store, account)
  if (known !== undefined) return known
  const pair = generateKeyPairSync('ed25519')
  const publicKey = publicBytes(pair.publicKey)
  const secret = pair.privateKey.export({ type: 'pkcs8', format: 'der' })
  const sealed = (await store.keys.keyOf(account, 'account')).seal(secretPlace(account), secret)
  await store.guarded.query(
    `WITH made AS (
       INSERT INTO staff_key (fingerprint, account, public_key, made_at) VALUES ($1, $2, $3, $4)
     )
     INSERT INTO staff_secret_key (account, fingerprint, sealed) VALUES ($2, $1, $5)
     ON CONFLICT (account) DO NOTHING`,
    [fingerprintOf(publicKey), account, publicKey, new Date(now), sealed],
  )
  const kept = await findStaffKey(store, account)
  if (kept === undefined) throw new Error(`The key of ${account} vanished between two statements`)
  return kept
}
