/** Somebody who may do anything in the database changes it; every test says what the check then names. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { CHAIN_START, chainHash } from '../engine/hash-chain.ts'
import type { Finding } from './finding.ts'
import { sealDays } from './seal.ts'
import { openSigningKey, type SigningKey } from './signing-key.ts'
import { stampRoots } from './stamp.ts'
import { startTestAuthority, type TestAuthority } from './test-authority.ts'
import { createNoteEngine, type NoteEngine, note, tamper } from './test-history.ts'
import { readCertificates } from './time-stamp.ts'
import { keepTips } from './tips.ts'
import { type VerifyOptions, verifyHistory } from './verify.ts'

let folder: string
let key: SigningKey
let authority: TestAuthority
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-verify-'))
  key = await openSigningKey(join(folder, 'key.pem'), 'Ed25519')
  authority = await startTestAuthority()
})
afterAll(async () => {
  await authority.close()
  await rm(folder, { recursive: true, force: true })
})

const at = (text: string) => Date.parse(`${text}+08:00`)
const one = '10000000-0000-4000-8000-000000000001'
const two = '20000000-0000-4000-8000-000000000002'
const plain: VerifyOptions = { trusted: [], known: [] }

let database: TestDatabase
let engine: NoteEngine
/** Two processes over two days that have their roots, and one event of today. */
beforeEach(async () => {
  database = await createTestDatabase()
  engine = await createNoteEngine(database.pool)
  await note(engine, one, ['a', 'b', 'c'], at('2026-11-19T09:00'))
  await note(engine, two, ['p', 'q'], at('2026-11-19T10:00'))
  await sealDays(database.pool, { key, now: at('2026-11-20T08:00'), settlingMs: 0 })
  await note(engine, one, ['d', 'e'], at('2026-11-20T09:00'))
  await sealDays(database.pool, { key, now: at('2026-11-21T08:00'), settlingMs: 0 })
  await note(engine, two, ['r'], at('2026-11-21T09:00'))
  return () => database.close()
})

const verify = (options: Partial<VerifyOptions> = {}) =>
  verifyHistory(database.pool, { ...plain, ...options })

function named(finding: Finding): string {
  if ('version' in finding) return `${finding.code} ${finding.process.slice(0, 1)}/${finding.version}`
  return `${finding.code} ${finding.day.slice(8)}${finding.leaves ? ` ${finding.leaves.join('–')}` : ''}`
}
const found = async (options: Partial<VerifyOptions> = {}) => (await verify(options)).findings.map(named)
const change = (sql: string, ...values: unknown[]) => tamper(database.pool, [sql, values])

test('an untouched history is found to be so', async () => {
  expect(await verify()).toEqual({
    complete: true,
    events: 8,
    processes: 2,
    days: 2,
    lastDay: '2026-11-20',
    unsealed: 1,
    later: [],
    findings: [],
  })
})

test('an untouched history is found to be so while servers write', async () => {
  const texts = Array.from({ length: 40 }, (_, index) => `${index}`)
  const writing = note(engine, one, texts, at('2026-11-21T10:00'))
  for (let round = 0; round < 5; round += 1) expect(await found()).toEqual([])
  await writing
})

test('a change of the key, to one for SM2 too, breaks nothing', async () => {
  const other = await openSigningKey(join(folder, 'sm2.pem'), 'SM2')
  await sealDays(database.pool, { key: other, now: at('2026-11-22T08:00'), settlingMs: 0 })
  expect(await verify()).toMatchObject({ days: 3, unsealed: 0, findings: [] })
  await change(`UPDATE audit_root SET root = decode(repeat('ab', 32), 'hex') WHERE day = '2026-11-21'`)
  expect(await found()).toEqual(['root-unsigned 21', 'root-changed 21'])
})

describe('a database that was put back to a moment before', () => {
  type Copy = { readonly day: string; readonly root: string; readonly publishedAt: number }
  let copies: Copy[]
  /** Two more days with their roots, of which copies are kept; then all as it was before them. */
  beforeEach(async () => {
    const { pool } = database
    await note(engine, two, ['s'], at('2026-11-21T15:00'))
    await sealDays(pool, { key, now: at('2026-11-22T08:00'), settlingMs: 0 })
    await note(engine, one, ['f'], at('2026-11-22T09:00'))
    await sealDays(pool, { key, now: at('2026-11-23T08:00'), settlingMs: 0 })
    const kept = await pool.query<{ day: string; root: string; published_at: Date }>(
      `SELECT day, encode(root, 'hex') AS root, published_at FROM audit_root ORDER BY day`,
    )
    copies = kept.rows.map(row => ({ ...row, publishedAt: row.published_at.getTime() }))
    await tamper(
      pool,
      [`DELETE FROM process_event WHERE happened_at > $1`, [new Date(at('2026-11-21T12:00'))]],
      [`DELETE FROM audit_part WHERE day > '2026-11-20'`, []],
      [`DELETE FROM audit_root WHERE day > '2026-11-20'`, []],
    )
  })

  test('is intact, and the roots that were published since are unknown to it, not gone', async () => {
    const known = copies
    expect(await verify({ known })).toMatchObject({
      lastDay: '2026-11-20',
      unsealed: 1,
      later: ['2026-11-21', '2026-11-22'],
      findings: [],
    })
    const bare = copies.map(({ day, root }) => ({ day, root }))
    expect(await verify({ known: bare })).toMatchObject({ later: ['2026-11-21', '2026-11-22'], findings: [] })
    const other = copies.map(copy => (copy.day === '2026-11-19' ? { ...copy, root: 'ab'.repeat(32) } : copy))
    expect(await found({ known: other })).toEqual(['root-replaced 19'])
  })

  test('goes on by its own roots, which are sound; that others were published for those days is told', async () => {
    const again = await createNoteEngine(database.pool)
    await note(again, one, ['other'], at('2026-11-23T10:00'))
    // It went on after these roots were published, and does not have them.
    expect(await found({ known: copies })).toEqual(['root-replaced 21', 'root-replaced 22'])
    await sealDays(database.pool, { key, now: at('2026-11-24T08:00'), settlingMs: 0 })
    expect(await verify()).toMatchObject({ lastDay: '2026-11-23', unsealed: 0, later: [], findings: [] })
    expect(await found({ known: copies })).toEqual(['root-replaced 21', 'root-replaced 22'])
    const own = await database.pool.query<{ day: string; root: string }>(
      `SELECT day, encode(root, 'hex') AS root FROM audit_root`,
    )
    expect(await found({ known: [...copies.slice(0, 2), ...own.rows] })).toEqual([])
  })

  test('is not what somebody has who deleted roots, and the events go on', async () => {
    await note(await createNoteEngine(database.pool), two, ['later'], at('2026-11-22T12:00'))
    expect(await verify({ known: copies })).toMatchObject({
      later: ['2026-11-22'],
      findings: [{ code: 'root-replaced', day: '2026-11-21' }],
    })
  })
})

describe('the first event is named that was', () => {
  test('changed', async () => {
    await change(`UPDATE process_event SET data = '{"text": "x"}' WHERE process_id = $1 AND version = 2`, one)
    expect(await found()).toEqual(['event-changed 1/2'])
  })

  test('changed by less than a millisecond, or in who did it', async () => {
    await change(
      `UPDATE process_event SET happened_at = happened_at + interval '1 microsecond'
       WHERE process_id = $1 AND version = 1`,
      two,
    )
    await change(`UPDATE process_event SET role = 'clerk' WHERE process_id = $1 AND version = 3`, one)
    expect(await found()).toEqual(['event-changed 1/3', 'event-changed 2/1'])
  })

  test('removed, also where the later ones were moved up', async () => {
    await change('DELETE FROM process_event WHERE process_id = $1 AND version = 2', one)
    expect((await found())[0]).toBe('event-removed 1/2')
    for (const version of [3, 4, 5]) {
      await change(
        'UPDATE process_event SET version = version - 1 WHERE process_id = $1 AND version = $2',
        one,
        version,
      )
    }
    expect((await found())[0]).toBe('event-removed 1/2')
  })

  test('removed at the end', async () => {
    await change('DELETE FROM process_event WHERE process_id = $1 AND version = 5', one)
    expect((await found())[0]).toBe('event-removed 1/5')
  })

  test('removed with its whole process', async () => {
    await change('DELETE FROM process_event WHERE process_id = $1', two)
    expect((await found())[0]).toBe('event-removed 2/1')
  })

  test('removed with its whole process before its day had a root, where a list still knows it', async () => {
    await database.pool.query(
      `INSERT INTO catalogue_change_view SELECT row.* FROM jsonb_populate_record(NULL::catalogue_change_view, $1) AS row`,
      [
        {
          change_id: '30000000-0000-4000-8000-000000000003',
          title: 'x',
          stage: 'draft',
          base: 'v',
          authors: [],
          revision: 1,
          files_changed: 0,
          begun_at: new Date(),
          changed_at: new Date(),
        },
      ],
    )
    expect(await found()).toEqual(['event-removed 3/1'])
  })

  test('inserted', async () => {
    for (const version of [5, 4, 3]) {
      await change(
        'UPDATE process_event SET version = version + 1 WHERE process_id = $1 AND version = $2',
        one,
        version,
      )
    }
    await change(
      `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
       SELECT process_id, 3, kind, type, happened_at, account_id, role, data, hash FROM process_event
       WHERE process_id = $1 AND version = 2`,
      one,
    )
    expect((await found())[0]).toBe('event-inserted 1/3')
  })

  test('reordered', async () => {
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ]) {
      await change(
        'UPDATE process_event SET version = $3 WHERE process_id = $1 AND version = $2',
        one,
        from,
        to,
      )
    }
    expect((await found())[0]).toBe('event-reordered 1/2')
  })

  test('written anew with hashes that fit', async () => {
    let previous = CHAIN_START
    for (const version of [1, 2]) {
      const row = await database.pool.query<{ at: Date; account_id: string; role: string }>(
        'SELECT happened_at AS at, account_id, role FROM process_event WHERE process_id = $1 AND version = $2',
        [two, version],
      )
      const {
        at: time,
        account_id: account,
        role,
      } = row.rows[0] ?? { at: new Date(), account_id: '', role: '' }
      const data = { text: `forged ${version}` }
      previous = chainHash(previous, {
        process: two,
        version,
        type: 'Noted',
        at: time.getTime(),
        account,
        role,
        data,
      })
      await change(
        `UPDATE process_event SET data = $3, hash = decode($4, 'hex') WHERE process_id = $1 AND version = $2`,
        two,
        version,
        data,
        previous,
      )
    }
    await change('DELETE FROM process_event WHERE process_id = $1 AND version = 3', two)
    expect(await found()).toEqual(['event-rewritten 2/1', 'root-changed 19 0–4'])
  })
})

describe('before the day has its root, the first event is named that was', () => {
  const three = '30000000-0000-4000-8000-000000000003'
  const tips = async () => {
    const kept = await database.pool.query<{ tip: string }>(
      `SELECT left(process_id::text, 1) || '/' || version AS tip FROM audit_tip ORDER BY process_id`,
    )
    return kept.rows.map(({ tip }) => tip)
  }
  /** What another database of the cluster has under way holds the horizon back. */
  const allKept = () =>
    expect
      .poll(
        async () => {
          await keepTips(database.pool)
          const kept = await database.pool.query<{ all: boolean }>(
            `SELECT (SELECT transaction_id FROM audit_tip_place) >= max(transaction_id) AS all FROM process_event`,
          )
          return kept.rows[0]?.all
        },
        { timeout: 60_000 },
      )
      .toBe(true)
  const endOfDay = () => sealDays(database.pool, { key, now: at('2026-11-22T08:00'), settlingMs: 0 })

  beforeEach(async () => {
    await allKept()
    await note(engine, one, ['f', 'g'], at('2026-11-21T10:00'))
    await allKept()
  })

  test('none, where nothing was touched; what has its root needs no tip', async () => {
    expect(await tips()).toEqual(['1/7', '2/3'])
    expect(await found()).toEqual([])
    await endOfDay()
    expect(await tips()).toEqual([])
    expect(await verify()).toMatchObject({ unsealed: 0, findings: [] })
  })

  test('removed at the end, also once the root was made without it', async () => {
    await change('DELETE FROM process_event WHERE process_id = $1 AND version >= 6', one)
    expect(await found()).toEqual(['event-removed 1/6'])
    await allKept()
    await endOfDay()
    expect(await found()).toEqual(['event-removed 1/6'])
  })

  test('put in the place of one that was removed, also once it went on from there', async () => {
    await change('DELETE FROM process_event WHERE process_id = $1 AND version = 3', two)
    const again = await createNoteEngine(database.pool)
    await note(again, two, ['other'], at('2026-11-21T11:00'))
    expect(await found()).toEqual(['event-rewritten 2/3'])
    await note(again, two, ['more'], at('2026-11-21T11:00'))
    await allKept()
    expect(await found()).toEqual(['event-rewritten 2/3'])
    await endOfDay()
    expect(await found()).toEqual(['event-rewritten 2/3'])
  })

  test('removed with its whole process, which no list knows', async () => {
    await note(engine, three, ['x'], at('2026-11-21T12:00'))
    await allKept()
    await change('DELETE FROM process_event WHERE process_id = $1', three)
    expect(await found()).toEqual(['event-removed 3/1'])
  })

  test('none, where the tip was made to fit as well: only the root is out of reach', async () => {
    await tamper(
      database.pool,
      ['DELETE FROM process_event WHERE process_id = $1 AND version = 7', [one]],
      [
        `UPDATE audit_tip SET (version, head) =
           (SELECT version, hash FROM process_event WHERE process_id = $1 AND version = 6) WHERE process_id = $1`,
        [one],
      ],
    )
    expect(await found()).toEqual([])
  })

  test('kept by several servers at once, a little at a time', async () => {
    for (const text of ['h', 'i', 'j']) await note(engine, three, [text], at('2026-11-21T12:00'))
    await note(engine, two, ['s'], at('2026-11-21T12:00'))
    const little = () => database.pool.query<{ more: boolean }>('SELECT keep_tips(1) AS more')
    const afterMore = async () => {
      await Promise.all([little(), little()])
      return await tips()
    }
    await expect.poll(afterMore, { timeout: 60_000 }).toEqual(['1/7', '2/4', '3/3'])
    expect(await found()).toEqual([])
  })
})

describe('of the roots is named', () => {
  test('one that was changed, or the kind of a process', async () => {
    await change(`UPDATE process_event SET kind = 'other' WHERE process_id = $1`, two)
    expect(await found()).toEqual(['root-changed 19 0–4'])
    await change(`UPDATE audit_root SET event_count = 4 WHERE day = '2026-11-19'`)
    expect(await found()).toEqual(['root-unsigned 19', 'root-changed 19 0–4', 'root-unlinked 20'])
  })

  test('one that no key has signed, or a key that is another', async () => {
    await change(`UPDATE audit_root SET signature = decode(repeat('ab', 64), 'hex') WHERE day = '2026-11-20'`)
    expect(await found()).toEqual(['root-unsigned 20'])
    await change(`UPDATE audit_key SET public_key = public_key || '\\x00'`)
    expect(await found()).toEqual(['root-unsigned 19', 'root-unsigned 20'])
  })

  test('one that is gone', async () => {
    await sealDays(database.pool, { key, now: at('2026-11-22T08:00'), settlingMs: 0 })
    await change(`DELETE FROM audit_root WHERE day = '2026-11-20'`)
    const findings = await found()
    expect(findings).toContain('root-missing 20')
  })

  test('one that a copy kept elsewhere contradicts, also when all after it were made anew', async () => {
    const { pool } = database
    const kept = await pool.query<{ day: string; root: string }>(
      `SELECT day, encode(root, 'hex') AS root FROM audit_root`,
    )
    expect(await found({ known: kept.rows })).toEqual([])
    await tamper(
      pool,
      ['DELETE FROM process_event WHERE process_id = $1', [two]],
      ['DELETE FROM audit_part', []],
      ['DELETE FROM audit_root', []],
    )
    await sealDays(pool, { key, now: at('2026-11-20T08:00'), settlingMs: 0 })
    await sealDays(pool, { key, now: at('2026-11-21T08:00'), settlingMs: 0 })
    expect(await found()).toEqual([])
    expect(await found({ known: kept.rows })).toEqual(['root-replaced 19'])
  })

  test('what was taken from under it', async () => {
    await change('UPDATE audit_part SET first_version = 2 WHERE process_id = $1 AND first_version = 1', one)
    expect(await found()).toEqual(['root-changed 19 0–4', 'root-parts 19'])
  })
})

describe('time-stamps', () => {
  const believed = () => ({ url: authority.url, trusted: readCertificates(authority.root) })
  const stamp = (now: string) => {
    const faults: unknown[] = []
    return stampRoots(database.pool, believed(), at(now), fault => faults.push(fault)).then(days => ({
      days,
      faults: faults.length,
    }))
  }

  test('come to every root, from one server only, and are checked', async () => {
    const before = authority.requests()
    const stamped = await Promise.all([stamp('2026-11-21T09:00'), stamp('2026-11-21T09:00')])
    expect(stamped.flatMap(({ days }) => days).toSorted()).toEqual(['2026-11-19', '2026-11-20'])
    expect(authority.requests() - before).toBe(2)
    const { trusted } = believed()
    expect(await found({ trusted })).toEqual([])
    await tamper(database.pool, [
      `UPDATE audit_root SET token = (SELECT token FROM audit_root WHERE day = '2026-11-19') WHERE day = '2026-11-20'`,
      [],
    ])
    expect(await found({ trusted })).toEqual(['root-stamp 20'])
  })

  test('that do not come hold nothing up, and are asked for again, less and less often', async () => {
    authority.behave('with-an-error')
    expect(await stamp('2026-11-21T09:00:00')).toEqual({ days: [], faults: 2 })
    expect(await stamp('2026-11-21T09:00:30')).toEqual({ days: [], faults: 0 })
    expect(await stamp('2026-11-21T09:01:00')).toEqual({ days: [], faults: 2 })
    expect(await stamp('2026-11-21T09:02:30')).toEqual({ days: [], faults: 0 })
    expect(await found()).toEqual([])
    expect(await sealDays(database.pool, { key, now: at('2026-11-22T08:00'), settlingMs: 0 })).toHaveLength(1)
    authority.behave('well')
    expect((await stamp('2026-11-22T09:00')).days).toHaveLength(3)
  })
})

test('a check that is stopped says so, and says nothing of the rest', async () => {
  const stopping = new AbortController()
  stopping.abort()
  await change('DELETE FROM process_event WHERE process_id = $1', two)
  expect(await verify({ signal: stopping.signal })).toMatchObject({ complete: false, findings: [] })
})
