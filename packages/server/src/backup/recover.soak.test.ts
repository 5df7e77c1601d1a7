/** The whole way back: rows deleted by mistake are there again, as of the moment before. */

import { chmodSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealDays } from '../audit/seal.ts'
import { openSigningKey } from '../audit/signing-key.ts'
import { verifyHistory } from '../audit/verify.ts'
import { openStore, type Store } from '../database/open-store.ts'
import { reachDatabase } from './connect.ts'
import { recover } from './recover.ts'
import { writeBase } from './write-base.ts'

let folder: string
let store: Store
const going = new AbortController().signal

/** A quote and a sign that PostgreSQL would read in a command. */
const archive = () => join(folder, "the archive's 100%f")
const environment = () => ({ DATA_DIR: join(folder, 'data'), WAL_ARCHIVE: archive() })

async function opened(given: Readonly<Record<string, string>>): Promise<Store> {
  const found = await openStore({ environment: given, onProgress: () => {}, onLost: () => {} })
  if (!found.ok) throw new Error(found.message)
  return found
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-recover-'))
  chmodSync(folder, 0o755)
  store = await opened(environment())
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const write = async (name: string) => {
  const done = await store.pool.query<{ at: Date }>(
    `INSERT INTO master_key (id, current) VALUES ($1, false) RETURNING clock_timestamp() AS at`,
    [name],
  )
  return done.rows[0]?.at ?? new Date(0)
}

const back = (data: string, until: Date | undefined) =>
  recover({
    environment: { DATA_DIR: join(folder, data) },
    folder: join(folder, 'base'),
    archive: archive(),
    until,
    filesFrom: undefined,
    keysFrom: undefined,
    signal: going,
    onProgress: () => {},
    onMessage: () => {},
  })

test('what was written before the moment is there, what was done after it is not', async () => {
  await write('before the base backup')
  await store.pool.query(`INSERT INTO master_key (id, current) VALUES ('in use', true)`)
  const reached = await reachDatabase({ environment: environment(), onProgress: () => {} })
  if (reached?.ok !== true) throw new Error('not reached')
  const base = await writeBase({
    reached,
    folder: join(folder, 'base'),
    base: undefined,
    signal: going,
    onProgress: () => {},
  })
  expect(base).toMatchObject({
    end: 'done',
    manifest: { complete: true, files: { count: 0 } },
    masterKeys: ['in use'],
  })
  const names: string[] = []
  for (let index = 0; index < 50; index += 1) {
    names.push(`acknowledged ${index}`)
    await write(`acknowledged ${index}`)
  }
  const key = await openSigningKey(join(folder, 'root.pem'), 'Ed25519')
  const seal = (now: string) =>
    sealDays(store.pool, { key, now: Date.parse(`${now}T08:00:00+08:00`), settlingMs: 0 })
  expect(await seal('2026-11-20')).toEqual(['2026-11-19'])
  await sleep(20)
  const moment = new Date()
  await sleep(20)
  expect(await seal('2026-11-22')).toEqual(['2026-11-20', '2026-11-21'])
  const published = await store.pool.query<{ day: string; root: string }>(
    `SELECT day, encode(root, 'hex') AS root FROM audit_root`,
  )
  await store.pool.query('DELETE FROM master_key')
  await write('after the mistake')
  const last = await store.asOwner(owner =>
    owner.query<{ file: string }>('SELECT pg_walfile_name(pg_switch_wal()) AS file'),
  )
  await expect.poll(() => readdir(archive()), { timeout: 30_000 }).toContain(last.rows[0]?.file)

  expect(await back('early', new Date(Date.now() - 86_400_000))).toMatchObject({ end: 'too-early' })
  expect(await back('late', new Date(Date.now() + 86_400_000))).toMatchObject({
    end: 'refused',
    message: expect.stringContaining('recovery ended before configured recovery target was reached'),
  })
  expect(await back('recovered', moment)).toMatchObject({ end: 'done', files: 0, missing: [] })
  expect(await back('recovered', moment)).toEqual({ end: 'data-folder-in-use' })
  const recovered = await opened({ DATA_DIR: join(folder, 'recovered') })
  try {
    const found = await recovered.pool.query<{ id: string }>('SELECT id FROM master_key')
    expect(new Set(found.rows.map(({ id }) => id))).toEqual(
      new Set(['before the base backup', 'in use', ...names]),
    )
    expect(await verifyHistory(recovered.pool, { trusted: [], known: published.rows })).toMatchObject({
      complete: true,
      lastDay: '2026-11-19',
      later: ['2026-11-20', '2026-11-21'],
      findings: [],
    })
  } finally {
    await recovered.close()
  }
})
