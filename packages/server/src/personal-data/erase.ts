/**
 * Erases the contents of a case: its key is destroyed first, so that no copy and no backup of the data can be read, and
 * then what it had sealed is removed. The history stays, and still proves itself: it holds salted hashes, whose salts
 * are gone, and answers to guided questions, which nothing opens any more. The words in it have a key of their own, which
 * is destroyed when the time of the record is over.
 */
import { ENDED_STAGES } from '@yijianshi/core/case'
import {
  keptUntil,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionTable,
} from '@yijianshi/core/retention'
import type { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import type { FileStore } from '../file/file-store.ts'
import type { KeyRing } from './key-ring.ts'

/** `keys` of the server that erases: others forget a key within a minute, and find nothing to open meanwhile. */
export type ErasingStores = {
  readonly guarded: GuardedDatabase
  readonly keys?: KeyRing
  readonly files: Pick<FileStore, 'remove'>
}

function erasing({ guarded }: ErasingStores): GuardedDatabase {
  return guarded.as(work('erasure'))
}

export type ErasedBy = 'command' | RetentionClass
export type Erasure = 'erased' | 'erased-before' | 'unknown' | 'not-ended'

/** Only a case that has ended: until then it needs its contents. */
export async function eraseCase(
  stores: ErasingStores,
  caseId: string,
  by: ErasedBy,
  now: number,
): Promise<Erasure> {
  const destroyed = await erasing(stores).query<{
    stage: string | null
    destroyed: boolean
    before: boolean
  }>(
    `WITH of_case AS (SELECT stage FROM case_view WHERE case_id = $1),
     destroyed AS (
       UPDATE data_key SET wrapped = NULL, destroyed_at = $2, destroyed_by = $3
       WHERE subject = $1 AND kind = 'case' AND wrapped IS NOT NULL
         AND (SELECT stage FROM of_case) = ANY ($4)
       RETURNING subject
     )
     SELECT (SELECT stage FROM of_case) AS stage, EXISTS (SELECT FROM destroyed) AS destroyed,
            EXISTS (SELECT FROM data_key WHERE subject = $1 AND wrapped IS NULL) AS before`,
    [caseId, new Date(now), by, ENDED_STAGES],
  )
  const row = destroyed.rows[0]
  if (row === undefined || row.stage === null) return 'unknown'
  if (!row.destroyed) return row.before ? 'erased-before' : 'not-ended'
  stores.keys?.forget(caseId)
  await clear(stores, caseId, now)
  return 'erased'
}

/** Files before their names, and the mark last: what a crash interrupts is done again. */
async function clear(stores: ErasingStores, subject: string, now: number): Promise<void> {
  const { files } = stores
  const guarded = erasing(stores)
  const own = 'SELECT id FROM draft WHERE id = $1 OR case_id = $1'
  const held = await guarded.query<{ id: string }>(`SELECT id FROM file WHERE origin IN (${own})`, [subject])
  for (const { id } of held.rows) await files.remove(id)
  await guarded.query(`UPDATE file SET sealed_name = NULL WHERE origin IN (${own})`, [subject])
  await guarded.query(`DELETE FROM signed_letter WHERE draft IN (${own})`, [subject])
  await guarded.query('DELETE FROM case_contents WHERE case_id = $1', [subject])
  await guarded.query('DELETE FROM rating_comment WHERE case_id = $1', [subject])
  await guarded.query('DELETE FROM sharing_answer WHERE case_id = $1', [subject])
  await guarded.query('UPDATE case_receipt SET sealed_address = NULL WHERE case_id = $1', [subject])
  await guarded.query(
    `UPDATE draft SET sealed_answers = NULL, sealed_values = '{}', sealed_address = NULL WHERE id IN (${own})`,
    [subject],
  )
  await guarded.query('UPDATE data_key SET cleared_at = $2 WHERE subject = $1', [subject, new Date(now)])
}

/** Since when the contents are erased; undefined while they are there. */
export async function findErasure(guarded: GuardedDatabase, caseId: string): Promise<Date | undefined> {
  const found = await guarded
    .as(work('keys'))
    .query<{ destroyed_at: Date }>(
      'SELECT destroyed_at FROM data_key WHERE subject = $1 AND destroyed_at IS NOT NULL',
      [caseId],
    )
  return found.rows[0]?.destroyed_at
}

const atOnce = 100

/** Erases what has been kept long enough, a hundred cases and drafts of each class at a time. Gives how many. */
export async function eraseWhatIsOver(
  stores: ErasingStores,
  table: RetentionTable,
  now: number,
): Promise<number> {
  let erased = 0
  for (const { subject } of (await erasing(stores).query<{ subject: string }>(interrupted)).rows)
    await clear(stores, subject, now)
  for (const kind of RETENTION_CLASSES) {
    const before = new Date(keptUntil(table, kind, now))
    if (kind === 'record' || kind === 'withdrawn') erased += await eraseRecords(stores, kind, before, now)
    if (kind === 'record') continue
    if (kind === 'draft') {
      erased += await deleteOldDrafts(stores, before)
      continue
    }
    const due = await erasing(stores).query<{ subject: string }>(overCases, [before, kind, new Date(now)])
    for (const { subject } of due.rows) {
      if ((await eraseCase(stores, subject, kind, now)) === 'erased') erased += 1
    }
  }
  return erased
}

const interrupted = `SELECT subject FROM data_key WHERE destroyed_at IS NOT NULL AND cleared_at IS NULL LIMIT ${atOnce}`

/** `$3` is now. A licence that holds is printed from the contents, and may be corrected or revoked with a reason. */
const holdsLicence = (caseId: string) => `EXISTS (
      SELECT FROM licence_view WHERE licence_view.case_id = ${caseId} AND licence_view.stage <> 'revoked'
        AND coalesce(valid_until, 'infinity') >= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
    )`

/** The key is older than the last step, and there is one for each case whose contents are there. */
const overCases = `
  SELECT subject FROM data_key JOIN case_view ON case_id = subject
  WHERE kind = 'case' AND wrapped IS NOT NULL AND made_at < $1 AND stage = $2
    AND NOT EXISTS (SELECT FROM process_event WHERE process_id = subject AND happened_at >= $1)
    AND NOT ${holdsLicence('subject')}
  ORDER BY made_at LIMIT ${atOnce}`

/** Withdrawn before anything was decided, what was said goes with the form; a case that was opened again had a decision. */
const endedAs: Readonly<Record<'record' | 'withdrawn', string>> = {
  // Orders may also be about what is no case: a change of the catalogue.
  record: `stage IN ('closed', 'declined', 'withdrawn')
      OR case_id IS NULL AND EXISTS (SELECT FROM supervision_view WHERE supervision_view.process_id = record_of)`,
  withdrawn: `stage = 'withdrawn' AND NOT EXISTS (
      SELECT FROM process_event WHERE process_id = record_of AND type IN ('TaskGranted', 'TaskRefused', 'TaskNotNeeded')
    )`,
}

/** Whatever was said about the case in other processes is of its record too. Each is looked up by its index. */
const overRecords = (by: 'record' | 'withdrawn') => `
  SELECT subject FROM data_key LEFT JOIN case_view ON case_id = record_of
  WHERE kind = 'record' AND wrapped IS NOT NULL AND made_at < $1 AND (${endedAs[by]})
    AND NOT EXISTS (SELECT FROM process_event WHERE process_id = record_of AND happened_at >= $1)
    AND NOT EXISTS (
      SELECT FROM licence_view JOIN process_event ON process_event.process_id = licence_id
      WHERE licence_view.case_id = record_of AND happened_at >= $1
    )
    AND NOT EXISTS (
      SELECT FROM supervision_view JOIN process_event ON process_event.process_id = order_id
      WHERE supervision_view.process_id = record_of AND happened_at >= $1
    )
    AND NOT ${holdsLicence('record_of')}
  ORDER BY made_at LIMIT ${atOnce}`

/** Destroys the keys to what was said about cases that ended so; gives how many. The sealed words stay in the chain. */
async function eraseRecords(
  stores: ErasingStores,
  by: 'record' | 'withdrawn',
  before: Date,
  now: number,
): Promise<number> {
  const destroyed = await erasing(stores).query<{ subject: string }>(
    `UPDATE data_key SET wrapped = NULL, destroyed_at = $3, cleared_at = $3, destroyed_by = $2
     WHERE subject IN (${overRecords(by)}) AND wrapped IS NOT NULL RETURNING subject`,
    [before, by, new Date(now)],
  )
  for (const { subject } of destroyed.rows) stores.keys?.forget(subject)
  return destroyed.rows.length
}

/** Applications that were never handed in, with their keys; the files go with those that nobody holds. */
async function deleteOldDrafts(stores: ErasingStores, before: Date): Promise<number> {
  const deleted = await erasing(stores).query<{ id: string }>(
    `WITH old AS (
       SELECT id FROM draft WHERE kind = 'application' AND submitted_at IS NULL AND saved_at < $1 LIMIT ${atOnce}
     ), deleted AS (DELETE FROM draft USING old WHERE draft.id = old.id AND draft.submitted_at IS NULL RETURNING draft.id),
     forgotten AS (DELETE FROM data_key USING deleted WHERE deleted.id IN (subject, record_of))
     SELECT id FROM deleted`,
    [before],
  )
  for (const { id } of deleted.rows) stores.keys?.forget(id)
  return deleted.rows.length
}
