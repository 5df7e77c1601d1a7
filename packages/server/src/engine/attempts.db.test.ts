import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { ATTEMPTS_PER_HOUR, readAttempts } from './attempts.ts'
import { Engine } from './engine.ts'
import {
  createSmallViews,
  smallActor,
  smallKind,
  type Words,
  type WordsCommand,
  type WordsEvent,
} from './small-kind.fixture.ts'

const hourMs = 3_600_000

let database: TestDatabase
let engine: Engine<Words, WordsCommand, WordsEvent>
let now: number

beforeEach(async () => {
  now = Date.UTC(2026, 10, 21, 3)
  database = await createTestDatabase()
  await createSmallViews(database.pool)
  engine = new Engine(database.pool, smallKind, () => now)
})
afterEach(() => database.close())

function give(process: string, command: WordsCommand, commandId = randomUUID(), actor: Actor = smallActor) {
  return engine.execute({ process, commandId, actor, command })
}

function attemptsOn(process: string, limit = 1000) {
  return readAttempts(database.pool, process, undefined, limit)
}

test('what the law refuses is written before the refusal is told, and changes nothing else', async () => {
  const [process, commandId] = [randomUUID(), randomUUID()]
  await give(process, { type: 'say', word: 'a' })
  const refused = await give(process, { type: 'forbidden' }, commandId)
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'access/separation' } })
  expect(await attemptsOn(process)).toEqual([
    {
      ...{ commandId, at: new Date(now), by: '', role: 'clerk', commandType: 'forbidden' },
      ...{ code: 'access/separation', refusal: { code: 'access/separation', params: {} } },
      article: '受办分离',
    },
  ])
  expect(await engine.history(process)).toHaveLength(1)
})

test('a command that is sent again is one attempt; what is done is none', async () => {
  const [process, commandId] = [randomUUID(), randomUUID()]
  await give(process, { type: 'close' })
  for (let time = 0; time < 3; time += 1) {
    const refused = await give(process, { type: 'say', word: 'a' }, commandId)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'case/stage' } })
  }
  expect(await attemptsOn(process)).toHaveLength(1)
})

test('nobody can fill the table: beyond a number in an hour it is refused and not written', async () => {
  const process = randomUUID()
  for (let count = 0; count < ATTEMPTS_PER_HOUR + 5; count += 1) await give(process, { type: 'forbidden' })
  expect(await attemptsOn(process)).toHaveLength(ATTEMPTS_PER_HOUR)
  const other: Actor = { ...smallActor, account: randomUUID() }
  await give(process, { type: 'forbidden' }, randomUUID(), other)
  expect(await attemptsOn(process)).toHaveLength(ATTEMPTS_PER_HOUR + 1)
  now += hourMs + 1
  await give(process, { type: 'forbidden' })
  expect(await attemptsOn(process)).toHaveLength(ATTEMPTS_PER_HOUR + 2)
})

test('the clock makes no attempts', async () => {
  const process = randomUUID()
  await give(process, { type: 'forbidden' }, randomUUID(), { role: 'system', account: randomUUID() })
  expect(await attemptsOn(process)).toEqual([])
})
