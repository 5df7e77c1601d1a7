/** What it takes to know whether somebody may see a case, and which part of it: asked on every request. */
import { type Actor, maySeeAs, VIEWS } from '@yijianshi/core/access'
import { type CaseEvent, readableItems, relationTo, replay, visiblePart } from '@yijianshi/core/case'
import { compile } from '@yijianshi/core/plan'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import { type Figure, median } from './measure.ts'

const CHECKS = 2_000_000
const PARTS = 100_000
const ROUNDS = 7
const SITE = 'bench-hall'
const nanosecondsPerMs = 1e6

/** An accepted case of the catalogue's largest matter, and everybody who may ask for it. */
async function made(folder: string) {
  const { catalogue, ...read } = await loadCatalogue(folder)
  if (catalogue === undefined) throw new Error(JSON.stringify(read.findings))
  const result = compile(catalogue, matter, mainAnswers)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { plan } = result
  const submitted: CaseEvent = {
    type: 'CaseSubmitted',
    number: 'bench',
    matter,
    catalogueVersion: plan.catalogueVersion,
    planHash: 'bench',
    situation: plan.situation.code,
    answers: plan.answers,
    applicant: 'person',
    channel: 'online',
    site: SITE,
    delivery: 'window',
    formHash: 'bench',
    fields: plan.form.fields.map(field => field.element),
    checklist: plan.checklist.map(entry => entry.material),
    materials: [],
    tasks: plan.flow.tasks.map(({ item, authority, dependsOn }) => ({
      item,
      authority,
      dependsOn,
      promisedDays: 1,
      licences: [],
      reviewPoints: [],
    })),
  }
  const events: CaseEvent[] = [submitted, { type: 'CaseAccepted', checked: [] }]
  const recorded = events.map((event, index) => ({
    event,
    version: index + 1,
    at: index,
    account: 'bench',
    role: 'clerk',
  }))
  const state = replay(recorded)
  if (state === undefined) throw new Error('a case begins with its submission')
  const reviewers = [...new Set(state.tasks.map(task => task.authority)), 'stranger'].map(
    (authority): Actor => ({ role: 'reviewer', account: authority, authority, items: 'all' }),
  )
  const actors: Actor[] = [
    { role: 'applicant', account: 'one', person: 'person' },
    { role: 'applicant', account: 'other', person: 'other' },
    { role: 'clerk', account: 'clerk', site: SITE, window: 'w1' },
    { role: 'clerk', account: 'far', site: 'elsewhere', window: 'w1' },
    { role: 'manager', account: 'manager', site: SITE },
    ...reviewers,
  ]
  return { plan, state, actors }
}

export async function benchAccess(folder: string): Promise<Figure[]> {
  const { plan, state, actors } = await made(folder)
  /** Nanoseconds for one. */
  const timed = (times: number, once: (index: number) => boolean): number => {
    let yes = 0
    const begin = performance.now()
    for (let index = 0; index < times; index += 1) if (once(index)) yes += 1
    const spent = performance.now() - begin
    // Some may and some may not; the answers are used, so that no compiler may leave the work out.
    if (yes === 0 || yes === times) throw new Error(`${yes} of ${times} may`)
    return (spent * nanosecondsPerMs) / times
  }
  const actorOf = (index: number) => {
    const actor = actors[index % actors.length]
    if (actor === undefined) throw new Error('there are actors')
    return actor
  }
  const check = (index: number) => {
    const actor = actorOf(index)
    const view = VIEWS[index % VIEWS.length] ?? 'case'
    return maySeeAs(actor.role, view, relationTo(actor, state))
  }
  const part = (index: number) => {
    const actor = actorOf(index)
    return visiblePart(plan, readableItems(actor, relationTo(actor, state), state)).fields.size > 0
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({
    check: timed(CHECKS, check),
    part: timed(PARTS, part),
  }))
  return [
    {
      name: `whether somebody may see one view of a case of ${state.tasks.length} items`,
      value: median(rounds.map(round => round.check)),
      unit: 'ns',
      atMost: 1000,
    },
    {
      name: `its part: ${plan.form.fields.length} fields, ${plan.checklist.length} materials`,
      value: median(rounds.map(round => round.part)) / 1000,
      unit: 'µs',
    },
  ]
}
