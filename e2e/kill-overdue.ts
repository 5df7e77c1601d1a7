/**
 * Cases whose limits are over, which the servers under fire have to find: each warning is to be given once, the law is
 * to act once, and each red card is to have one order.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf, nationalWorkingCalendar, startOfDayMs } from '@yijianshi/core/calendar'
import type { CaseCommand } from '@yijianshi/core/case'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { compile } from '@yijianshi/core/plan'
import type { CaseEngine } from '@yijianshi/server/case/case-kind'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import type pg from 'pg'
import { taskPlans } from '../packages/server/src/case/task-plans.ts'
import { followProjection } from '../packages/server/src/engine/projection.ts'
import { watchingOf } from '../packages/server/src/supervision/watching.ts'
import { caseEngineOf, readOwed, type Watching } from './kill-watching.ts'

const SITE = 'donghu-hall'
const APPLICANT = { role: 'applicant', account: randomUUID(), person: randomUUID() } as const
const CLERK: Actor = { role: 'clerk', account: randomUUID(), site: SITE, window: 'w1' }
/** Long enough ago that every limit of the sample's acceptance and first item is over, and gravely. */
const WORKING_DAYS_AGO = 30
const TOGETHER = 16
const hourMs = 3_600_000

/** `unanswered`: the law accepts them; `late`: they were accepted, and their first item is late. */
export type Overdue = Watching & {
  /** When the last of them comes up, in milliseconds since 1970. */
  readonly lastAt: number
}

async function sampleCatalogue(): Promise<Catalogue> {
  const { catalogue } = await loadCatalogue(join(import.meta.dirname, '../catalogue'))
  if (catalogue === undefined) throw new Error('the catalogue is faulty')
  return catalogue
}

type Submission = Extract<CaseCommand, { type: 'submit' }>

/** The demo's main situation, as a submission that only lacks its number. */
function submissionOf(catalogue: Catalogue): Omit<Submission, 'number'> {
  const planned = compile(catalogue, matter, mainAnswers)
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems))
  const { plan } = planned
  const checklist = plan.checklist.filter(({ kind }) => kind !== 'form').map(({ material }) => material)
  const picture = () => ({
    file: randomUUID(),
    sha256: 'ab'.repeat(32),
    bytes: 81_234,
    mediaType: 'image/jpeg',
  })
  return {
    type: 'submit',
    matter: plan.matter,
    catalogueVersion: plan.catalogueVersion,
    planHash: plan.catalogueVersion,
    situation: plan.situation.code,
    answers: '',
    applicant: APPLICANT.person,
    channel: 'online',
    site: SITE,
    delivery: 'window',
    formHash: plan.catalogueVersion,
    fields: plan.form.fields.map(field => field.element),
    checklist,
    materials: checklist.map(material => ({ material, files: [picture()] })),
    tasks: taskPlans(plan, catalogue),
  }
}

type Making = {
  readonly engine: CaseEngine
  readonly submission: Omit<Submission, 'number'>
  readonly at: number
}

async function give({ engine }: Making, process: string, actor: Actor, command: CaseCommand, at: number) {
  const outcome = await engine.execute({ process, commandId: randomUUID(), actor, command, at })
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.code}`)
}

async function makeCase(making: Making, isAccepted: boolean): Promise<string> {
  const { submission, at } = making
  const process = randomUUID()
  await give(making, process, APPLICANT, { ...submission, number: `KILL-${process}` }, at)
  if (isAccepted)
    await give(making, process, CLERK, { type: 'accept', checked: submission.checklist }, at + hourMs)
  return process
}

async function makeCases(making: Making, count: number, isAccepted: boolean): Promise<string[]> {
  const made: string[] = []
  while (made.length < count) {
    const group = Array.from({ length: Math.min(TOGETHER, count - made.length) }, () =>
      makeCase(making, isAccepted),
    )
    made.push(...(await Promise.all(group)))
  }
  return made
}

/**
 * Makes so many cases of each sort, all overdue. They come up one after another over this time from now on, so that
 * whenever a server dies, it dies over some of them.
 */
export async function makeOverdue(pool: pg.Pool, each: number, overMs: number): Promise<Overdue> {
  const catalogue = await sampleCatalogue()
  const watching = watchingOf(catalogue)
  const engine = caseEngineOf(pool, catalogue)
  const { date } = nationalWorkingCalendar.subtractWorkingDays(civilDateOf(Date.now()), WORKING_DAYS_AGO)
  const at = startOfDayMs(date) + 10 * hourMs
  const making: Making = { engine, submission: submissionOf(catalogue), at }
  const unanswered = await makeCases(making, each, false)
  const late = await makeCases(making, each, true)
  // As a server would at its first sweep; afterwards it would bring all up at once.
  await followProjection({ pool, watching, onMoved: () => {} })
  const owed = await readOwed(pool)
  const begin = Date.now()
  const order = unanswered.flatMap((process, index) => [process, ...late.slice(index, index + 1)])
  await pool.query(
    `UPDATE obligation SET next_at = $2::timestamptz + case_of.place * $3::double precision * interval '1 millisecond'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS case_of (process_id, place)
     WHERE obligation.process_id = case_of.process_id AND obligation.next_at <= $2`,
    [order, new Date(begin), overMs / order.length],
  )
  return { catalogue, unanswered, late, owed, lastAt: begin + overMs }
}

/** Settles when the last has come up. */
export async function allComeUp({ lastAt }: Overdue): Promise<void> {
  await sleep(Math.max(0, lastAt - Date.now()))
}
