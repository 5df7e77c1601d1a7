/** The commands on one item's part of a case. */
import type { CommandOf, TaskCommand } from '../commands.ts'
import type { CaseState } from '../state.ts'
import { type DecideContext, type Decision, refused } from './context.ts'
import { extendTask, shortenLimit } from './limit.ts'
import { giveOpinion, requestOpinion, takeSilence } from './opinion.ts'
import { answerObjection, beginProcedure, endProcedure, lapseProcedure, raiseObjection } from './procedure.ts'
import { checkCommitment, correctResult, issueResult, revokeResult } from './result.ts'
import { confirmReview, decideTask, forwardTask, reviewTask, sendBackReview } from './review.ts'
import {
  addAuthority,
  failHandOver,
  receiveTask,
  recordHandOver,
  resendTask,
  retryHandOver,
  returnTask,
  transferTask,
} from './routing.ts'
import { placeRefusal } from './task-rules.ts'
import type { TaskScene } from './task-scene.ts'

const HANDLERS: {
  readonly [Type in TaskCommand['type']]: (scene: TaskScene, command: CommandOf<Type>) => Decision
} = {
  'receive-task': receiveTask,
  'return-task': returnTask,
  'resend-task': resendTask,
  'transfer-task': transferTask,
  'add-authority': addAuthority,
  'retry-hand-over': retryHandOver,
  'record-hand-over': recordHandOver,
  'fail-hand-over': failHandOver,
  'review-task': reviewTask,
  'confirm-review': confirmReview,
  'send-back-review': sendBackReview,
  'forward-task': forwardTask,
  'decide-task': decideTask,
  'begin-procedure': beginProcedure,
  'end-procedure': endProcedure,
  'lapse-procedure': lapseProcedure,
  'raise-objection': raiseObjection,
  'answer-objection': answerObjection,
  'request-opinion': requestOpinion,
  'give-opinion': giveOpinion,
  'take-silence': takeSilence,
  'extend-task': extendTask,
  'shorten-limit': shortenLimit,
  'issue-result': issueResult,
  'correct-result': correctResult,
  'revoke-result': revokeResult,
  'check-commitment': checkCommitment,
}

export function handleTask<Type extends TaskCommand['type']>(
  state: CaseState,
  type: Type,
  item: string,
  command: CommandOf<Type>,
  context: DecideContext,
): Decision {
  const task = state.tasks.find(candidate => candidate.item === item)
  if (task === undefined) return refused('case/unknown-item', { item })
  const handler: (typeof HANDLERS)[Type] = HANDLERS[type]
  return placeRefusal(state, task, type, context.actor) ?? handler({ state, task, context }, command)
}
