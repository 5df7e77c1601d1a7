/** Which commands an actor could give now, for the buttons of a screen; asked of the decider itself. */
import type { Actor } from '../access/access.ts'
import type { CaseCommand, TaskCommand } from './commands.ts'
import type { DecideContext } from './decide/context.ts'
import { decide } from './decide/decide.ts'
import { authoritiesOf } from './decide/joint.ts'
import { participants } from './decide/task-rules.ts'
import type { HandedIn } from './events.ts'
import { type CaseState, hasEnded, type Task } from './state.ts'

export type PermittedCommand = {
  readonly command: Exclude<CaseCommand['type'], 'submit'>
  readonly item?: string
  /** What of the item it is for, where there may be several: a procedure, a request, an objection, a joint act. */
  readonly subject?: string
}

type CaseWide = Exclude<CaseCommand, TaskCommand | { type: 'submit' }>
type Sample<Command> = { readonly command: Command; readonly subject?: string }

const FILE = { file: '', sha256: '', bytes: 0, mediaType: '' }

function papers(materials: readonly string[]): HandedIn[] {
  return materials.map(material => ({ material, files: [FILE] }))
}

/** Something of the plan that could be asked for. */
function subjectOf({ checklist, fields }: CaseState) {
  const [material] = checklist
  const [field = ''] = fields
  return material === undefined
    ? { subject: 'field' as const, id: field }
    : { subject: 'material' as const, id: material }
}

/** For each command a sample that is complete, so that only stage and rights can stand in its way. */
function intakeSamples(state: CaseState, current: string): Sample<CaseWide>[] {
  const entries = [{ ...subjectOf(state), problem: '-' }]
  const commands: CaseWide[] = [
    { type: 'pre-examine', outcome: 'ready', entries: [] },
    { type: 'correct-on-the-spot', formHash: '', materials: [], changedFields: state.fields.slice(0, 1) },
    { type: 'accept', checked: state.checklist },
    { type: 'decline', reason: '-' },
    { type: 'issue-notice', entries },
    { type: 'open-joint-notice' },
    { type: 'tell-missing', entries: [] },
    { type: 'correct', formHash: '', materials: papers(state.checklist), changedFields: state.fields },
    { type: 'withdraw', reason: '-' },
    { type: 'supplement', materials: papers([...state.later, ...state.promised]) },
    {
      type: 'take-over-version',
      request: '-',
      catalogueVersion: current,
      planHash: state.planHash,
      situation: state.situation,
      fields: state.fields,
      checklist: state.checklist,
      tasks: state.tasks,
      demands: [],
    },
  ]
  const prolonging = state.later.map(
    (material): Sample<CaseWide> => ({
      command: { type: 'prolong-supplement', material, days: 1, reason: '-' },
      subject: material,
    }),
  )
  return [...commands.map(command => ({ command })), ...prolonging]
}

function jointSamples(state: CaseState, { now, authorities }: DecideContext): Sample<CaseWide>[] {
  const later = now + 86_400_000
  const open = state.tasks.filter(task => !hasEnded(task)).map(task => task.item)
  // Whom one may invite: those of the case, or else anybody.
  const invited = [...new Set([...authoritiesOf(state), ...authorities])].slice(0, 2)
  const commands: Sample<CaseWide>[] = [
    {
      command: {
        type: 'convene',
        kind: 'meeting',
        items: open.slice(0, 1),
        authorities: invited,
        heldAt: later,
        place: '-',
        agenda: ['-'],
      },
    },
    { command: { type: 'extend-joint-limit', days: 1, approver: '-', reason: '-' } },
  ]
  const ofActs = state.jointActs
    .filter(act => act.state === 'convened')
    .flatMap(({ id: act }): Sample<CaseWide>[] =>
      [
        { type: 'move-joint-act' as const, act, heldAt: later, place: '-', reason: '-' },
        { type: 'give-joint-opinion' as const, act, opinion: 'agree' as const, text: '-' },
        {
          type: 'hold-joint-act' as const,
          act,
          attendants: ['-', '–'],
          minutes: '-',
          conclusion: 'agree' as const,
        },
        { type: 'cancel-joint-act' as const, act, reason: '-' },
      ].map(command => ({ command, subject: act })),
    )
  return [...commands, ...ofActs]
}

function closingSamples(state: CaseState): Sample<CaseWide>[] {
  const sent = state.handings.flatMap(handing => handing.trackingNumber ?? [])
  const again = state.tasks.filter(task => task.stage === 'refused' || task.stage === 'stopped')
  const commands: CaseWide[] = [
    { type: 'choose-separate-delivery' },
    { type: 'deliver', method: 'window' },
    { type: 'reopen', items: again.map(task => task.item), document: '-', reason: '-' },
    { type: 'repair-credit', document: '-' },
    { type: 'rate', grade: 'satisfied' },
  ]
  return [
    ...commands.map(command => ({ command })),
    ...sent.map((trackingNumber): Sample<CaseWide> => {
      const tracking = state.handings.find(handing => handing.trackingNumber === trackingNumber)?.tracking
      const next = tracking === 'delivered' ? 'sent-back' : 'delivered'
      return { command: { type: 'track-delivery', trackingNumber, state: next }, subject: trackingNumber }
    }),
  ]
}

function plainTaskSamples(task: Task, { authorities }: DecideContext): TaskCommand[] {
  const { item } = task
  const findings = task.reviewPoints.map(point => ({ point, met: true }))
  const other = [...authorities].find(id => id !== task.authority) ?? '-'
  const absent = [...authorities].find(id => id !== task.authority && !participants(task).includes(id)) ?? '-'
  return [
    { type: 'receive-task', item },
    { type: 'return-task', item, reason: '-' },
    { type: 'resend-task', item, explanation: '-' },
    { type: 'transfer-task', item, authority: other, reason: '-' },
    { type: 'add-authority', item, authority: absent, reason: '-' },
    { type: 'retry-hand-over', item },
    { type: 'review-task', item, findings },
    { type: 'confirm-review', item },
    { type: 'send-back-review', item, remark: '-' },
    { type: 'forward-task', item, proposal: '-' },
    {
      type: 'request-opinion',
      item,
      authorities: [other],
      question: '-',
      days: 1,
      silence: 'nothing',
    },
    { type: 'extend-task', item, days: 1, reason: '-' },
    { type: 'shorten-limit', item, days: Math.max(0, task.promisedDays - 1), reason: '-' },
    { type: 'decide-task', item, outcome: 'refuse', reasons: '-' },
    {
      type: 'issue-result',
      item,
      results: task.licences.map(licence => ({ licence, number: '-' })),
    },
  ]
}

/** Commands of which there may be several at once. */
function manifoldTaskSamples(state: CaseState, task: Task): Sample<TaskCommand>[] {
  const { item } = task
  const open = task.procedures.filter(({ endedAt }) => endedAt === undefined)
  const promised = task.law.materials.filter(material => state.promised.includes(material))
  return [
    ...task.law.procedures.map(
      ({ kind }): Sample<TaskCommand> => ({
        command: { type: 'begin-procedure', item, kind, days: 1, notice: '-' },
        subject: kind,
      }),
    ),
    ...open.flatMap(({ id: procedure }): Sample<TaskCommand>[] => [
      {
        command: {
          type: 'end-procedure',
          item,
          procedure,
          conclusion: '-',
          officials: ['-', '–'],
        },
        subject: procedure,
      },
      { command: { type: 'raise-objection', item, procedure, text: '-' }, subject: procedure },
    ]),
    // An objection is answered also when the time of its notice is over.
    ...task.procedures.flatMap(({ objections }) =>
      objections.map(
        ({ id: objection }): Sample<TaskCommand> => ({
          command: { type: 'answer-objection', item, objection, upheld: false, text: '-' },
          subject: objection,
        }),
      ),
    ),
    ...task.opinionRequests.map(
      ({ id: request }): Sample<TaskCommand> => ({
        command: { type: 'give-opinion', item, request, opinion: 'agree', text: '' },
        subject: request,
      }),
    ),
    ...(task.results ?? []).flatMap(({ licence }): Sample<TaskCommand>[] => [
      { command: { type: 'correct-result', item, licence, correction: '-' }, subject: licence },
      {
        command: { type: 'revoke-result', item, licence, ground: 'public-interest', reason: '-' },
        subject: licence,
      },
    ]),
    ...promised.map(
      (material): Sample<TaskCommand> => ({
        command: { type: 'check-commitment', item, material, kept: true, remark: '-' },
        subject: material,
      }),
    ),
  ]
}

/** `current` is the version of the catalogue in use: there is one to take over only where it is another. */
export function permittedCommands(
  state: CaseState,
  context: DecideContext,
  current: string = state.catalogueVersion,
): PermittedCommand[] {
  const samples: Sample<CaseWide | TaskCommand>[] = [
    ...intakeSamples(state, current),
    ...jointSamples(state, context),
    ...closingSamples(state),
    ...state.tasks.flatMap(task => [
      ...plainTaskSamples(task, context).map(command => ({ command })),
      ...manifoldTaskSamples(state, task),
    ]),
  ]
  return samples
    .filter(({ command }) => decide(state, command, context).ok)
    .map(({ command, subject }) => ({
      command: command.type,
      ...('item' in command && { item: command.item }),
      ...(subject !== undefined && { subject }),
    }))
}

/** Someone whose role could handle the case, but who took it in, or the other way round (受办分离). */
export function isSeparated(state: CaseState, actor: Actor): boolean {
  if (actor.role === 'reviewer') return state.clerks.includes(actor.account)
  return actor.role === 'clerk' && state.reviewers.includes(actor.account)
}
