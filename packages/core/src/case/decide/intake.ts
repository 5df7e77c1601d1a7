/** From the application to its acceptance: ALL §31, §32. */

import { acceptanceClock } from '../clocks.ts'
import type { CommandOf } from '../commands.ts'
import type { CaseEvent, HandedIn, NoticeEntry } from '../events.ts'
import { type CaseState, openTolerables } from '../state.ts'
import {
  type DecideContext,
  type Decision,
  decided,
  dispatches,
  firstOf,
  isBlank,
  isOver,
  reasonRefusal,
  refused,
  stageRefusal,
} from './context.ts'

const hasFiles = (entry: HandedIn) => entry.files.length > 0

/** Materials asked for with no file handed in. */
function missingMaterials(checklist: readonly string[], materials: readonly HandedIn[]): string[] {
  return checklist.filter(id => !materials.some(entry => entry.material === id && hasFiles(entry)))
}

/** What was handed in though nobody asked for it: ALL §31 forbids to demand it, so it is not taken. */
function unaskedRefusal(checklist: readonly string[], materials: readonly HandedIn[]): Decision | undefined {
  const stranger = materials.find(entry => !checklist.includes(entry.material))
  return stranger && refused('case/not-on-checklist', { id: stranger.material })
}

type Submit = CommandOf<'submit'>

/** What is not there must be one that may follow, or that a promise may stand in for, with its letter signed. */
function promisesRefusal(command: Submit): Decision | undefined {
  const { later = [], promised = [], tolerable = [], promisable = [], letters = [], brokenIn } = command
  // 国办发〔2020〕42号: whoever made a false promise makes none before the credit is repaired; cities' rules on 容缺 say
  // the same. A paper that did not come in time ends its item, and is no false promise.
  if (brokenIn !== undefined && later.length + promised.length > 0)
    return refused('case/credit-broken', { number: brokenIn })
  const notTolerable = later.find(id => !tolerable.some(entry => entry.material === id))
  if (notTolerable !== undefined) return refused('case/not-tolerable', { id: notTolerable })
  const notPromisable = promised.find(id => !promisable.some(entry => entry.material === id))
  if (notPromisable !== undefined) return refused('case/not-promisable', { id: notPromisable })
  const lacksLetter =
    (later.length > 0 && !letters.some(({ kind }) => kind === 'tolerance')) ||
    (promised.length > 0 && !letters.some(({ kind }) => kind === 'commitment'))
  return lacksLetter ? refused('case/letter-missing') : undefined
}

export function submit(command: Submit): Decision {
  const { tasks, checklist, materials, later = [], promised = [] } = command
  if (tasks.length === 0) return refused('case/no-item')
  const no = firstOf(unaskedRefusal(checklist, materials), promisesRefusal(command))
  if (no) return no
  const missing = missingMaterials(checklist, materials).filter(
    id => !later.includes(id) && !promised.includes(id),
  )
  if (missing.length > 0) return refused('case/material-missing', { materials: missing.join(', ') })
  const { type: _, brokenIn: __, ...facts } = command
  return decided({ type: 'CaseSubmitted', ...facts })
}

/** Only what the plan asks for may be asked for; what the government holds least of all. */
export function strangerRefusal(state: CaseState, entries: readonly NoticeEntry[]): Decision | undefined {
  const known = { material: state.checklist, field: state.fields }
  const stranger = entries.find(entry => !known[entry.subject].includes(entry.id))
  if (stranger === undefined) return undefined
  const isHeld = stranger.subject === 'material' && state.held.includes(stranger.id)
  return refused(isHeld ? 'case/already-held' : 'case/not-on-checklist', { id: stranger.id })
}

export function preExamine(state: CaseState, command: CommandOf<'pre-examine'>): Decision {
  const { outcome, entries } = command
  const no = firstOf(
    stageRefusal(state, 'submitted'),
    state.channel === 'online' ? undefined : refused('case/not-online'),
    state.preExamination && refused('case/pre-examined'),
    outcome === 'to-mend' && entries.length === 0 ? refused('case/empty-notice') : undefined,
    reasonRefusal(...entries.map(entry => entry.problem)),
    strangerRefusal(state, entries),
  )
  return no ?? decided({ type: 'PreExamined', outcome, entries: outcome === 'ready' ? [] : entries })
}

export function correctOnTheSpot(state: CaseState, command: CommandOf<'correct-on-the-spot'>): Decision {
  const { formHash, materials, changedFields } = command
  const stranger = changedFields.find(field => !state.fields.includes(field))
  const no = firstOf(
    stageRefusal(state, 'submitted'),
    unaskedRefusal(state.checklist, materials),
    stranger === undefined ? undefined : refused('case/not-on-checklist', { id: stranger }),
    materials.length === 0 && changedFields.length === 0 ? refused('case/nothing-changed') : undefined,
  )
  return no ?? decided({ type: 'CorrectedOnTheSpot', formHash, materials, changedFields })
}

/** What makes an application accepted: by the window, or by the law. */
function acceptance(state: CaseState, event: CaseEvent, since?: number): Decision {
  return decided(event, ...dispatches(state.tasks, [], since))
}

export function accept(state: CaseState, command: CommandOf<'accept'>, context: DecideContext): Decision {
  const wrongStage = stageRefusal(state, 'submitted')
  if (wrongStage) return wrongStage
  if (isGathering(state)) return refused('case/joint-notice-open')
  const elsewhere = state.tasks.filter(task => !context.mayTakeIn(state.site, task.item))
  if (elsewhere.length > 0)
    return refused('case/site-not-open', { items: elsewhere.map(task => task.item).join(', ') })
  const there = state.checklist.filter(id => !state.later.includes(id))
  const unchecked = there.filter(material => !command.checked.includes(material))
  if (unchecked.length > 0) return refused('case/check-incomplete', { materials: unchecked.join(', ') })
  const later = openTolerables(state)
  return acceptance(state, { type: 'CaseAccepted', checked: there, ...(later.length > 0 && { later }) })
}

/** Nobody told in time what is missing: accepted as of the day on which the papers came in (ALL §32(4)). */
export function deemAccepted(state: CaseState, context: DecideContext): Decision {
  const wrongStage = stageRefusal(state, 'submitted')
  if (wrongStage) return wrongStage
  if (state.notice?.lapsedAt !== undefined || !isOver(acceptanceClock(state), context))
    return refused('case/not-due')
  const later = openTolerables(state)
  const since = state.receivedAt
  return acceptance(state, { type: 'CaseDeemedAccepted', since, ...(later.length > 0 && { later }) }, since)
}

export function decline(state: CaseState, command: CommandOf<'decline'>, context: DecideContext): Decision {
  const no = firstOf(stageRefusal(state, 'submitted'), reasonRefusal(command.reason))
  if (no) return no
  const { reason, competentAuthority } = command
  if (competentAuthority !== undefined && !context.authorities.has(competentAuthority)) {
    return refused('case/unknown-authority', { authority: competentAuthority })
  }
  return decided({ type: 'CaseDeclined', reason, ...(competentAuthority && { competentAuthority }) })
}

/** The authorities are still gathering what is missing for one notice. */
export function isGathering({ jointNotice }: CaseState): boolean {
  return jointNotice !== undefined && jointNotice.closedAt === undefined
}

/** What stands in the way of any notice: a second one is refused, whatever it says. */
export function noticeRefusal(
  state: CaseState,
  entries: readonly NoticeEntry[],
  context: DecideContext,
): Decision | undefined {
  return firstOf(
    state.notice && refused('case/second-notice'),
    stageRefusal(state, 'submitted'),
    isOver(acceptanceClock(state), context) ? refused('case/notice-too-late') : undefined,
    entries.length === 0 ? refused('case/empty-notice') : undefined,
    reasonRefusal(...entries.map(entry => entry.problem)),
    strangerRefusal(state, entries),
  )
}

/** Everything missing is told once. */
export function issueNotice(
  state: CaseState,
  command: CommandOf<'issue-notice'>,
  context: DecideContext,
): Decision {
  const { entries } = command
  const no = firstOf(
    noticeRefusal(state, entries, context),
    isGathering(state) ? refused('case/joint-notice-open') : undefined,
  )
  return no ?? decided({ type: 'OneTimeNoticeIssued', entries })
}

/** Each thing that the notice named must have been touched. After its limit, too, until the window has decided. */
export function correct(state: CaseState, command: CommandOf<'correct'>): Decision {
  const hasLapsed = state.stage === 'submitted' && state.notice?.lapsedAt !== undefined
  const no = firstOf(
    hasLapsed ? undefined : stageRefusal(state, 'correcting'),
    unaskedRefusal(state.checklist, command.materials),
  )
  if (no) return no
  const given = new Set(command.materials.filter(hasFiles).map(entry => entry.material))
  const unanswered = (state.notice?.entries ?? []).filter(entry =>
    entry.subject === 'material' ? !given.has(entry.id) : !command.changedFields.includes(entry.id),
  )
  if (unanswered.length > 0) {
    return refused('case/notice-unanswered', { ids: unanswered.map(entry => entry.id).join(', ') })
  }
  return decided({ type: 'CorrectionSubmitted', formHash: command.formHash, materials: command.materials })
}

/** The applicant may withdraw until the first decision on an item is taken. */
export function withdraw(state: CaseState, command: CommandOf<'withdraw'>): Decision {
  const wrongStage = stageRefusal(state, 'submitted', 'correcting', 'handling')
  if (wrongStage) return wrongStage
  if (state.tasks.some(task => task.decidedAt !== undefined))
    return refused('case/stage', { stage: state.stage })
  if (isBlank(command.reason)) return refused('case/reason-missing')
  return decided({ type: 'CaseWithdrawn', reason: command.reason })
}
