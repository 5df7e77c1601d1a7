/** Special procedures (特别程序): the item declares them, the applicant is told, and the longest time is kept. ALL §45. */
import { procedureClock } from '../clocks.ts'
import type { CommandOf } from '../commands.ts'
import type { Procedure, Task } from '../state.ts'
import { type Decision, decided, firstOf, isBlank, isOver, reasonRefusal, refused } from './context.ts'
import type { TaskScene } from './task-scene.ts'

/** ALL §34: what has to be verified on site is verified by two officials at least. */
export const OFFICIALS_ON_SITE = 2

const ON_SITE: ReadonlySet<Procedure['kind']> = new Set(['site-inspection', 'inspection'])

/** Whether somebody objected and got no answer yet. */
export function hasOpenObjection({ objections }: Procedure): boolean {
  return objections.some(({ answer }) => answer === undefined)
}

function openProcedure(task: Task, id: string): Procedure | undefined {
  return task.procedures.find(procedure => procedure.id === id && procedure.endedAt === undefined)
}

export function beginProcedure({ state, task }: TaskScene, command: CommandOf<'begin-procedure'>): Decision {
  const { item, kind, days, notice } = command
  const declared = task.law.procedures.find(procedure => procedure.kind === kind)
  if (declared === undefined) return refused('case/procedure-not-declared', { kind })
  const isOpen = task.procedures.some(other => other.kind === kind && other.endedAt === undefined)
  const isRepeated = declared.suspends && task.procedures.some(other => other.kind === kind)
  const no = firstOf(
    isOpen ? refused('case/procedure-open') : undefined,
    // A clock that stops again and again for the same would be no clock.
    isRepeated ? refused('case/procedure-repeated', { kind }) : undefined,
    days < 1 || days > declared.limitDays
      ? refused('case/procedure-too-long', { days: declared.limitDays })
      : undefined,
    reasonRefusal(notice),
  )
  if (no) return no
  const count = state.tasks.reduce((sum, other) => sum + other.procedures.length, 0)
  const { unit, suspends } = declared
  const procedure = `procedure-${count + 1}`
  return decided({ type: 'ProcedureBegun', item, procedure, kind, days, unit, suspends, notice })
}

export function endProcedure({ task }: TaskScene, command: CommandOf<'end-procedure'>): Decision {
  const { item, procedure: id, conclusion = '', officials } = command
  const procedure = openProcedure(task, id)
  if (procedure === undefined) return refused('case/unknown-procedure', { id })
  const present = new Set((officials ?? []).filter(name => !isBlank(name)))
  const isOnSite = ON_SITE.has(procedure.kind)
  const no = firstOf(
    reasonRefusal(conclusion),
    isOnSite && present.size < OFFICIALS_ON_SITE ? refused('case/officials-missing') : undefined,
    hasOpenObjection(procedure) ? refused('case/objection-open') : undefined,
  )
  if (no) return no
  return decided({
    type: 'ProcedureEnded',
    item,
    procedure: id,
    outcome: 'done',
    conclusion,
    ...(present.size > 0 && { officials: [...present] }),
  })
}

/** Its longest time is over: the clock of the item goes on, whatever has become of the procedure. */
export function lapseProcedure(
  { task, context }: TaskScene,
  command: CommandOf<'lapse-procedure'>,
): Decision {
  const procedure = openProcedure(task, command.procedure)
  if (procedure === undefined || !isOver(procedureClock(procedure), context)) return refused('case/not-due')
  return decided({
    type: 'ProcedureEnded',
    item: task.item,
    procedure: procedure.id,
    outcome: 'time-over',
  })
}

/** 公示期异议: during a publicity notice anybody may object; at the window in person, or the applicant itself. */
export function raiseObjection({ state, task }: TaskScene, command: CommandOf<'raise-objection'>): Decision {
  const { item, procedure: id, text } = command
  const procedure = openProcedure(task, id)
  if (procedure?.kind !== 'publicity') return refused('case/unknown-procedure', { id })
  const no = reasonRefusal(text)
  if (no) return no
  const count = state.tasks.flatMap(other => other.procedures.flatMap(({ objections }) => objections)).length
  return decided({ type: 'ObjectionRaised', item, procedure: id, objection: `objection-${count + 1}`, text })
}

export function answerObjection({ task }: TaskScene, command: CommandOf<'answer-objection'>): Decision {
  const { item, objection: id, upheld, text } = command
  const objection = task.procedures
    .flatMap(({ objections }) => objections)
    .find(entry => entry.id === id && entry.answer === undefined)
  if (objection === undefined) return refused('case/unknown-objection', { id })
  return reasonRefusal(text) ?? decided({ type: 'ObjectionAnswered', item, objection: id, upheld, text })
}
