/** Answers that are kept for being used again while they are fresh, sealed by the key of the person whose they are. */
import type { Answer } from '@yijianshi/core/sharing'
import type { GuardedDatabase } from '../database/guarded.ts'
import type { Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'
import { answerSchema } from './use-store.ts'

const cachePlace = (person: string, resource: string): Place => ({
  table: 'sharing_cache',
  column: 'sealed',
  row: `${person} ${resource}`,
})

type CacheEntry = {
  readonly person: string
  readonly resource: string
  readonly keyIndex: Buffer
}

/** Whether it is still fresh, the directory says. */
export async function findCached(
  { guarded, keys }: PersonalStore,
  { person, resource, keyIndex }: CacheEntry,
): Promise<{ readonly answer: Answer; readonly answeredAt: number } | undefined> {
  const found = await guarded.query<{ sealed: Buffer; answered_at: Date }>(
    'SELECT sealed, answered_at FROM sharing_cache WHERE person = $1 AND resource = $2 AND key_index = $3',
    [person, resource, keyIndex],
  )
  const [kept] = found.rows
  const key = kept && (await keys.findKey(person))
  if (kept === undefined || key === undefined) return undefined
  const answer = answerSchema.parse(key.openJson(cachePlace(person, resource), kept.sealed))
  return { answer, answeredAt: kept.answered_at.getTime() }
}

export async function keepCached(
  { guarded, keys }: PersonalStore,
  { person, resource, keyIndex }: CacheEntry,
  answer: Answer,
  lasts: { readonly from: number; readonly until: number },
): Promise<void> {
  const key = await keys.keyOf(person, 'person')
  await guarded.query(
    `INSERT INTO sharing_cache (person, resource, key_index, sealed, answered_at, stale_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (person, resource, key_index) DO UPDATE
       SET sealed = EXCLUDED.sealed, answered_at = EXCLUDED.answered_at, stale_at = EXCLUDED.stale_at`,
    [
      person,
      resource,
      keyIndex,
      key.sealJson(cachePlace(person, resource), answer),
      new Date(lasts.from),
      new Date(lasts.until),
    ],
  )
}

/** Answers that nobody may use again are not kept. */
export async function forgetStale(guarded: GuardedDatabase, now: number): Promise<void> {
  await guarded.query('DELETE FROM sharing_cache WHERE stale_at <= $1', [new Date(now)])
}
