import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { listRoots } from './root-store.ts'
import { startAudit } from './schedule.ts'
import { openSigningKey, type SigningKey } from './signing-key.ts'
import { startTestAuthority, type TestAuthority } from './test-authority.ts'
import { createNoteEngine, note } from './test-history.ts'
import { readCertificates } from './time-stamp.ts'

let database: TestDatabase
let folder: string
let key: SigningKey
let authority: TestAuthority
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-schedule-'))
  key = await openSigningKey(join(folder, 'key.pem'), 'Ed25519')
  authority = await startTestAuthority()
})
afterAll(async () => {
  await database.close()
  await authority.close()
  await rm(folder, { recursive: true, force: true })
})

const now = () => Date.parse('2026-11-21T08:00+08:00')
const roots = () => listRoots(database.pool, undefined, 10)

test('a server that starts makes what is due, with the time-stamp, and stops at once when told to', async () => {
  const engine = await createNoteEngine(database.pool)
  await note(engine, '10000000-0000-4000-8000-000000000001', ['a'], now() - 86_400_000)
  const faults: unknown[] = []
  const believed = { url: authority.url, trusted: readCertificates(authority.root) }
  const start = (at: () => number) =>
    startAudit(database.pool, { key, authority: believed, now: at }, fault => faults.push(fault))
  const audit = start(now)
  await expect.poll(async () => (await roots())[0]?.token?.length ?? 0).toBeGreaterThan(100)
  await audit.stop()
  expect((await roots()).map(({ day, events }) => `${day} ${events}`)).toEqual(['2026-11-20 1'])

  // An authority that never answers holds up neither the next root nor the stop.
  authority.behave('never')
  const next = start(() => now() + 86_400_000)
  const before = authority.requests()
  await expect.poll(() => authority.requests()).toBeGreaterThan(before)
  const begun = performance.now()
  await next.stop()
  expect(performance.now() - begun).toBeLessThan(3_000)
  expect((await roots())[0]).toMatchObject({ day: '2026-11-21', token: null })
  expect(faults).toEqual([])
})
