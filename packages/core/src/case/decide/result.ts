/** Results: issued (ALL §44), corrected, revoked (ALL §69), and the promises behind them checked. */
import type { CommandOf } from '../commands.ts'
import { awaitedMaterials, type Task } from '../state.ts'
import { type Decision, decided, dispatches, firstOf, isBlank, reasonRefusal, refused } from './context.ts'
import type { TaskScene } from './task-scene.ts'

/** The result is there: whoever waited for it starts at once. */
export function issueResult({ state, task }: TaskScene, command: CommandOf<'issue-result'>): Decision {
  const open = awaitedMaterials(state, task)
  // 容缺: reviewed meanwhile, issued only when everything is there.
  if (open.length > 0) return refused('case/material-awaited', { materials: open.join(', ') })
  // Only this task's own licences are issued, each once, whatever else was sent.
  const results = task.licences.flatMap(
    licence => command.results.find(result => result.licence === licence && !isBlank(result.number)) ?? [],
  )
  const missing = task.licences.filter(licence => !results.some(result => result.licence === licence))
  if (missing.length > 0) return refused('case/result-missing', { licences: missing.join(', ') })
  return decided({ type: 'ResultIssued', item: task.item, results }, ...dispatches(state.tasks, [task.item]))
}

function validResult(task: Task, licence: string) {
  return task.results?.find(result => result.licence === licence && result.revoked === undefined)
}

export function correctResult({ task }: TaskScene, command: CommandOf<'correct-result'>): Decision {
  const { item, licence, correction, validUntil } = command
  if (validResult(task, licence) === undefined) return refused('case/no-such-result', { licence })
  return (
    reasonRefusal(correction) ??
    decided({ type: 'ResultCorrected', item, licence, correction, ...(validUntil && { validUntil }) })
  )
}

export function revokeResult({ task }: TaskScene, command: CommandOf<'revoke-result'>): Decision {
  const { item, licence, ground, reason } = command
  if (validResult(task, licence) === undefined) return refused('case/no-such-result', { licence })
  return reasonRefusal(reason) ?? decided({ type: 'ResultRevoked', item, licence, ground, reason })
}

/** 事后核查: whether what was promised in place of a proof is true. */
export function checkCommitment(
  { state, task }: TaskScene,
  command: CommandOf<'check-commitment'>,
): Decision {
  const { item, material, kept, remark } = command
  const isPromised = state.promised.includes(material) && task.law.materials.includes(material)
  const no = firstOf(
    isPromised ? undefined : refused('case/no-commitment', { id: material }),
    task.commitmentChecks.some(check => check.material === material)
      ? refused('case/checked-already')
      : undefined,
    kept ? undefined : reasonRefusal(remark),
  )
  return no ?? decided({ type: 'CommitmentChecked', item, material, kept, remark })
}
