/** What is swept away from time to time: sessions that are over, contents kept long enough, files that nobody holds. */
import { work } from '../database/subject.ts'
import { forgetOrphans } from '../file/store.ts'
import { eraseWhatIsOver } from '../personal-data/erase.ts'
import { erasePersons } from '../personal-data/erase-person.ts'
import { forgetUnusedDevices } from '../session/login-device.ts'
import { forgetOldLogIns } from '../session/login-record.ts'
import { removeExpiredSessions } from '../session/session-store.ts'
import { forgetStale } from '../sharing/answer-cache.ts'
import type { Services } from './wiring.ts'

const hourMs = 3_600_000
/** Long enough for an upload to become part of its draft. */
const orphanAgeMs = 24 * hourMs

export async function sweep(services: Services): Promise<void> {
  const { pool, files, now } = services
  const guarded = services.guarded.as(work('housekeeping'))
  await removeExpiredSessions(guarded, now())
  await forgetUnusedDevices(pool, now())
  await forgetOldLogIns(pool, now())
  await forgetStale(guarded, now())
  await eraseWhatIsOver(services, services.retention, now())
  await erasePersons(services, services.retention, now())
  for (const id of await forgetOrphans(guarded, now() - orphanAgeMs)) await files.remove(id)
  // Stored, but the row never came: the server ended in between.
  const unknown: string[] = []
  for await (const id of files.idsOlderThan(now() - orphanAgeMs)) unknown.push(id)
  const known = await guarded.query<{ id: string }>('SELECT id FROM file WHERE id = ANY ($1::uuid[])', [
    unknown,
  ])
  const held = new Set(known.rows.map(row => row.id))
  for (const id of unknown) if (!held.has(id)) await files.remove(id)
}

/** Sweeps hourly until the returned function is called. */
export function startHousekeeping(services: Services, onFault: (error: unknown) => void): () => void {
  const timer = setInterval(() => void sweep(services).catch(onFault), hourMs)
  timer.unref()
  return () => clearInterval(timer)
}
