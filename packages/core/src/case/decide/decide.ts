/**
 * The law of a case: what a command makes happen, or why it is refused. No screen and no route
 * repeats a rule that stands here.
 */
import { type Actor, mayCommand } from '../../access/access.ts'
import type { CaseCommand } from '../commands.ts'
import type { CaseState } from '../state.ts'
import { deliver, rate } from './closing.ts'
import { type DecideContext, type Decision, refused } from './context.ts'
import { accept, correct, decline, issueNotice, submit, withdraw } from './intake.ts'
import { handleTask } from './task.ts'
import { takeOverVersion } from './version.ts'

/** Whether this is the actor's case at all. Strangers are told that there is none. */
function relationRefusal(state: CaseState, actor: Actor): Decision | undefined {
  switch (actor.role) {
    case 'applicant':
      return state.applicant === actor.person ? undefined : refused('access/not-your-case')
    case 'clerk':
      if (state.site !== actor.site) return refused('access/not-your-case')
      return state.reviewers.includes(actor.account) ? refused('access/separation') : undefined
    case 'reviewer':
      return state.tasks.some(task => task.authority === actor.authority)
        ? undefined
        : refused('access/not-your-authority', { item: '' })
    case 'manager':
      return undefined
    case 'editor':
      return refused('access/not-your-case')
  }
}

/** Submitting for oneself, or at the window for whoever stands there. */
function submitRefusal(
  command: Extract<CaseCommand, { type: 'submit' }>,
  actor: Actor,
): Decision | undefined {
  if (actor.role === 'applicant' && command.applicant !== actor.person) return refused('access/not-your-case')
  if (actor.role === 'clerk' && command.site !== actor.site) return refused('access/not-your-case')
  return undefined
}

export function decide(state: CaseState | undefined, command: CaseCommand, context: DecideContext): Decision {
  const { actor } = context
  if (!mayCommand(actor.role, command.type))
    return refused('access/role', { role: actor.role, command: command.type })
  if (command.type === 'submit') {
    if (state !== undefined) return refused('case/exists')
    return submitRefusal(command, actor) ?? submit(command)
  }
  if (state === undefined) return refused('case/not-found')
  const stranger = relationRefusal(state, actor)
  if (stranger) return stranger
  switch (command.type) {
    case 'accept':
      return accept(state, command)
    case 'decline':
      return decline(state, command, context)
    case 'issue-notice':
      return issueNotice(state, command)
    case 'correct':
      return correct(state, command)
    case 'withdraw':
      return withdraw(state, command)
    case 'review-task':
    case 'decide-task':
    case 'issue-result':
      return handleTask(state, command, context)
    case 'deliver':
      return deliver(state, command)
    case 'rate':
      return rate(state, command)
    case 'take-over-version':
      return takeOverVersion(state, command)
  }
}
