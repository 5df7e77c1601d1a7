/** A case as its readers see it: names from the plan and the catalogue, dates from the calendar. */
import type { CaseSummary, CaseTask, CaseView, Due } from '@yijianshi/contract/case'
import type { PlanOnWire } from '@yijianshi/contract/plan'
import { type Actor, answersFor } from '@yijianshi/core/access'
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import {
  type CaseState,
  expectedEnd,
  hasEnded,
  isSeparated,
  type Obligation,
  obligations,
  permittedCommands,
  type Task,
} from '@yijianshi/core/case'
import type { Catalogue, Name } from '@yijianshi/core/catalogue'
import { getPlan } from '../draft/plan-store.ts'
import { noticeEntries } from '../draft/present.ts'
import type { Services } from '../http/wiring.ts'
import { findReceipt } from './contents-store.ts'
import { daysLeft, mostUrgent } from './view.ts'
import type { VisibleCase } from './visible-case.ts'

const calendar = nationalWorkingCalendar

/** 张*, 欧***: enough to tell cases apart. */
export function maskName(name: string): string {
  const [first = '', ...others] = [...name]
  return first + '*'.repeat(Math.max(1, others.length))
}

export function dueOf(
  owed: { readonly due: string; readonly owner: Due['owner']; readonly provisional: boolean } | undefined,
  now: number,
): Due | null {
  if (owed === undefined) return null
  const { due, owner, provisional } = owed
  return { date: due, daysLeft: daysLeft(due, now, calendar), provisional, owner }
}

function instant(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}

/** An id stands for itself where the catalogue has dropped what it named. */
export function nameOf(name: Name | undefined, id: string): Name {
  return name ?? { zh: id, en: id }
}

export async function getPersonName(services: Services, person: string): Promise<string> {
  const found = await services.pool.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [person])
  const row = found.rows[0]
  if (row === undefined) throw new Error(`No person ${person} is stored`)
  return row.name
}

export function presentTask(
  task: Task,
  owed: readonly Obligation[],
  context: {
    readonly plan: PlanOnWire
    readonly catalogue: Catalogue
    readonly now: number
    readonly actor: Actor | undefined
  },
): CaseTask {
  const { plan, catalogue, now, actor } = context
  const planned = plan.flow.tasks.find(entry => entry.item === task.item)
  const own = owed.find(entry => entry.item === task.item)
  const names = plan.items.find(entry => entry.item === task.item)?.results ?? []
  const stopper = plan.items.find(entry => entry.item === task.stoppedBecause)
  // What was found in review is the authority's own, until a refusal says it in its reasons.
  const mayReadFindings = actor !== undefined && answersFor(actor, task.authority, task.item)
  return {
    item: task.item,
    name: nameOf(planned?.name, task.item),
    authority: task.authority,
    authorityName: nameOf(planned?.authorityName, task.authority),
    authorityPhone: catalogue.authorities.get(task.authority)?.phone ?? '',
    dependsOn: task.dependsOn,
    promisedDays: task.promisedDays,
    stage: task.stage,
    dispatchedAt: instant(task.dispatchedAt),
    decidedAt: instant(task.decidedAt),
    issuedAt: instant(task.issuedAt),
    due: dueOf(own, now),
    reasons: task.reasons ?? null,
    stoppedBecause: task.stoppedBecause === undefined ? null : nameOf(stopper?.name, task.stoppedBecause),
    results: (task.results ?? []).map(result => ({
      ...result,
      name: nameOf(names.find(entry => entry.licence === result.licence)?.name, result.licence),
    })),
    findings: mayReadFindings ? (task.findings ?? []) : [],
  }
}

function summaryOf(
  caseId: string,
  state: CaseState,
  owed: readonly Obligation[],
  context: { readonly plan: PlanOnWire; readonly catalogue: Catalogue; readonly now: number },
): Omit<CaseSummary, 'applicantName'> {
  const { plan, catalogue, now } = context
  return {
    id: caseId,
    number: state.number,
    matter: state.matter,
    matterName: plan.name,
    situation: plan.situation.name,
    stage: state.stage,
    channel: state.channel,
    site: state.site,
    siteName: nameOf(catalogue.sites.get(state.site)?.name, state.site),
    submittedAt: new Date(state.submittedAt).toISOString(),
    tasksEnded: state.tasks.filter(hasEnded).length,
    tasksAll: state.tasks.length,
    due: dueOf(mostUrgent(owed), now),
  }
}

/** How it went so far: the parts of a view that are there or not. */
function courseOf(state: CaseState, plan: PlanOnWire, owed: readonly Obligation[], services: Services) {
  const { declined, delivered, notice, rating } = state
  const correction = owed.find(entry => entry.kind === 'correction')
  const competent = declined?.competentAuthority
  const authority = competent === undefined ? undefined : services.catalogue().authorities.get(competent)
  return {
    notice: notice
      ? {
          at: new Date(notice.at).toISOString(),
          answered: notice.answered,
          entries: noticeEntries(state, plan),
          correctionDue: dueOf(correction, services.now()),
        }
      : null,
    declined: declined
      ? {
          reason: declined.reason,
          competentAuthority: competent === undefined ? null : nameOf(authority?.name, competent),
        }
      : null,
    withdrawnReason: state.withdrawnReason ?? null,
    delivered: delivered ? { ...delivered, at: new Date(delivered.at).toISOString() } : null,
    rating: rating ? { at: new Date(rating.at).toISOString(), grade: rating.grade } : null,
  }
}

/** `current` is false for a look at an earlier version: nothing can be done there. */
export async function presentCase(
  services: Services,
  actor: Actor,
  caseId: string,
  visible: VisibleCase,
  current = true,
): Promise<CaseView> {
  const { pool } = services
  const { state, version } = visible
  const plan = await getPlan(pool, state.planHash)
  const name = await getPersonName(services, state.applicant)
  const holdsReceipt = actor.role === 'applicant' || actor.role === 'clerk'
  const receipt = holdsReceipt ? await findReceipt(pool, caseId) : undefined
  const owed = obligations(state, calendar)
  const context = { plan, catalogue: services.catalogue(), now: services.now(), actor }
  return {
    ...summaryOf(caseId, state, owed, context),
    applicantName: actor.role === 'manager' ? maskName(name) : name,
    version,
    queryCode: receipt?.queryCode ?? null,
    delivery: state.delivery,
    acceptedAt: instant(state.acceptedAt),
    endedAt: instant(state.endedAt),
    expectedDate: expectedEnd(state, calendar)?.date ?? null,
    tasks: state.tasks.map(task => presentTask(task, owed, context)),
    ...courseOf(state, plan, owed, services),
    mayDo: current ? permittedCommands(state, actor, services.catalogue().version) : [],
    separated: isSeparated(state, actor),
  }
}
