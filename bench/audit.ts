/** What it costs to seal a day with many events, to check the whole history, and to prove one case. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { proofOf } from '@yijianshi/server/audit/proof'
import { sealDays } from '@yijianshi/server/audit/seal'
import { openSigningKey } from '@yijianshi/server/audit/signing-key'
import { verifyHistory } from '@yijianshi/server/audit/verify'
import { type DatabaseOptions, openDatabase } from '@yijianshi/server/database/connection'
import { migrate, migrationsDirectory, readMigrations } from '@yijianshi/server/database/migrate'
import { CHAIN_START, chainHash } from '@yijianshi/server/engine/hash-chain'
import type pg from 'pg'
import { type Figure, median } from './measure.ts'

const EVENTS = 1_000_000
const EVENTS_OF_PROCESS = 8
const PROCESSES_AT_ONCE = 2_500
const DAY_MS = 86_400_000
const PROOFS = 50
const SAMPLE_MS = 20
const FETCHED = 2_000

/** As large as events of cases are. */
const DATA = {
  item: 'food-business-licence',
  findings: [
    { point: 'premises', met: true },
    { point: 'documents', met: false, remark: '布局图与现场不一致，仓储区与加工区没有分开。' },
  ],
  competentAuthority: 'market-regulation',
}

const INSERT = `
  INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
  SELECT process_id, version, 'case', 'TaskReviewed', $1, $2, 'reviewer', $3, decode(hash, 'hex')
  FROM unnest($4::uuid[], $5::integer[], $6::text[]) AS row (process_id, version, hash)`

/** Histories that are right, written past the engine, which would take longer. Gives one of the processes. */
async function fill(pool: pg.Pool, at: number): Promise<string> {
  const account = randomUUID()
  const data = JSON.stringify(DATA)
  let process = ''
  for (let made = 0; made < EVENTS; made += PROCESSES_AT_ONCE * EVENTS_OF_PROCESS) {
    const columns: [string[], number[], string[]] = [[], [], []]
    for (let count = 0; count < PROCESSES_AT_ONCE; count += 1) {
      process = randomUUID()
      let hash = CHAIN_START
      for (let version = 1; version <= EVENTS_OF_PROCESS; version += 1) {
        hash = chainHash(hash, {
          process,
          version,
          type: 'TaskReviewed',
          at,
          account,
          role: 'reviewer',
          data: DATA,
        })
        columns[0].push(process)
        columns[1].push(version)
        columns[2].push(hash)
      }
    }
    await pool.query(INSERT, [new Date(at), account, data, ...columns])
    console.error(`  … ${made + columns[0].length} events`)
  }
  await pool.query('VACUUM (ANALYZE) process_event')
  return process
}

setFlagsFromString('--expose-gc')
const collectGarbage: unknown = runInNewContext('gc')

/** What this program holds, buffers included. */
function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Milliseconds, and by how many bytes what this program holds grew at most. */
async function measured(
  work: () => Promise<unknown>,
): Promise<{ readonly ms: number; readonly bytes: number }> {
  if (typeof collectGarbage === 'function') collectGarbage()
  const before = heldBytes()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, heldBytes())
  }, SAMPLE_MS)
  const begin = performance.now()
  await work()
  const ms = performance.now() - begin
  clearInterval(timer)
  return { ms, bytes: Math.max(most, heldBytes()) - before }
}

/** The least that looking at every event can cost: all rows through the driver, once. */
async function readAll(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      'DECLARE bare NO SCROLL CURSOR FOR SELECT process_id, version, data, hash FROM process_event',
    )
    for (let read = 0; read < EVENTS; ) {
      const { rows } = await client.query(`FETCH ${FETCHED} FROM bare`)
      if (rows.length === 0) throw new Error(`${read} events of ${EVENTS}`)
      read += rows.length
    }
  } finally {
    client.release(true)
  }
}

export async function benchAudit(connection: DatabaseOptions['connection']): Promise<Figure[]> {
  const database = await openDatabase({ connection })
  if (!database.ok) throw new Error(database.message)
  const folder = await mkdtemp(join(tmpdir(), 'yijianshi-bench-key-'))
  const { pool } = database
  try {
    await migrate(pool, readMigrations(migrationsDirectory))
    const key = await openSigningKey(join(folder, 'key.pem'), 'Ed25519')
    const now = Date.now()
    const caseId = await fill(pool, now - DAY_MS)
    const seal = await measured(() => sealDays(pool, { key, now, settlingMs: 0 }))
    const check = await measured(async () => {
      const { events, findings, unsealed } = await verifyHistory(pool, { trusted: [], known: [] })
      if (events !== EVENTS || findings.length > 0 || unsealed > 0) throw new Error(JSON.stringify(findings))
    })
    const bare = await measured(() => readAll(pool))
    const proofs: number[] = []
    for (let turn = 0; turn < PROOFS; turn += 1) proofs.push((await measured(() => proofOf(pool, caseId))).ms)
    const mebibyte = 2 ** 20
    return [
      { name: 'every event read once (baseline)', value: bare.ms / 1000, unit: 's' },
      { name: 'root of a day of 1,000,000 events', value: seal.ms / 1000, unit: 's' },
      { name: '– against the baseline', value: seal.ms / bare.ms, unit: '×', atMost: 5 },
      { name: '– memory of the server that makes it', value: seal.bytes / mebibyte, unit: 'MB', atMost: 200 },
      { name: 'events checked', value: EVENTS / (check.ms / 1000), unit: '/s' },
      { name: '– against the baseline', value: check.ms / bare.ms, unit: '×', atMost: 10 },
      { name: '– memory of the check', value: check.bytes / mebibyte, unit: 'MB', atMost: 200 },
      { name: 'proof of a case of 8 events', value: median(proofs), unit: 'ms' },
    ]
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}
