/** Codes that were handed over for an account, and passwords set anew; kept for ever, for the person to read. */
import { type ResetRecord, resetRecord } from '@yijianshi/contract/password-reset'
import { z } from 'zod'
import { instant } from '../../engine/instant.ts'
import type { Services } from '../../http/wiring.ts'

const mostRecords = 100
const row = z.object({
  at: z.date(),
  what: resetRecord.shape.what,
  site: z.string().nullable(),
  document: resetRecord.shape.document,
})

/** The newest first, a hundred at most. */
export async function resetRecordsOf(
  { pool, catalogue }: Pick<Services, 'pool' | 'catalogue'>,
  account: string,
): Promise<ResetRecord[]> {
  const found = await pool.query(
    `SELECT at, what, site, document FROM password_reset WHERE account = $1
     ORDER BY at DESC, record_id DESC LIMIT ${mostRecords}`,
    [account],
  )
  return found.rows.map(raw => {
    const { at, site, ...record } = row.parse(raw)
    return {
      ...record,
      at: instant(at.getTime()),
      // A site that the catalogue has no more keeps its id.
      site: site === null ? null : (catalogue().sites.get(site)?.name ?? { zh: site, en: site }),
    }
  })
}
