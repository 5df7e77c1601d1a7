/** A case as its readers see it: names from the plan and the catalogue, dates from the calendar. */
import type { CaseSummary, CaseView } from '@yijianshi/contract/case'
import { commandType } from '@yijianshi/contract/case-command'
import type { Actor } from '@yijianshi/core/access'
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import {
  CASE_LIMITS,
  type CaseState,
  type DecideContext,
  expectedEnd,
  hasEnded,
  isJoint,
  isSeparated,
  type JointAct,
  jointClock,
  type NoticeEntry,
  type PermittedCommand,
  permittedCommands,
  plainClock,
  silentAmong,
} from '@yijianshi/core/case'
import { decisionFormIn } from '@yijianshi/core/catalogue/decision-form'
import { findApplicantName } from '../account/applicants.ts'
import { findPersonName, maskName, namesBeside } from '../account/person.ts'
import { deliveryWish } from '../draft/case-draft.ts'
import { getPlan, type StoredPlan } from '../draft/plan-store.ts'
import { noticeEntries } from '../draft/present.ts'
import { instant, instantOrNull } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { findErasure } from '../personal-data/erase.ts'
import { decideContext } from './case-kind.ts'
import { catalogueOf } from './case-version.ts'
import { findReceipt } from './contents-store.ts'
import { maySeeMaterial, seesAll, sightOf, visibleEntries } from './part.ts'
import {
  authorityOf,
  dueOf,
  lastDayOf,
  nameOf,
  presentClock,
  presentOpinions,
  presentTask,
  type Scene,
} from './present-task.ts'
import { mayTakeIn } from './take-in.ts'
import { mostUrgent, type OwedByDay, owedByDay } from './view.ts'
import type { VisibleCase } from './visible-case.ts'

const calendar = nationalWorkingCalendar

function summaryOf(
  caseId: string,
  state: CaseState,
  owed: readonly OwedByDay[],
  context: Scene,
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
    submittedAt: instant(state.submittedAt),
    tasksEnded: state.tasks.filter(hasEnded).length,
    tasksAll: state.tasks.length,
    due: dueOf(mostUrgent(owed), now),
  }
}

/** What is still to come, what did not come, and what a promise stands in for. */
function awaitedOf(state: CaseState, owed: readonly OwedByDay[], { plan, now, sight }: Scene) {
  const presentAll = (materials: readonly string[]) =>
    materials
      .filter(material => maySeeMaterial(sight, material))
      .map(material => {
        const duty = owed.find(
          ({ obligation }) =>
            obligation.kind === 'supplement' && obligation.key.split(' ').includes(material),
        )
        const name = plan.checklist.find(entry => entry.material === material)?.name
        return { material, name: nameOf(name, material), due: dueOf(duty, now) }
      })
  return {
    later: presentAll(state.later),
    lapsed: presentAll(state.lapsed),
    promised: presentAll(state.promised),
  }
}

/** Opinions and minutes are those authorities’ own, and the window’s and the centre’s; the applicant reads what came of it. */
function maySpeakOn(act: JointAct, { actor, sight }: Scene): boolean {
  if (actor === undefined || actor.role === 'applicant') return false
  if (actor.role !== 'reviewer') return true
  return (
    act.convenor === actor.authority ||
    act.authorities.includes(actor.authority) ||
    act.items.some(item => sight.part.items.has(item))
  )
}

function presentAct(act: JointAct, scene: Scene): CaseView['jointActs'][number] {
  const { plan, catalogue, actor } = scene
  const mayRead = maySpeakOn(act, scene)
  return {
    id: act.id,
    kind: act.kind,
    state: act.state,
    items: act.items.map(item => itemOf(plan, item)),
    authorities: act.authorities.map(id => authorityOf(catalogue, id)),
    convenor: act.convenor === 'centre' ? null : authorityOf(catalogue, act.convenor),
    heldAt: instant(act.heldAt),
    place: act.place,
    agenda: mayRead || actor?.role === 'applicant' ? act.agenda : [],
    opinions: mayRead ? presentOpinions(act.opinions, catalogue) : [],
    attendants: mayRead ? (act.attendants ?? []) : [],
    minutes: mayRead ? (act.minutes ?? null) : null,
    conclusion: act.conclusion ?? null,
    cancelledBecause: act.cancelledBecause ?? null,
  }
}

/** What several authorities do together. Before the one list goes out, what each misses is theirs alone. */
function jointOf(state: CaseState, scene: Scene): Pick<CaseView, 'jointNotice' | 'jointActs' | 'jointLimit'> {
  const { plan, catalogue, now, actor, sight } = scene
  const notice = state.jointNotice
  const limit = isJoint(state) ? jointClock(state) : undefined
  const extension = state.jointExtension
  const isApplicant = actor?.role === 'applicant' || actor === undefined
  const own = actor?.role === 'reviewer' ? actor.authority : undefined
  const readable = (authority: string, entries: readonly NoticeEntry[]) =>
    isApplicant ? [] : authority === own ? entries : visibleEntries(sight, entries)
  return {
    jointNotice:
      notice === undefined
        ? null
        : {
            openedAt: instant(notice.openedAt),
            due: lastDayOf(plainClock(notice.openedAt, CASE_LIMITS.jointNoticeDays, 'office'), now),
            closedAt: instantOrNull(notice.closedAt),
            waitsFor: silentAmong(notice.authorities, notice.told).map(id => authorityOf(catalogue, id)),
            told: notice.told.map(({ authority, at, entries }) => ({
              authority: authorityOf(catalogue, authority),
              at: instant(at),
              entries: noticeEntries(readable(authority, entries), plan),
            })),
          },
    jointActs: state.jointActs.map(act => presentAct(act, scene)),
    jointLimit:
      limit === undefined
        ? null
        : {
            clock: presentClock(limit, now),
            extension: extension === undefined ? null : { ...extension, at: instant(extension.at) },
          },
  }
}

function itemOf(plan: StoredPlan, item: string) {
  return { item, name: nameOf(plan.items.find(entry => entry.item === item)?.name, item) }
}

/** How it began: what was told before acceptance. */
function beginningOf(state: CaseState, owed: readonly OwedByDay[], { plan, now, sight }: Scene) {
  const { notice, preExamination } = state
  const correction = owed.find(({ obligation }) => obligation.kind === 'correction')
  return {
    notice: notice
      ? {
          at: instant(notice.at),
          answered: notice.answered,
          entries: noticeEntries(visibleEntries(sight, notice.entries), plan),
          correctionDue: dueOf(correction, now),
        }
      : null,
    preExamination: preExamination
      ? {
          at: instant(preExamination.at),
          outcome: preExamination.outcome,
          entries: noticeEntries(visibleEntries(sight, preExamination.entries), plan),
        }
      : null,
    deemedAt: instantOrNull(state.deemedAt),
  }
}

/** How it ended, where it has. */
function endingOf(state: CaseState, { plan, catalogue, sight }: Scene) {
  const { declined, delivered, rating } = state
  // With the number of a parcel its way to the applicant’s door can be followed.
  const mayFollow = seesAll(sight)
  const competent = declined?.competentAuthority
  return {
    declined: declined
      ? {
          reason: declined.reason,
          competentAuthority: competent === undefined ? null : authorityOf(catalogue, competent).name,
        }
      : null,
    withdrawnReason: state.withdrawnReason ?? null,
    separateDelivery: state.separateDelivery,
    delivered: delivered
      ? {
          at: instant(delivered.at),
          method: delivered.method,
          ...(mayFollow &&
            delivered.trackingNumber !== undefined && { trackingNumber: delivered.trackingNumber }),
        }
      : null,
    handings: state.handings.map(({ at, method, items, trackingNumber, tracking }) => ({
      at: instant(at),
      method,
      items: items.map(item => itemOf(plan, item)),
      trackingNumber: (mayFollow ? trackingNumber : undefined) ?? null,
      tracking: tracking ?? null,
    })),
    reopened: state.reopened.map(entry => ({ ...entry, at: instant(entry.at) })),
    rating: rating ? { at: instant(rating.at), grade: rating.grade } : null,
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
  const masked = actor.role === 'manager'
  const name = await findApplicantName(masked ? namesBeside(services) : services, caseId)
  const holdsReceipt = actor.role === 'applicant' || actor.role === 'clerk'
  const receipt = holdsReceipt ? await findReceipt(services, caseId) : undefined
  const now = services.now()
  const owed = owedByDay(state, now, calendar)
  const scene: Scene = { plan, catalogue: services.catalogue(), now, actor, sight: sightOf(visible, plan) }
  // Papers of the case are worded by the version that it goes by, and so are its tasks.
  const words = await catalogueOf(services, state)
  return {
    ...summaryOf(caseId, state, owed, scene),
    applicantName: masked ? maskName(name) : name,
    ...(visible.relation === 'represents' && { onBehalf: true as const }),
    ...(await handlerOf(services, actor, state)),
    version,
    queryCode: receipt?.queryCode ?? null,
    delivery: deliveryWish(state.delivery),
    acceptedAt: instantOrNull(state.acceptedAt),
    endedAt: instantOrNull(state.endedAt),
    expectedDate: expectedEnd(state, now, calendar)?.date ?? null,
    tasks: state.tasks.map(task => ({
      ...presentTask(task, owed, scene),
      decisionForm: decisionFormIn(words, task.item),
    })),
    ...beginningOf(state, owed, scene),
    ...awaitedOf(state, owed, scene),
    ...jointOf(state, scene),
    ...endingOf(state, scene),
    mayDo: current
      ? wireCommands(permittedCommands(state, permitContext(services, actor), scene.catalogue.version))
      : [],
    separated: isSeparated(state, actor),
    erasedAt: await erasedAtOf(services, caseId, state),
  }
}

/** 经办人, for the applicant's side and the window: names are what they know one another by. */
async function handlerOf(
  services: Services,
  actor: Actor,
  { handler }: CaseState,
): Promise<{ readonly handlerName?: string }> {
  if (handler === undefined || (actor.role !== 'applicant' && actor.role !== 'clerk')) return {}
  return { handlerName: await findPersonName(namesBeside(services), handler.person) }
}

/** Only what has ended is erased. */
async function erasedAtOf({ guarded }: Services, caseId: string, state: CaseState): Promise<string | null> {
  const erased = state.endedAt === undefined ? undefined : await findErasure(guarded, caseId)
  return erased?.toISOString() ?? null
}

function permitContext(services: Services, actor: Actor): DecideContext {
  const catalogue = services.catalogue()
  const authorities = () => new Set(catalogue.authorities.keys())
  return decideContext({ authorities, mayTakeIn: mayTakeIn(catalogue) }, actor, services.now())
}

/** Commands that a person gives; those of the clock are no buttons. */
function wireCommands(permitted: readonly PermittedCommand[]): CaseView['mayDo'] {
  return permitted.flatMap(entry => {
    const known = commandType.safeParse(entry.command)
    return known.success ? [{ ...entry, command: known.data }] : []
  })
}
