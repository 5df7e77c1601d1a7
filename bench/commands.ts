/**
 * Durable commands: the story of 15 commands per case through the engine, beside a bare
 * INSERT of one row of the same size per command. Both on the same server, in turns.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import type { CaseCommand, TaskPlan } from '@yijianshi/core/case'
import { compile, type Plan } from '@yijianshi/core/plan'
import { type CaseEngine, createCaseEngine } from '@yijianshi/server/case/case-kind'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { openDatabase } from '@yijianshi/server/database/connection'
import { migrate, migrationsDirectory, readMigrations } from '@yijianshi/server/database/migrate'
import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import { type KeyRing, recordKeyId } from '@yijianshi/server/personal-data/key-ring'
import type pg from 'pg'
import { openOwnKeys } from '../packages/server/src/personal-data/test-keys.ts'
import { type Figure, median, percentile } from './measure.ts'

type Connection = Parameters<typeof openDatabase>[0]['connection']

const SITE = 'bench-hall'
const APPLICANT: Actor = { role: 'applicant', account: randomUUID(), person: randomUUID() }
const CLERK: Actor = { role: 'clerk', account: randomUUID(), site: SITE, window: 'w1' }

/** Company, food, tobacco; no sign, no seal: three items at two authorities. */
const ANSWERS = { ...mainAnswers, seal: false, sign: 'none' }

/** As long as these answers are once they are sealed; the engine never opens them. */
const SEALED_BYTES = 222

type Step = { readonly actor: Actor; readonly command: CaseCommand }

function file() {
  return {
    file: randomUUID(),
    sha256: randomUUID().replaceAll('-', '').repeat(2),
    bytes: 81_234,
    mediaType: 'image/jpeg',
  }
}

function taskPlans(plan: Plan): TaskPlan[] {
  return plan.flow.tasks.map(task => ({
    item: task.item,
    authority: task.authority,
    dependsOn: task.dependsOn,
    promisedDays: task.endDay - task.startDay,
    licences: plan.items.find(item => item.item === task.item)?.results.map(result => result.licence) ?? [],
    reviewPoints: ['identity', 'premises', 'documents'],
  }))
}

function taskSteps(task: TaskPlan): Step[] {
  const actor: Actor = { role: 'reviewer', account: randomUUID(), authority: task.authority, items: 'all' }
  const { item } = task
  const findings = task.reviewPoints.map(point => ({ point, met: true }))
  const results = task.licences.map(licence => ({ licence, number: `JY-2026-${randomUUID().slice(0, 8)}` }))
  return [
    { actor, command: { type: 'review-task', item, findings } },
    { actor, command: { type: 'decide-task', item, outcome: 'grant' } },
    { actor, command: { type: 'issue-result', item, results } },
  ]
}

/** Submit, notice, correct, accept, three for each of three items, deliver, rate. */
export function story(plan: Plan): Step[] {
  const checklist = plan.checklist.filter(entry => entry.kind !== 'form').map(entry => entry.material)
  const [material = ''] = checklist
  const tasks = taskPlans(plan)
  const submit: CaseCommand = {
    type: 'submit',
    number: randomUUID(),
    matter: plan.matter,
    catalogueVersion: plan.catalogueVersion,
    planHash: plan.catalogueVersion,
    situation: plan.situation.code,
    answers: randomBytes(SEALED_BYTES).toString('base64'),
    applicant: APPLICANT.role === 'applicant' ? APPLICANT.person : '',
    channel: 'online',
    site: SITE,
    delivery: 'post',
    formHash: plan.catalogueVersion,
    fields: plan.form.fields.map(field => field.element),
    checklist,
    materials: checklist.map(id => ({ material: id, files: [file()] })),
    tasks,
  }
  return [
    { actor: APPLICANT, command: submit },
    {
      actor: CLERK,
      command: {
        type: 'issue-notice',
        entries: [{ subject: 'material', id: material, problem: '第二页看不清，请重新拍照。' }],
      },
    },
    {
      actor: APPLICANT,
      command: {
        type: 'correct',
        formHash: plan.catalogueVersion,
        materials: [{ material, files: [file()] }],
        changedFields: [],
      },
    },
    { actor: CLERK, command: { type: 'accept', checked: checklist } },
    ...tasks.flatMap(taskSteps),
    { actor: CLERK, command: { type: 'deliver', method: 'window' } },
    { actor: APPLICANT, command: { type: 'rate', grade: 'very-satisfied' } },
  ]
}

type Run = { readonly perSecond: number; readonly latenciesMs: readonly number[] }

/** Each client works on its own, one after another, until the time is over. */
async function drive(
  clients: number,
  seconds: number,
  work: (stop: () => boolean, timed: Timed) => Promise<void>,
): Promise<Run> {
  const latenciesMs: number[] = []
  const begin = performance.now()
  const stop = () => performance.now() - begin > seconds * 1000
  const timed: Timed = async act => {
    const start = performance.now()
    await act()
    latenciesMs.push(performance.now() - start)
  }
  await Promise.all(Array.from({ length: clients }, () => work(stop, timed)))
  return { perSecond: latenciesMs.length / ((performance.now() - begin) / 1000), latenciesMs }
}

type Timed = (act: () => Promise<unknown>) => Promise<void>

type Stories = { readonly engine: CaseEngine; readonly keys: KeyRing; readonly plan: Plan }

/** More than any round gets through. */
const CASES_OF_A_ROUND = 2_000

/** In memory, as for whoever has looked at the case within the last minute, or only in the database. */
type KeysAre = 'at hand' | 'stored'

/** Cases whose keys are there, as they are since the draft was begun. */
async function beginCases({ keys }: Stories, keysAre: KeysAre): Promise<string[]> {
  const cases = Array.from({ length: CASES_OF_A_ROUND }, () => randomUUID())
  await keys.keysOf(cases, 'case')
  if (keysAre === 'stored') for (const id of cases) keys.forget(recordKeyId(id))
  return cases
}

async function runStories(
  { engine, plan }: Stories,
  cases: string[],
  stop: () => boolean,
  timed: Timed,
): Promise<void> {
  while (!stop()) {
    const process = cases.pop()
    if (process === undefined) throw new Error('a round takes more cases than were begun for it')
    for (const { actor, command } of story(plan)) {
      await timed(async () => {
        const outcome = await engine.execute({ process, commandId: randomUUID(), actor, command })
        if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.code}`)
      })
    }
  }
}

const BASELINE_TABLE = `CREATE TABLE bare (
  process_id uuid NOT NULL, version integer NOT NULL, happened_at timestamptz NOT NULL DEFAULT now(),
  data jsonb NOT NULL, PRIMARY KEY (process_id, version))`

/** The least that durable storage of a command can cost: one row, one statement. */
async function runBaseline(pool: pg.Pool, plan: Plan, stop: () => boolean, timed: Timed): Promise<void> {
  while (!stop()) {
    const process = randomUUID()
    for (const [version, { command }] of story(plan).entries()) {
      await timed(() =>
        pool.query({
          name: 'bare',
          text: 'INSERT INTO bare (process_id, version, data) VALUES ($1, $2, $3)',
          values: [process, version, JSON.stringify(command)],
        }),
      )
    }
  }
}

const ENGINE_TABLES = ['process_event', 'case_view', 'task_view', 'obligation']

async function bytesOf(pool: pg.Pool, tables: readonly string[]): Promise<number> {
  const found = await pool.query<{ bytes: number }>(
    'SELECT sum(pg_total_relation_size(name::regclass))::bigint AS bytes FROM unnest($1::text[]) AS name',
    [tables],
  )
  return found.rows[0]?.bytes ?? Number.NaN
}

async function countOf(pool: pg.Pool, sql: string): Promise<number> {
  const found = await pool.query<{ count: number }>(sql)
  return found.rows[0]?.count ?? 0
}

/** Many and short: a machine has its moods, and both must meet each of them. */
const ROUNDS = 15

type Turn = { readonly clients: number; readonly seconds: number; readonly keysAre: KeysAre }
type Rounds = {
  readonly ours: readonly Run[]
  readonly bare: readonly Run[]
  /** Percent of the bare INSERT. */
  readonly throughput: number
  readonly p99: number
}

/** Medians of rounds in which baseline and engine take turns. */
async function takeTurns(
  pool: pg.Pool,
  stories: Stories,
  { clients, seconds, keysAre }: Turn,
): Promise<Rounds> {
  const ours: Run[] = []
  const bare: Run[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await drive(clients, seconds, (stop, timed) => runBaseline(pool, stories.plan, stop, timed)))
    const cases = await beginCases(stories, keysAre)
    ours.push(await drive(clients, seconds, (stop, timed) => runStories(stories, cases, stop, timed)))
  }
  const pairs = ours.flatMap((run, round) => {
    const baseline = bare[round]
    return baseline === undefined ? [] : [{ run, baseline }]
  })
  const p99 = ({ latenciesMs }: Run) => percentile(latenciesMs, 0.99)
  return {
    ours,
    bare,
    throughput: median(pairs.map(({ run, baseline }) => (run.perSecond / baseline.perSecond) * 100)),
    p99: median(pairs.map(({ run, baseline }) => p99(run) / p99(baseline))),
  }
}

async function compare(pool: pg.Pool, stories: Stories, clients: number, seconds: number): Promise<Figure[]> {
  const turn: Turn = { clients, seconds, keysAre: 'at hand' }
  const { ours, bare, throughput, p99 } = await takeTurns(pool, stories, turn)
  const who = clients === 1 ? '1 client' : `${clients} clients`
  const of = (runs: readonly Run[], pick: (run: Run) => number) => median(runs.map(pick))
  const limited = clients > 1
  return [
    { name: `${who}: bare INSERT`, value: of(bare, run => run.perSecond), unit: '/s' },
    { name: `${who}: commands`, value: of(ours, run => run.perSecond), unit: '/s' },
    {
      name: `${who}: commands against bare INSERT`,
      value: throughput,
      unit: '%',
      // Runs differ by two or three either way.
      atLeast: limited ? 45 : 35,
    },
    { name: `${who}: bare INSERT p50`, value: of(bare, run => percentile(run.latenciesMs, 0.5)), unit: 'ms' },
    {
      name: `${who}: bare INSERT p99`,
      value: of(bare, run => percentile(run.latenciesMs, 0.99)),
      unit: 'ms',
    },
    { name: `${who}: command p50`, value: of(ours, run => percentile(run.latenciesMs, 0.5)), unit: 'ms' },
    { name: `${who}: command p99`, value: of(ours, run => percentile(run.latenciesMs, 0.99)), unit: 'ms' },
    {
      name: `${who}: p99 against bare INSERT`,
      value: p99,
      unit: '×',
      ...(limited && { atMost: 4 }),
    },
  ]
}

export async function benchCommands(
  connection: Connection,
  folder: string,
  seconds: number,
): Promise<Figure[]> {
  const { catalogue } = await loadCatalogue(folder)
  if (catalogue === undefined) throw new Error('the catalogue is faulty')
  const planned = compile(catalogue, matter, ANSWERS)
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems))
  const database = await openDatabase({ connection, maxConnections: 16 })
  if (!database.ok) throw new Error(database.message)
  const { pool } = database
  try {
    await migrate(pool, readMigrations(migrationsDirectory))
    await pool.query(BASELINE_TABLE)
    const keys = await openOwnKeys(pool)
    const engine = createCaseEngine(pool, { authorities: () => new Set(), now: () => Date.now(), keys })
    const stories = { engine, keys, plan: planned.plan }
    // Warm both paths before anything counts.
    await drive(16, 1, (stop, timed) => runBaseline(pool, planned.plan, stop, timed))
    const warming = await beginCases(stories, 'at hand')
    await drive(16, 1, (stop, timed) => runStories(stories, warming, stop, timed))
    const figures = [
      ...(await compare(pool, stories, 1, seconds / 3)),
      ...(await compare(pool, stories, 16, seconds / 3)),
    ]
    const cold = await takeTurns(pool, stories, { clients: 16, seconds: seconds / 3, keysAre: 'stored' })
    await pool.query('VACUUM')
    const cases = await countOf(pool, 'SELECT count(*) AS count FROM case_view')
    const bareCases = await countOf(pool, 'SELECT count(*) / 15 AS count FROM bare')
    const ours = (await bytesOf(pool, ENGINE_TABLES)) / cases
    const bare = (await bytesOf(pool, ['bare'])) / bareCases
    return [
      ...figures,
      {
        name: '16 clients: the same, the key to a case’s words asked for with its first words',
        value: cold.throughput,
        unit: '%',
      },
      { name: `bytes per case of 15 commands (${story(planned.plan).length} steps)`, value: ours, unit: 'B' },
      { name: 'bytes per case, bare INSERT', value: bare, unit: 'B' },
      { name: 'bytes per case against bare INSERT', value: ours / bare, unit: '×' },
    ]
  } finally {
    await database.close()
  }
}
