/** An account as stored, and the actor it acts as. */
import type { HeldMandate, PersonActor } from '@yijianshi/core/access'
import { z } from 'zod'
import type { KeyRing } from '../personal-data/key-ring.ts'
import { erasedName, openIdentity } from './person.ts'

/** Rows of the staff: the columns that say where somebody works, beside `more`. */
export function staffRows<More extends z.ZodRawShape>(more: More) {
  return z.discriminatedUnion('role', [
    z.object({ ...more, role: z.literal('clerk'), site: z.string(), window_id: z.string() }),
    z.object({
      ...more,
      role: z.literal('reviewer'),
      authority: z.string(),
      items: z.array(z.string()).nullable(),
      head: z.boolean(),
    }),
    z.object({ ...more, role: z.literal('manager'), site: z.string() }),
    z.object({ ...more, role: z.literal('editor') }),
  ])
}

const base = { id: z.uuid(), login: z.string(), name: z.string() }

export const staffAccountRow = staffRows(base)

/** A row of `account`, read strictly: rights hang on it. An applicant’s name is empty: it stands with the person, sealed. */
export const accountRow = z.discriminatedUnion('role', [
  z.object({ ...base, role: z.literal('applicant'), person: z.uuid() }),
  ...staffAccountRow.options,
])
export type StoredAccount = z.infer<typeof accountRow>
type Applicant = Extract<StoredAccount, { readonly role: 'applicant' }>
/** With an applicant’s name and mobile. */
export type Account = Exclude<StoredAccount, Applicant> | (Applicant & { readonly mobile: string })

const sealedIdentity = z.object({ identity: z.instanceof(Buffer).nullable() })

/** Columns that `openAccount` reads, from `account` joined with the person of an applicant. */
export const ACCOUNT_COLUMNS =
  'account.id, account.login, account.name, account.role, account.person, account.site, account.window_id, account.authority, account.items, account.head, person.identity'

/** The account, with what is sealed of an applicant opened; empty where it was erased. */
export async function openAccount(keys: KeyRing, row: unknown): Promise<Account> {
  const account = accountRow.parse(row)
  if (account.role !== 'applicant') return account
  const { identity: sealed } = sealedIdentity.parse(row)
  const identity = sealed === null ? undefined : await openIdentity(keys, account.person, sealed)
  return { ...account, name: identity?.name ?? erasedName, mobile: identity?.mobile ?? '' }
}

/** `mandates`: those that hold at the moment for which the actor is wanted. */
export function actorOf(account: StoredAccount, mandates: readonly HeldMandate[] = []): PersonActor {
  switch (account.role) {
    case 'applicant':
      return {
        role: 'applicant',
        account: account.id,
        person: account.person,
        ...(mandates.length > 0 && { mandates }),
      }
    case 'clerk':
      return { role: 'clerk', account: account.id, site: account.site, window: account.window_id }
    case 'reviewer':
      return {
        role: 'reviewer',
        account: account.id,
        authority: account.authority,
        items: account.items ?? 'all',
        ...(account.head && { head: true }),
      }
    case 'manager':
      return { role: 'manager', account: account.id, site: account.site }
    case 'editor':
      return { role: 'editor', account: account.id }
  }
}
