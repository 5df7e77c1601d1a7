/** An account as stored, and the actor it acts as. */
import type { PersonActor } from '@yijianshi/core/access'
import { z } from 'zod'

/** The columns that say where somebody of the staff works. */
export const postColumns = {
  clerk: { role: z.literal('clerk'), site: z.string(), window_id: z.string() },
  reviewer: {
    role: z.literal('reviewer'),
    authority: z.string(),
    items: z.array(z.string()).nullable(),
    head: z.boolean(),
  },
  manager: { role: z.literal('manager'), site: z.string() },
  editor: { role: z.literal('editor') },
}

const base = { id: z.uuid(), login: z.string(), name: z.string() }

/** A row of `account`, read strictly: rights hang on it. */
export const accountRow = z.discriminatedUnion('role', [
  z.object({ ...base, role: z.literal('applicant'), person: z.uuid(), mobile: z.string() }),
  z.object({ ...base, ...postColumns.clerk }),
  z.object({ ...base, ...postColumns.reviewer }),
  z.object({ ...base, ...postColumns.manager }),
  z.object({ ...base, ...postColumns.editor }),
])
export type Account = z.infer<typeof accountRow>

/** Columns that `accountRow` reads, from `account` joined with the person of an applicant. */
export const ACCOUNT_COLUMNS =
  'account.id, account.login, account.name, account.role, account.person, account.site, account.window_id, account.authority, account.items, account.head, person.mobile'

export function actorOf(account: Account): PersonActor {
  switch (account.role) {
    case 'applicant':
      return { role: 'applicant', account: account.id, person: account.person }
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
