import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { CaseCommand, CaseState } from '@yijianshi/core/case'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CaseEngine, createCaseEngine } from '../case/case-kind.ts'
import { caseRows } from '../case/view.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import type { KeyRing } from '../personal-data/key-ring.ts'
import { openOwnKeys } from '../personal-data/test-keys.ts'

const PERSON = randomUUID()
const APPLICANT: Actor = { role: 'applicant', account: randomUUID(), person: PERSON }
const CLERK: Actor = { role: 'clerk', account: randomUUID(), site: 'hall', window: 'w1' }

function reviewer(item: string): Actor {
  return { role: 'reviewer', account: randomUUID(), authority: `authority-${item}`, items: 'all' }
}

const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f']

let serial = 0

function submission(): Extract<CaseCommand, { type: 'submit' }> {
  serial += 1
  return {
    type: 'submit',
    number: `TEST-${serial}-${randomUUID()}`,
    matter: 'open-tea-house',
    catalogueVersion: 'v1',
    planHash: 'p1',
    situation: 's1',
    answers: 'c2VhbGVk',
    applicant: PERSON,
    channel: 'online',
    site: 'hall',
    delivery: 'window',
    formHash: 'f1',
    fields: ['name'],
    checklist: ['lease'],
    materials: [
      {
        material: 'lease',
        files: [{ file: randomUUID(), sha256: '00', bytes: 3, mediaType: 'application/pdf' }],
      },
    ],
    tasks: ITEMS.map((item, index) => ({
      item,
      authority: `authority-${item}`,
      dependsOn: index === 0 ? [] : ['a'],
      promisedDays: 3,
      licences: [`licence-${item}`],
      reviewPoints: ['point'],
    })),
  }
}

let database: TestDatabase
let engine: CaseEngine
let keys: KeyRing

beforeAll(async () => {
  database = await createTestDatabase()
  keys = await openOwnKeys(database.pool)
  engine = newEngine()
})

afterAll(() => database.close())

function newEngine(): CaseEngine {
  return createCaseEngine(database.pool, { authorities: () => new Set(), now: () => Date.now(), keys })
}

function send(
  process: string,
  actor: Actor,
  command: CaseCommand,
  by = engine,
  commandId: string = randomUUID(),
) {
  return by.execute({ process, commandId, actor, command })
}

async function accepted(by = engine): Promise<string> {
  const process = randomUUID()
  await send(process, APPLICANT, submission(), by)
  await send(process, CLERK, { type: 'accept', checked: ['lease'] }, by)
  return process
}

async function grantAndIssue(process: string, item: string, by = engine) {
  const actor = reviewer(item)
  await send(process, actor, { type: 'review-task', item, findings: [{ point: 'point', met: true }] }, by)
  await send(process, actor, { type: 'decide-task', item, outcome: 'grant' }, by)
  return send(
    process,
    actor,
    { type: 'issue-result', item, results: [{ licence: `licence-${item}`, number: `N-${item}` }] },
    by,
  )
}

async function countEvents(process: string): Promise<number> {
  const found = await database.pool.query<{ count: number }>(
    'SELECT count(*) AS count FROM process_event WHERE process_id = $1',
    [process],
  )
  return found.rows[0]?.count ?? 0
}

describe('a command', () => {
  test('sent many times is done once', async () => {
    const process = randomUUID()
    const commandId = randomUUID()
    const command = submission()
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => send(process, APPLICANT, command, engine, commandId)),
    )
    expect(outcomes.filter(outcome => outcome.ok && !outcome.repeated)).toHaveLength(1)
    expect(outcomes.every(outcome => outcome.ok)).toBe(true)
    expect(await countEvents(process)).toBe(1)
  })

  test('sent again to another server is known there', async () => {
    const process = await accepted()
    const commandId = randomUUID()
    const command: CaseCommand = { type: 'review-task', item: 'a', findings: [{ point: 'point', met: true }] }
    const actor = reviewer('a')
    await send(process, actor, command, engine, commandId)
    const again = await send(process, actor, command, newEngine(), commandId)
    expect(again).toMatchObject({ ok: true, repeated: true })
  })

  test('that began a case is known to another server, and begins none there', async () => {
    const process = randomUUID()
    const commandId = randomUUID()
    const command = submission()
    await send(process, APPLICANT, command, engine, commandId)
    const again = await send(process, APPLICANT, command, newEngine(), commandId)
    expect(again).toMatchObject({ ok: true, repeated: true })
    const other = await send(process, APPLICANT, submission(), newEngine())
    expect(other).toMatchObject({ ok: false, refusal: { code: 'case/exists' } })
    expect(await countEvents(process)).toBe(1)
  })

  test('refused changes nothing', async () => {
    const process = await accepted()
    const before = await countEvents(process)
    const outcome = await send(process, CLERK, { type: 'rate', grade: 'satisfied' })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'access/role' } })
    expect(await countEvents(process)).toBe(before)
  })
})

describe('concurrent commands on one case', () => {
  test('queue in one server instead of failing', async () => {
    const process = await accepted()
    await grantAndIssue(process, 'a')
    const outcomes = await Promise.all(ITEMS.slice(1).map(item => grantAndIssue(process, item)))
    expect(outcomes.every(outcome => outcome.ok)).toBe(true)
    expect((await engine.load(process))?.state.stage).toBe('concluded')
  })

  test('on two servers both are done, each deciding on what really stands', async () => {
    const process = await accepted()
    const other = newEngine()
    await grantAndIssue(process, 'a')
    await other.load(process)
    const outcomes = await Promise.all(
      ITEMS.slice(1).map((item, index) => grantAndIssue(process, item, index % 2 === 0 ? engine : other)),
    )
    expect(outcomes.every(outcome => outcome.ok)).toBe(true)
    const events = await engine.history(process)
    expect(events.map(stored => stored.version)).toEqual(events.map((_, index) => index + 1))
    expect((await other.load(process))?.state.stage).toBe('concluded')
  })

  test('a stale cache does not refuse what is allowed by now', async () => {
    const process = await accepted()
    const other = newEngine()
    const early = await send(process, reviewer('b'), review('b'), other)
    expect(early).toMatchObject({ ok: false, refusal: { code: 'case/precondition' } })
    await send(process, reviewer('a'), review('a'), other)
    await send(process, reviewer('a'), { type: 'decide-task', item: 'a', outcome: 'grant' })
    await send(process, reviewer('a'), {
      type: 'issue-result',
      item: 'a',
      results: [{ licence: 'licence-a', number: '1' }],
    })
    expect(await send(process, reviewer('b'), review('b'), other)).toMatchObject({ ok: true })
  })
})

function review(item: string): CaseCommand {
  return { type: 'review-task', item, findings: [{ point: 'point', met: true }] }
}

describe('the history of a case', () => {
  test('is replayed to any moment', async () => {
    const process = await accepted()
    await grantAndIssue(process, 'a')
    expect((await engine.at(process, 1))?.state.stage).toBe('submitted')
    expect((await engine.at(process, 2))?.state.stage).toBe('handling')
    expect(await engine.at(randomUUID(), 1)).toBeUndefined()
  })

  test('can be neither changed nor deleted', async () => {
    const process = await accepted()
    const change = database.pool.query('UPDATE process_event SET role = $1 WHERE process_id = $2', [
      'x',
      process,
    ])
    await expect(change).rejects.toThrow('append-only')
    await expect(database.pool.query('DELETE FROM process_event')).rejects.toThrow('append-only')
  })

  test('shows where it was tampered with', async () => {
    const process = await accepted()
    expect(engine.isIntact(process, await engine.history(process))).toBe(true)
    await database.pool.query('ALTER TABLE process_event DISABLE TRIGGER process_event_append_only')
    await database.pool.query(
      `UPDATE process_event SET data = jsonb_set(data, '{site}', '"other"') WHERE process_id = $1 AND version = 1`,
      [process],
    )
    await database.pool.query('ALTER TABLE process_event ENABLE TRIGGER process_event_append_only')
    expect(engine.isIntact(process, await engine.history(process))).toBe(false)
  })

  test('tells the views: their rows are those of the replayed state', async () => {
    const process = await accepted()
    await grantAndIssue(process, 'a')
    const loaded = await engine.load(process)
    const rows = caseRows(process, loaded?.state ?? unreachable(), nationalWorkingCalendar)
    const stored = await database.pool.query(
      `SELECT to_jsonb(case_view) AS row FROM case_view WHERE case_id = $1`,
      [process],
    )
    const expected = await database.pool.query(
      'SELECT to_jsonb(jsonb_populate_record(NULL::case_view, $1)) AS row',
      [JSON.stringify(rows.case)],
    )
    expect(stored.rows).toEqual(expected.rows)
    const tasks = await database.pool.query(
      'SELECT to_jsonb(task_view) AS row FROM task_view WHERE case_id = $1 ORDER BY item',
      [process],
    )
    const expectedTasks = await database.pool.query(
      'SELECT to_jsonb(row) AS row FROM jsonb_populate_recordset(NULL::task_view, $1) AS row ORDER BY item',
      [JSON.stringify(rows.tasks)],
    )
    expect(tasks.rows).toEqual(expectedTasks.rows)
  })
})

test('clocks never run backwards within a case', async () => {
  const noon = Date.parse('2026-11-20T12:00:00+08:00')
  const process = randomUUID()
  await engine.execute({
    process,
    commandId: randomUUID(),
    actor: APPLICANT,
    command: submission(),
    at: noon,
  })
  await engine.execute({
    process,
    commandId: randomUUID(),
    actor: CLERK,
    command: { type: 'accept', checked: ['lease'] },
    at: noon - 60_000,
  })
  const times = (await engine.history(process)).map(stored => stored.at)
  expect(times).toEqual(times.toSorted((left, right) => left - right))
})

function unreachable(): CaseState {
  throw new Error('the case was just written')
}
