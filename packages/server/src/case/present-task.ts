/** One task as its readers see it: names from plan and catalogue, dates from the calendar. */
import type { CaseTask, ClockOnWire, Due, ProcedureOnWire } from '@yijianshi/contract/case'
import type { Actor } from '@yijianshi/core/access'
import {
  type ClockLedger,
  type ClockReading,
  clockAt,
  limitAt,
  dueOf as limitDueOf,
  nationalWorkingCalendar,
} from '@yijianshi/core/calendar'
import {
  handles,
  type JointAct,
  type OpinionRequest,
  type Procedure,
  plainClock,
  procedureClock,
  silentAmong,
  type Task,
  taskClock,
} from '@yijianshi/core/case'
import type { Catalogue, Name } from '@yijianshi/core/catalogue'
import type { StoredPlan } from '../draft/plan-store.ts'
import { instant, instantOrNull } from '../engine/instant.ts'
import { maySeeMaterial, type Sight } from './part.ts'
import { daysLeft, type OwedByDay, owedForTask } from './view.ts'

const calendar = nationalWorkingCalendar

export type Scene = {
  readonly plan: StoredPlan
  readonly catalogue: Catalogue
  readonly now: number
  readonly actor: Actor | undefined
  readonly sight: Sight
}

/** An id stands for itself where the catalogue has dropped what it named. */
export function nameOf(name: Name | undefined, id: string): Name {
  return name ?? { zh: id, en: id }
}

export function authorityOf(catalogue: Catalogue, id: string): { readonly id: string; readonly name: Name } {
  return { id, name: nameOf(catalogue.authorities.get(id)?.name, id) }
}

export function dueOf(
  owed: { readonly due: string; readonly owner: string; readonly provisional: boolean } | undefined,
  now: number,
): Due | null {
  if (owed === undefined) return null
  const { due, owner, provisional } = owed
  return { date: due, daysLeft: daysLeft(due, now, calendar), provisional, owner: ownerOf(owner) }
}

function ownerOf(kind: string): Due['owner'] {
  return kind === 'applicant' || kind === 'window' || kind === 'authority' ? kind : 'centre'
}

export function lastDayOf(clock: ClockLedger, now: number): string {
  return limitDueOf(calendar, limitAt(clock, now)).date
}

export function presentClock(clock: ClockLedger, now: number): ClockOnWire {
  return presentReading(clockAt(clock, now, calendar))
}

export function presentReading(reading: ClockReading): ClockOnWire {
  const { state, allowed, used, left, overdueBy, due, held } = reading
  return {
    state,
    allowed,
    used,
    left,
    overdueBy,
    due: due.date,
    provisional: due.provisional,
    held: {
      office: held.office.working,
      applicant: held.applicant.working,
      thirdParty: held['third-party'].working,
    },
  }
}

export function presentOpinions(
  given: OpinionRequest['opinions'] | JointAct['opinions'],
  catalogue: Catalogue,
) {
  return given.map(({ authority, opinion, text, at, bySilence }) => ({
    authority: authorityOf(catalogue, authority),
    opinion,
    text,
    at: instant(at),
    bySilence,
  }))
}

function presentRequest(
  request: OpinionRequest,
  isReadable: boolean,
  { catalogue, now }: Scene,
): CaseTask['opinionRequests'][number] {
  const { question, opinions } = isReadable ? request : { question: '', opinions: [] }
  return {
    id: request.id,
    question,
    at: instant(request.at),
    due: lastDayOf(plainClock(request.at, request.days, 'office'), now),
    silence: request.silence,
    waitsFor: silentAmong(request.authorities, request.opinions).map(id => authorityOf(catalogue, id)),
    opinions: presentOpinions(opinions, catalogue),
  }
}

/** What is said in it belongs to the item’s part; that it runs, and until when, is progress. */
function presentProcedure(procedure: Procedure, isReadable: boolean, now: number): ProcedureOnWire {
  const { id, kind, suspends, days, unit, begunAt, endedAt, outcome } = procedure
  const { notice, conclusion, officials, objections } = isReadable
    ? procedure
    : { notice: '', conclusion: undefined, officials: undefined, objections: [] }
  return {
    id,
    kind,
    suspends,
    days,
    unit,
    notice,
    begunAt: instant(begunAt),
    due: lastDayOf(procedureClock(procedure), now),
    endedAt: instantOrNull(endedAt),
    outcome: outcome ?? null,
    conclusion: conclusion ?? null,
    officials: officials ?? [],
    objections: objections.map(({ id: objection, text, at, answer }) => ({
      id: objection,
      text,
      at: instant(at),
      answer: answer === undefined ? null : { ...answer, at: instant(answer.at) },
    })),
  }
}

/** A result is read by its authority, and by those whose items build on it. */
function presentResults(task: Task, { plan, sight }: Scene): CaseTask['results'] {
  if (!sight.part.results.has(task.item)) return []
  const names = plan.items.find(entry => entry.item === task.item)?.results ?? []
  return (task.results ?? []).map(result => {
    const { corrections, revoked, ...issued } = result
    return {
      ...issued,
      name: nameOf(names.find(entry => entry.licence === result.licence)?.name, result.licence),
      corrections: corrections.map(({ at, correction }) => ({ at: instant(at), correction })),
      revoked: revoked === undefined ? null : { ...revoked, at: instant(revoked.at) },
    }
  })
}

/** What the authority found and proposed is its own, until a decision says it in its reasons. */
function inside(
  task: Task,
  { actor, sight }: Scene,
): Pick<CaseTask, 'findings' | 'officials' | 'forwarded' | 'commitmentChecks'> {
  const isOwn = actor !== undefined && handles(actor, task)
  const isReadable = sight.part.items.has(task.item)
  return {
    findings: isOwn ? (task.findings ?? []) : [],
    officials: isReadable ? (task.officials ?? []) : [],
    forwarded:
      task.forwarded === undefined
        ? null
        : { at: instant(task.forwarded.at), proposal: isOwn ? task.forwarded.proposal : '' },
    commitmentChecks: isReadable
      ? task.commitmentChecks.map(check => ({ ...check, at: instant(check.at) }))
      : [],
  }
}

/** Why it does not go on, is for those who have a part in it, and for the centre, which sets it right. */
function whereabouts(
  { handOver, returned, extension, item }: Task,
  { sight }: Scene,
): Pick<CaseTask, 'handOver' | 'returned' | 'extension'> {
  const isReadable = sight.part.items.has(item) || sight.relation === 'supervises'
  return {
    handOver:
      handOver === undefined
        ? null
        : {
            ...handOver,
            problem: (isReadable ? handOver.problem : undefined) ?? null,
            receipt: (isReadable ? handOver.receipt : undefined) ?? null,
          },
    returned:
      returned === undefined
        ? null
        : {
            at: instant(returned.at),
            reason: isReadable ? returned.reason : '',
            answeredAt: instantOrNull(returned.answeredAt),
          },
    extension:
      extension === undefined
        ? null
        : { ...extension, reason: isReadable ? extension.reason : '', at: instant(extension.at) },
  }
}

/** A precondition that was refused, or a material that did not come. */
function stopperName({ stoppedBecause: id }: Task, { plan, sight }: Scene): Name | null {
  if (id === undefined) return null
  const item = plan.items.find(entry => entry.item === id)
  const material = plan.checklist.find(entry => entry.material === id)
  if (item === undefined && !maySeeMaterial(sight, id)) return null
  return nameOf(item?.name ?? material?.name, id)
}

export function presentTask(
  task: Task,
  owed: readonly OwedByDay[],
  scene: Scene,
): Omit<CaseTask, 'decisionForm'> {
  const { plan, catalogue, now, sight } = scene
  const planned = plan.flow.tasks.find(entry => entry.item === task.item)
  const clock = taskClock(task)
  const { authorisation, extensionDays, secondReview, procedures } = task.law
  const joint = task.law.joint.map(id => authorityOf(catalogue, id))
  const isPlanned = planned?.authority === task.authority
  const isReadable = sight.part.items.has(task.item)
  return {
    item: task.item,
    name: nameOf(planned?.name, task.item),
    authority: task.authority,
    authorityName: isPlanned ? planned.authorityName : authorityOf(catalogue, task.authority).name,
    authorityPhone: catalogue.authorities.get(task.authority)?.phone ?? '',
    dependsOn: task.dependsOn,
    promisedDays: task.promisedDays,
    stage: task.stage,
    dispatchedAt: instantOrNull(task.dispatchedAt),
    decidedAt: instantOrNull(task.decidedAt),
    issuedAt: instantOrNull(task.issuedAt),
    deliveredAt: instantOrNull(task.deliveredAt),
    due: dueOf(owedForTask(owed, task.item), now),
    clock: clock === undefined ? null : presentClock(clock, now),
    law: { authorisation, joint, extensionDays, secondReview, procedures },
    ...whereabouts(task, scene),
    addedAuthorities: task.addedAuthorities.map(id => authorityOf(catalogue, id)),
    confirmed: task.confirmedBy !== undefined,
    procedures: task.procedures.map(procedure => presentProcedure(procedure, isReadable, now)),
    opinionRequests: task.opinionRequests.map(request => presentRequest(request, isReadable, scene)),
    reasons: (isReadable ? task.reasons : undefined) ?? null,
    remedies: (isReadable ? task.remedies : undefined) ?? null,
    stoppedBecause: stopperName(task, scene),
    results: presentResults(task, scene),
    ...inside(task, scene),
  }
}
