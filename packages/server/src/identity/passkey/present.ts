/** Passkeys as their owner sees them. */
import { browserNames, systemNames } from '@yijianshi/contract/identity'
import type { Passkey } from '@yijianshi/contract/passkey'
import type pg from 'pg'
import { instant } from '../../engine/instant.ts'
import { listPasskeys, type PasskeyRow } from './passkey-store.ts'

function present(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    system: systemNames.find(name => name === row.system) ?? 'other',
    browser: browserNames.find(name => name === row.browser) ?? 'other',
    madeAt: instant(row.made_at.getTime()),
    lastUsedAt: row.last_used_at && instant(row.last_used_at.getTime()),
    copied: row.copied_at !== null,
  }
}

/** Without anything that lets in. */
export async function presentPasskeys(pool: pg.Pool, account: string): Promise<readonly Passkey[]> {
  return (await listPasskeys(pool, account)).map(present)
}
