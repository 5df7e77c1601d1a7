/** What is said in events: sealed in the store whatever the event, and read by whoever reads the process. */
import { randomUUID } from 'node:crypto'
import { SYSTEM } from '@yijianshi/core/access'
import { CASE_WORDS } from '@yijianshi/core/case'
import { LICENCE_WORDS } from '@yijianshi/core/licence'
import { BROKEN_WORDS, ERASED_WORDS, type WordPath, type WordPaths } from '@yijianshi/core/process/words'
import { SUPERVISION_WORDS } from '@yijianshi/core/supervision'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { tamper } from '../audit/test-history.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { type KeyRing, recordKeyId } from '../personal-data/key-ring.ts'
import { openOwnKeys } from '../personal-data/test-keys.ts'
import { Engine } from './engine.ts'
import { readHorizon, readOutbox } from './outbox.ts'
import type { ProcessKind } from './process-kind.ts'
import { readEventsOf } from './rebuild-events.ts'

const MARK = '身份证号 110105199003079919 与执照不符'

type Said = { readonly type: string } & Readonly<Record<string, unknown>>
const said: z.ZodType<Said> = z.looseObject({ type: z.string() })

/** Every event that has words, with nothing but those. */
function withMark([step, ...rest]: WordPath): unknown {
  if (step === undefined) return MARK
  return step === '*' ? [withMark(rest)] : { [step]: withMark(rest) }
}
const facts = z.record(z.string(), z.unknown())
const eventsOf = (table: WordPaths): Said[] =>
  [...table].map(([type, paths]) => ({
    ...Object.fromEntries(paths.flatMap(path => Object.entries(facts.parse(withMark(path))))),
    type,
  }))

/** Says what it is told to, as the events of that kind are stored. */
function sayingKind(
  name: string,
  paths: WordPaths,
  record: string | undefined,
): ProcessKind<Said[], Said, Said> {
  return {
    name,
    decide: (_, event) => ({ ok: true, events: [event] }),
    evolve: (state, { event }) => [...(state ?? []), event],
    parseEvent: (type, data) => said.parse({ ...facts.parse(data), type }),
    viewFunction: 'write_no_views',
    viewChange: () => null,
    words: { paths, recordOf: id => record ?? id },
  }
}

let database: TestDatabase
let keys: KeyRing
beforeAll(async () => {
  database = await createTestDatabase()
  keys = await openOwnKeys(database.pool)
  await database.pool.query('CREATE FUNCTION write_no_views(jsonb) RETURNS void LANGUAGE sql AS $$ SELECT $$')
})
afterAll(() => database.close())

const caseId = randomUUID()
const kinds = [
  ['case', CASE_WORDS, caseId],
  ['licence', LICENCE_WORDS, randomUUID()],
  ['supervision-order', SUPERVISION_WORDS, randomUUID()],
] as const

async function dump(): Promise<string> {
  const { pool } = database
  const tables = await pool.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ text: string }>(`SELECT whole::text AS text FROM ${name} AS whole`)
    texts.push(...rows.map(({ text }) => text))
  }
  return texts.join('\n')
}

test.each(kinds)(
  'the words of every event of a %s are in no table, and read back',
  async (name, table, id) => {
    const kind = sayingKind(name, table, caseId)
    const engine = new Engine(database.pool, kind, Date.now, keys)
    const before = (await readHorizon(database.pool)) - 1
    const events = eventsOf(table)
    expect(events.length).toBeGreaterThan(3)
    for (const command of events) {
      const done = await engine.execute({ process: id, commandId: randomUUID(), actor: SYSTEM, command })
      if (!done.ok) throw new Error(done.refusal.code)
      expect(done.state.at(-1)).toEqual(command)
    }
    expect(await dump()).not.toMatch(/110105199003079919|执照|5LiO5omn54Wn/)
    const history = await engine.history(id)
    expect(history.map(({ event }) => event)).toEqual(events)
    expect(engine.isIntact(id, history)).toBe(true)
    await expect.poll(async () => await readHorizon(database.pool)).toBeGreaterThan(before)
    const own = async () =>
      ((await readOutbox(database.pool, keys, 0, 1_000))?.events ?? []).filter(
        ({ subject }) => subject === id,
      )
    await expect.poll(async () => (await own()).length).toBe(events.length)
    expect((await own()).map(({ data }) => data)).toEqual(events.map(({ type: _, ...data }) => data))
  },
)

test('a rebuild of views opens none of them', async () => {
  const client = await database.pool.connect()
  try {
    const states = await readEventsOf(client, sayingKind('case', CASE_WORDS, undefined), [caseId])
    expect(JSON.stringify(states.get(caseId))).toContain(ERASED_WORDS)
    expect(JSON.stringify(states.get(caseId))).not.toContain(MARK)
  } finally {
    client.release()
  }
})

test('words that were moved to another event do not open, and hold up nothing', async () => {
  const id = randomUUID()
  const engine = new Engine(database.pool, sayingKind('case', CASE_WORDS, undefined), Date.now, keys)
  for (const reason of ['one', 'two'])
    await engine.execute({
      ...{ process: id, commandId: randomUUID(), actor: SYSTEM },
      command: { type: 'CaseWithdrawn', reason },
    })
  await tamper(database.pool, [
    `UPDATE process_event SET data = (SELECT data FROM process_event WHERE process_id = $1 AND version = 1)
     WHERE process_id = $1 AND version = 2`,
    [id],
  ])
  const history = await engine.history(id)
  expect(history.map(({ event }) => event.reason)).toEqual(['one', BROKEN_WORDS])
  expect(engine.isIntact(id, history)).toBe(false)
  const told = async () => (await readOutbox(database.pool, keys, 0, 1_000))?.events ?? []
  await expect.poll(async () => JSON.stringify(await told())).toContain(BROKEN_WORDS)
  await tamper(database.pool, [
    `UPDATE process_event SET data = data || '{"sealedWords": 1}' WHERE process_id = $1 AND version = 1`,
    [id],
  ])
  expect((await engine.history(id)).map(({ event }) => event.reason)).toEqual([BROKEN_WORDS, BROKEN_WORDS])
})

test('words of before they were sealed are read as they stand, beside those that are', async () => {
  const id = randomUUID()
  const kind = sayingKind('case', CASE_WORDS, undefined)
  const { words: _, ...earlier } = kind
  for (const [each, reason] of [
    [earlier, 'before'],
    [kind, 'since'],
  ] as const) {
    const engine = new Engine(database.pool, each, Date.now, keys)
    await engine.execute({
      ...{ process: id, commandId: randomUUID(), actor: SYSTEM },
      command: { type: 'CaseWithdrawn', reason },
    })
  }
  const engine = new Engine(database.pool, kind, Date.now, keys)
  const history = await engine.history(id)
  expect(history.map(({ event }) => event.reason)).toEqual(['before', 'since'])
  expect(engine.isIntact(id, history)).toBe(true)
})

test('once their key is destroyed each says so, and the chain still holds', async () => {
  await database.pool.query(
    `UPDATE data_key SET wrapped = NULL, destroyed_at = now(), destroyed_by = 'record' WHERE record_of = $1`,
    [caseId],
  )
  keys.forget(recordKeyId(caseId))
  for (const [name, table, id] of kinds) {
    const engine = new Engine(database.pool, sayingKind(name, table, caseId), Date.now, keys)
    const history = await engine.history(id)
    const erased: unknown = JSON.parse(JSON.stringify(eventsOf(table)).replaceAll(MARK, ERASED_WORDS))
    expect(history.map(({ event }) => event)).toEqual(erased)
    expect(engine.isIntact(id, history)).toBe(true)
  }
})

test('an engine without keys does not begin where there are words', () => {
  expect(() => new Engine(database.pool, sayingKind('case', CASE_WORDS, undefined), Date.now)).toThrow('keys')
})
