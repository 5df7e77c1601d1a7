/**
 * A new password without the old one. Whatever is wrong of account, document and proof is one refusal, and is found out
 * by the same questions, so that nobody learns which accounts there are.
 */
import type { PasswordReset, ResetProof } from '@yijianshi/contract/password-reset'
import type pg from 'pg'
import { ACCOUNT_COLUMNS, type Account, openAccount } from '../../account/account.ts'
import { hashingTurns } from '../../account/hashing-turns.ts'
import { hashPassword } from '../../account/password.ts'
import { leastCharacters, readPassword } from '../../account/password-rule.ts'
import { documentIndex, readDocument } from '../../account/person.ts'
import { hashOfCode } from '../../account/readable-code.ts'
import type { GuardedDatabase } from '../../database/guarded.ts'
import { itself } from '../../database/subject.ts'
import { inTransaction } from '../../database/transaction.ts'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import type { Services } from '../../http/wiring.ts'
import type { Visit } from '../../session/entry.ts'
import { takeShownPasskey } from '../passkey/ask.ts'
import { checkCode } from '../second-factor.ts'
import { atLogIn } from '../secret-store.ts'
import { findByWindowCode, spendWindowCode } from './window-code.ts'

const wrong = refused('account/reset-failed')

/**
 * Sets the password, ends all sessions and forgets known browsers; the second factor stays. So do passkeys, but after a
 * reset at a window: who was there is the right person, and whoever added the passkeys may not have been.
 */
export async function resetPassword(
  services: Services,
  { document: given, proof, next }: PasswordReset,
  visit: Visit,
): Promise<Outcome<{ readonly login: string }>> {
  const now = services.now()
  const document = readDocument({ document: given }, now)
  if (!document.ok) return document
  const login = proof.kind === 'codes' ? proof.login : ''
  // What can be said of the password without knowing whose it is, before a proof is spent on it.
  const early = readPassword(next, { login, citizenNumber: document.value.number }, leastCharacters.applicant)
  if (!early.ok) return early
  if (hashingTurns.isFull) return refused('service/unavailable')
  const index = await documentIndex(services, document.value)
  const proved = await findProved(services, proof, index, visit)
  if (!proved.ok) return proved
  const account = await findOwn(services, proved.value, index)
  if (account === undefined) return wrong
  const { name, mobile } = account
  const words = { login: account.login, name, mobile, citizenNumber: document.value.number }
  const password = readPassword(next, words, leastCharacters.applicant)
  if (!password.ok) return password
  const set = await setPassword(services, account.id, proof, await hashPassword(password.value), now)
  return set ? done({ login: account.login }) : wrong
}

/** The account that the proof is of; whether the document is theirs too is asked of all alike. */
async function findProved(
  services: Services,
  proof: ResetProof,
  index: Buffer,
  visit: Visit,
): Promise<Outcome<string>> {
  const { now } = services
  const guarded = atLogIn(services)
  switch (proof.kind) {
    case 'window-code': {
      const account = await findByWindowCode(guarded, proof.code, index, now())
      return account === undefined ? wrong : done(account)
    }
    case 'passkey': {
      const shown = await takeShownPasskey(services, proof.passkey, visit)
      return shown.ok ? done(shown.value.account) : shown
    }
    case 'codes': {
      const account = await findByRecoveryCode(guarded, proof.login, proof.recoveryCode, index)
      if (account === undefined) return wrong
      const checked = await checkCode(services, account, proof.code, now())
      return checked.ok ? done(account) : checked
    }
  }
}

/**
 * The recovery code comes first: it can't be guessed, so nobody without it can lock the app's codes of somebody else.
 * It is spent when the password is set.
 */
async function findByRecoveryCode(
  guarded: GuardedDatabase,
  login: string,
  code: string,
  index: Buffer,
): Promise<string | undefined> {
  const found = await guarded.query<{ id: string }>(
    `SELECT account.id FROM account JOIN person ON person.id = account.person
       JOIN recovery_code ON recovery_code.account = account.id
     WHERE account.login = $1 AND person.citizen_index = $2 AND recovery_code.code_hash = $3`,
    [login.trim().toLowerCase(), index, hashOfCode(code)],
  )
  return found.rows[0]?.id
}

type Applicant = Extract<Account, { readonly role: 'applicant' }>

/** The account, when it is that of the person with this document. Demo accounts are everybody's. */
async function findOwn(services: Services, account: string, index: Buffer): Promise<Applicant | undefined> {
  const found = await atLogIn(services).query(
    `SELECT ${ACCOUNT_COLUMNS} FROM account JOIN person ON person.id = account.person
     WHERE account.id = $1 AND person.citizen_index = $2 AND NOT account.demo AND account.disabled_at IS NULL`,
    [account, index],
  )
  if (found.rows[0] === undefined) return undefined
  const own = await openAccount(services.keys, found.rows[0])
  return own.role === 'applicant' ? own : undefined
}

const records = { 'window-code': 'by-window-code', passkey: 'by-passkey', codes: 'by-codes' } as const

/** All of it or nothing; false when the proof was spent meanwhile. */
async function setPassword(
  services: Services,
  account: string,
  proof: ResetProof,
  hash: string,
  now: number,
): Promise<boolean> {
  return inTransaction(
    services.pool,
    async client => {
      const guarded = services.guarded.as(itself(account)).within(client)
      if (!(await spend(client, guarded, account, proof))) return false
      await guarded.query(
        `WITH changed AS (
         UPDATE account SET password_hash = $2, failed_logins = 0, locked_until = NULL WHERE id = $1
       ),
       owed AS (DELETE FROM login_step WHERE account = $1),
       known AS (DELETE FROM login_device WHERE account = $1),
       codes AS (DELETE FROM reset_code WHERE account = $1),
       keys AS (DELETE FROM passkey WHERE account = $1 AND $4 = 'by-window-code'),
       open AS (DELETE FROM session WHERE account = $1)
       INSERT INTO password_reset (at, account, what) VALUES ($3, $1, $4)`,
        [account, hash, new Date(now), records[proof.kind]],
      )
      return true
    },
    isSet => isSet,
  )
}

async function spend(
  client: pg.PoolClient,
  guarded: GuardedDatabase,
  account: string,
  proof: ResetProof,
): Promise<boolean> {
  if (proof.kind === 'window-code') return spendWindowCode(client, account, proof.code)
  // What a passkey signed was taken when it was checked.
  if (proof.kind === 'passkey') return true
  const spent = await guarded.query('DELETE FROM recovery_code WHERE account = $1 AND code_hash = $2', [
    account,
    hashOfCode(proof.recoveryCode),
  ])
  return spent.rowCount !== 0
}
