import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { Engine } from './engine.ts'
import { Rebuild, type RebuildProgress } from './rebuild.ts'
import {
  createSmallViews,
  smallActor,
  smallKind,
  type Words,
  type WordsCommand,
  type WordsEvent,
  wordSource,
} from './small-kind.fixture.ts'

let database: TestDatabase
let engine: Engine<Words, WordsCommand, WordsEvent>

beforeEach(async () => {
  database = await createTestDatabase()
  await createSmallViews(database.pool)
  engine = new Engine(database.pool, smallKind, Date.now)
})
afterEach(() => database.close())

function give(process: string, command: WordsCommand) {
  return engine.execute({ process, commandId: randomUUID(), actor: smallActor, command })
}

function rebuild(
  signal = new AbortController().signal,
  onProgress: (told: RebuildProgress) => void = () => {},
) {
  const { pool } = database
  return new Rebuild({ pool, kind: smallKind, sources: [wordSource], signal, onProgress }).run()
}

async function tableText(): Promise<string> {
  const found = await database.pool.query<{ text: string }>(
    `SELECT coalesce(string_agg(word_view::text, E'\\n' ORDER BY process_id, word), '') AS text FROM word_view`,
  )
  return found.rows[0]?.text ?? ''
}

const word = fc.constantFrom('a', 'b', 'c', '中文', 'it\'s (odd),"')
const command: fc.Arbitrary<WordsCommand> = fc.oneof(
  { weight: 5, arbitrary: word.map(said => ({ type: 'say' as const, word: said })) },
  { weight: 3, arbitrary: word.map(said => ({ type: 'unsay' as const, word: said })) },
  { weight: 1, arbitrary: fc.constant({ type: 'close' as const }) },
)

/** Rows changed, lost, invented, also for a process that never was. */
const DAMAGE = [
  `UPDATE word_view SET times = times + 1 WHERE word = 'a'`,
  `DELETE FROM word_view WHERE word = 'b'`,
  `INSERT INTO word_view SELECT process_id, 'never said', 1, false FROM word_view WHERE word = 'c'`,
  `INSERT INTO word_view VALUES (gen_random_uuid(), 'nobody', 1, true)`,
  'TRUNCATE word_view',
]

test('after a random history the tables are as they were, to the bit, whatever was done to them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(command, { maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.subarray(DAMAGE, { minLength: 1 }),
      async (histories, damage) => {
        for (const history of histories) {
          const process = randomUUID()
          for (const given of history) await give(process, given)
        }
        const before = await tableText()
        for (const sql of damage) await database.pool.query(sql)
        expect((await rebuild()).end).toBe('finished')
        expect(await tableText()).toBe(before)
        expect(await rebuild()).toMatchObject({ end: 'finished', changed: 0 })
      },
    ),
    { numRuns: 15 },
  )
})

test('commands that come while it goes on are all in the rebuilt tables', async () => {
  const processes = Array.from({ length: 1200 }, () => randomUUID())
  for (const process of processes) await give(process, { type: 'say', word: 'a' })
  let running = true
  let given = 0
  const load = Array.from({ length: 8 }, async (_, lane) => {
    for (let step = lane; running; step += 8) {
      const process = processes[(step * 7919) % processes.length] ?? ''
      const words: WordsCommand = { type: step % 3 === 0 ? 'unsay' : 'say', word: String(step % 5) }
      expect((await give(process, words)).ok).toBe(true)
      given += 1
    }
  })
  const others = new Engine(database.pool, smallKind, Date.now)
  for (let round = 0; round < 3; round += 1) {
    // What commands are writing to just then disappears under them.
    await database.pool.query('TRUNCATE word_view')
    const outcome = await rebuild()
    expect(outcome).toMatchObject({ end: 'finished', processes: 1200 })
  }
  running = false
  await Promise.all(load)
  expect(given).toBeGreaterThan(100)
  const truth: string[] = []
  for (const process of processes.toSorted()) {
    const standing = await others.load(process)
    const rows = standing === undefined ? [] : wordSource.rowsOf(process, standing.state)
    truth.push(...rows.map(row => JSON.stringify(row)))
  }
  const found = await database.pool.query(
    'SELECT process_id, word, times, closed FROM word_view ORDER BY process_id',
  )
  expect(found.rows.map(row => JSON.stringify(row)).toSorted()).toEqual(truth.toSorted())
})

test('it stops when told to, and goes on there; a finished one begins anew', async () => {
  for (let count = 0; count < 1100; count += 1) await give(randomUUID(), { type: 'say', word: 'a' })
  const before = await tableText()
  await database.pool.query('DELETE FROM word_view')
  const stopping = new AbortController()
  const first = await rebuild(stopping.signal, () => stopping.abort())
  expect(first).toEqual({ end: 'stopped', processes: 500, changed: 500, resumed: false })
  expect(await tableText()).not.toBe(before)
  expect(await rebuild()).toEqual({ end: 'finished', processes: 1100, changed: 1100, resumed: true })
  expect(await tableText()).toBe(before)
  expect(await rebuild()).toEqual({ end: 'finished', processes: 1100, changed: 0, resumed: false })
})

test('two rebuilds of one kind do not run at the same time', async () => {
  for (let count = 0; count < 600; count += 1) await give(randomUUID(), { type: 'say', word: 'a' })
  const ends = await Promise.all([rebuild(), rebuild()])
  expect(ends.map(({ end }) => end).toSorted()).toEqual(['busy', 'finished'])
})
