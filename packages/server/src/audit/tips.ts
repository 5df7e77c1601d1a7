/**
 * Writes down where each process ends, every minute, for what has no root yet. Costs no command anything. Whoever
 * removes the end of a case on the same day has to change this too, and in the minute after the event nothing is known.
 */
import type pg from 'pg'
import type { Queryable } from './root-store.ts'

/** Events in one transaction. */
const BATCH = 20_000

/** Several servers take turns. */
export async function keepTips(pool: pg.Pool, signal?: AbortSignal): Promise<void> {
  while (signal?.aborted !== true) {
    const kept = await pool.query<{ more: boolean }>('SELECT keep_tips($1) AS more', [BATCH])
    if (kept.rows[0]?.more !== true) return
  }
}

/** What a root stands for needs no tip any more; one that the history contradicts stays, as evidence. */
export async function dropSealedTips(client: Queryable): Promise<void> {
  await client.query(
    `DELETE FROM audit_tip USING audit_part AS part
     WHERE part.process_id = audit_tip.process_id AND audit_tip.version <= part.last_version
       AND EXISTS (
         SELECT FROM process_event AS kept
         WHERE kept.process_id = audit_tip.process_id AND kept.version = audit_tip.version
           AND kept.hash = audit_tip.head
       )`,
  )
}
