/**
 * The law of a case: what a command makes happen, or why it is refused. No screen and no route
 * repeats a rule that stands here.
 */
import { type Actor, mayCommand } from '../../access/access.ts'
import type { CaseCommand, CommandOf, TaskCommand } from '../commands.ts'
import type { CaseState } from '../state.ts'
import { chooseSeparateDelivery, deliver, rate, reopen, repairCredit, trackDelivery } from './closing.ts'
import { type DecideContext, type Decision, refused } from './context.ts'
import {
  accept,
  correct,
  correctOnTheSpot,
  decline,
  deemAccepted,
  issueNotice,
  preExamine,
  submit,
  withdraw,
} from './intake.ts'
import {
  cancelJointAct,
  closeJointNotice,
  convene,
  giveJointOpinion,
  holdJointAct,
  moveJointAct,
  openJointNotice,
  tellMissing,
} from './joint.ts'
import { extendJointLimit } from './limit.ts'
import { actingRefusal, involvedAuthorities } from './relation.ts'
import { lapseCorrection, lapseTolerance, prolongSupplement, supplement } from './supplement.ts'
import { handleTask } from './task.ts'
import { takeOverVersion } from './version.ts'

/** Whether this is the actor's case at all. Strangers are told that there is none. */
function relationRefusal(state: CaseState, actor: Actor): Decision | undefined {
  switch (actor.role) {
    case 'applicant':
      return actingRefusal(actor, { principal: state.applicant, matter: state.matter }, state.handler?.person)
    case 'clerk':
      if (state.site !== actor.site) return refused('access/not-your-case')
      return state.reviewers.includes(actor.account) ? refused('access/separation') : undefined
    case 'reviewer':
      if (!involvedAuthorities(state).has(actor.authority))
        return refused('access/not-your-authority', { item: '' })
      return state.clerks.includes(actor.account) ? refused('access/separation') : undefined
    case 'manager':
      return undefined
    // The clock acts on every case; which commands are its own stands in the table.
    case 'system':
      return undefined
    case 'editor':
      return refused('access/not-your-case')
  }
}

/** Submitting for oneself or by mandate, or at the window for whoever stands there. */
function submitRefusal(command: CommandOf<'submit'>, actor: Actor): Decision | undefined {
  if (actor.role === 'applicant') {
    const { applicant: principal, matter, handler } = command
    const no = actingRefusal(actor, { principal, matter }, handler?.person)
    if (no) return no
    // Nobody else is made the handler, and nobody handles their own case by mandate.
    const named = principal === actor.person ? undefined : actor.person
    if (handler?.person !== named) return refused('access/not-your-case')
  }
  if (actor.role === 'clerk' && command.site !== actor.site) return refused('access/not-your-case')
  return undefined
}

type CaseWide = Exclude<CaseCommand, TaskCommand | CommandOf<'submit'>>

const HANDLERS: {
  readonly [Type in CaseWide['type']]: (
    state: CaseState,
    command: CommandOf<Type>,
    context: DecideContext,
  ) => Decision
} = {
  'pre-examine': preExamine,
  'correct-on-the-spot': correctOnTheSpot,
  accept,
  decline,
  'issue-notice': issueNotice,
  correct,
  withdraw,
  supplement,
  'prolong-supplement': prolongSupplement,
  'take-over-version': takeOverVersion,
  'deem-accepted': (state, _, context) => deemAccepted(state, context),
  'lapse-correction': (state, _, context) => lapseCorrection(state, context),
  'lapse-tolerance': (state, _, context) => lapseTolerance(state, context),
  'open-joint-notice': (state, _, context) => openJointNotice(state, context),
  'tell-missing': tellMissing,
  'close-joint-notice': (state, _, context) => closeJointNotice(state, context),
  convene,
  'move-joint-act': moveJointAct,
  'give-joint-opinion': giveJointOpinion,
  'hold-joint-act': holdJointAct,
  'cancel-joint-act': cancelJointAct,
  'extend-joint-limit': extendJointLimit,
  'choose-separate-delivery': state => chooseSeparateDelivery(state),
  deliver,
  'track-delivery': trackDelivery,
  reopen,
  'repair-credit': repairCredit,
  rate,
}

type Handlers = typeof HANDLERS

function handleCase<Type extends CaseWide['type']>(
  state: CaseState,
  type: Type,
  command: CommandOf<Type>,
  context: DecideContext,
): Decision {
  const handler: Handlers[Type] = HANDLERS[type]
  return handler(state, command, context)
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
  return 'item' in command
    ? handleTask(state, command.type, command.item, command, context)
    : handleCase(state, command.type, command, context)
}
