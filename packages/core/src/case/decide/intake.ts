/** From the application to its acceptance: ALL §32. */
import type { CaseCommand } from '../commands.ts'
import type { HandedIn } from '../events.ts'
import type { CaseState } from '../state.ts'
import {
  type DecideContext,
  type Decision,
  decided,
  dispatchable,
  isBlank,
  refused,
  stageRefusal,
} from './context.ts'

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>

/** Materials asked for with no file handed in. */
function missingMaterials(checklist: readonly string[], materials: readonly HandedIn[]): string[] {
  return checklist.filter(id => !materials.some(entry => entry.material === id && entry.files.length > 0))
}

/** What was handed in though nobody asked for it: ALL §31 forbids to demand it, so it is not taken. */
function unasked(checklist: readonly string[], materials: readonly HandedIn[]): string | undefined {
  return materials.find(entry => !checklist.includes(entry.material))?.material
}

export function submit(command: Command<'submit'>): Decision {
  if (command.tasks.length === 0) return refused('case/no-item')
  const stranger = unasked(command.checklist, command.materials)
  if (stranger !== undefined) return refused('case/not-on-checklist', { id: stranger })
  const missing = missingMaterials(command.checklist, command.materials)
  if (missing.length > 0) return refused('case/material-missing', { materials: missing.join(', ') })
  const { type: _, ...facts } = command
  return decided({ type: 'CaseSubmitted', ...facts })
}

export function accept(state: CaseState, command: Command<'accept'>): Decision {
  const wrongStage = stageRefusal(state, 'submitted')
  if (wrongStage) return wrongStage
  const unchecked = state.checklist.filter(material => !command.checked.includes(material))
  if (unchecked.length > 0) return refused('case/check-incomplete', { materials: unchecked.join(', ') })
  return decided(
    { type: 'CaseAccepted', checked: state.checklist },
    ...dispatchable(state.tasks, new Set()).map(task => ({
      type: 'TaskDispatched' as const,
      item: task.item,
    })),
  )
}

export function decline(state: CaseState, command: Command<'decline'>, context: DecideContext): Decision {
  const wrongStage = stageRefusal(state, 'submitted')
  if (wrongStage) return wrongStage
  if (isBlank(command.reason)) return refused('case/reason-missing')
  const { reason, competentAuthority } = command
  if (competentAuthority !== undefined && !context.authorities.has(competentAuthority)) {
    return refused('case/unknown-authority', { authority: competentAuthority })
  }
  return decided({ type: 'CaseDeclined', reason, ...(competentAuthority && { competentAuthority }) })
}

/** Everything missing is told once: a second notice is refused, whatever it says. */
export function issueNotice(state: CaseState, command: Command<'issue-notice'>): Decision {
  if (state.notice !== undefined) return refused('case/second-notice')
  const wrongStage = stageRefusal(state, 'submitted')
  if (wrongStage) return wrongStage
  if (command.entries.length === 0) return refused('case/empty-notice')
  if (command.entries.some(entry => isBlank(entry.problem))) return refused('case/reason-missing')
  const stranger = command.entries.find(
    entry => !(entry.subject === 'material' ? state.checklist : state.fields).includes(entry.id),
  )
  if (stranger) return refused('case/not-on-checklist', { id: stranger.id })
  return decided({ type: 'OneTimeNoticeIssued', entries: command.entries })
}

/** Each thing that the notice named must have been touched. */
export function correct(state: CaseState, command: Command<'correct'>): Decision {
  const wrongStage = stageRefusal(state, 'correcting')
  if (wrongStage) return wrongStage
  const stranger = unasked(state.checklist, command.materials)
  if (stranger !== undefined) return refused('case/not-on-checklist', { id: stranger })
  const given = new Set(
    command.materials.filter(entry => entry.files.length > 0).map(entry => entry.material),
  )
  const unanswered = (state.notice?.entries ?? []).filter(entry =>
    entry.subject === 'material' ? !given.has(entry.id) : !command.changedFields.includes(entry.id),
  )
  if (unanswered.length > 0) {
    return refused('case/notice-unanswered', { ids: unanswered.map(entry => entry.id).join(', ') })
  }
  return decided({ type: 'CorrectionSubmitted', formHash: command.formHash, materials: command.materials })
}

/** The applicant may withdraw until the first decision on an item is taken. */
export function withdraw(state: CaseState, command: Command<'withdraw'>): Decision {
  const wrongStage = stageRefusal(state, 'submitted', 'correcting', 'handling')
  if (wrongStage) return wrongStage
  if (state.tasks.some(task => task.decidedAt !== undefined))
    return refused('case/stage', { stage: state.stage })
  if (isBlank(command.reason)) return refused('case/reason-missing')
  return decided({ type: 'CaseWithdrawn', reason: command.reason })
}
