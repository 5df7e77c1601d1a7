/** Special procedures with their objections, and the opinions of others, of one task. */
import type { TaskEvent } from '../events.ts'
import type { GivenOpinion, OpinionRequest, Procedure, Task } from '../state.ts'

const TYPES = [
  'ProcedureBegun',
  'ProcedureEnded',
  'ObjectionRaised',
  'ObjectionAnswered',
  'OpinionRequested',
  'OpinionGiven',
  'SilenceAgreed',
] as const

export type ProcedureEvent = Extract<TaskEvent, { readonly type: (typeof TYPES)[number] }>

export function isOfProcedure(event: TaskEvent): event is ProcedureEvent {
  return TYPES.some(type => type === event.type)
}

function withProcedure(task: Task, id: string, change: (procedure: Procedure) => Procedure): Task {
  const procedures = task.procedures.map(procedure => (procedure.id === id ? change(procedure) : procedure))
  return { ...task, procedures }
}

function withOpinions(task: Task, id: string, opinions: readonly GivenOpinion[]): Task {
  const opinionRequests = task.opinionRequests.map(
    (request): OpinionRequest =>
      request.id === id ? { ...request, opinions: [...request.opinions, ...opinions] } : request,
  )
  return { ...task, opinionRequests }
}

export function evolveProcedure(task: Task, event: ProcedureEvent, at: number): Task {
  switch (event.type) {
    case 'ProcedureBegun': {
      const { type: _, item: __, procedure: id, ...facts } = event
      return { ...task, procedures: [...task.procedures, { id, ...facts, begunAt: at, objections: [] }] }
    }
    case 'ProcedureEnded': {
      const { type: _, item: __, procedure: id, ...facts } = event
      return withProcedure(task, id, procedure => ({ ...procedure, ...facts, endedAt: at }))
    }
    case 'ObjectionRaised':
      return withProcedure(task, event.procedure, procedure => ({
        ...procedure,
        objections: [...procedure.objections, { id: event.objection, text: event.text, at }],
      }))
    case 'ObjectionAnswered': {
      const { objection: id, upheld, text } = event
      const procedures = task.procedures.map(procedure => ({
        ...procedure,
        objections: procedure.objections.map(entry =>
          entry.id === id ? { ...entry, answer: { at, upheld, text } } : entry,
        ),
      }))
      return { ...task, procedures }
    }
    case 'OpinionRequested': {
      const { type: _, item: __, request: id, ...facts } = event
      return { ...task, opinionRequests: [...task.opinionRequests, { id, ...facts, at, opinions: [] }] }
    }
    case 'OpinionGiven': {
      const { authority, opinion, text } = event
      return withOpinions(task, event.request, [{ authority, opinion, text, at, bySilence: false }])
    }
    case 'SilenceAgreed':
      return withOpinions(
        task,
        event.request,
        event.authorities.map(authority => ({ authority, opinion: 'agree', text: '', at, bySilence: true })),
      )
  }
}
