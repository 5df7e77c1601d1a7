/** What several authorities do together: convened by the lead authority or the centre (YT2, WY5, SY3). */
import type { Actor } from '../../access/access.ts'
import { CASE_LIMITS, plainClock } from '../clocks.ts'
import type { CommandOf } from '../commands.ts'
import type { CaseEvent, NoticeEntry } from '../events.ts'
import { type CaseState, hasEnded, type JointAct, silentAmong } from '../state.ts'
import {
  type DecideContext,
  type Decision,
  decided,
  firstOf,
  isBlank,
  isOver,
  reasonRefusal,
  refused,
  stageRefusal,
} from './context.ts'
import { isGathering, noticeRefusal, strangerRefusal } from './intake.ts'
import { OFFICIALS_ON_SITE } from './procedure.ts'
import { participants } from './task-rules.ts'

function authorityOf(actor: Actor): string {
  return actor.role === 'reviewer' ? actor.authority : ''
}

/** Every authority that has a part in the case. */
export function authoritiesOf(state: CaseState): string[] {
  return [...new Set(state.tasks.flatMap(task => [task.authority, ...participants(task)]))]
}

export function openJointNotice(state: CaseState, context: DecideContext): Decision {
  const authorities = authoritiesOf(state).filter(id => context.authorities.has(id))
  const no = firstOf(
    state.notice && refused('case/second-notice'),
    state.jointNotice && refused('case/joint-notice-open'),
    stageRefusal(state, 'submitted'),
    // Nobody would owe an answer, so nothing would ever close it.
    authorities.length === 0 ? refused('case/nobody-asked') : undefined,
  )
  return no ?? decided({ type: 'JointNoticeOpened', authorities })
}

/** Each authority says once what it misses; an empty list says that nothing is missing. */
export function tellMissing(
  state: CaseState,
  { entries }: CommandOf<'tell-missing'>,
  context: DecideContext,
): Decision {
  const { jointNotice } = state
  const authority = authorityOf(context.actor)
  const no = firstOf(
    stageRefusal(state, 'submitted'),
    isGathering(state) ? undefined : refused('case/no-joint-notice'),
    jointNotice?.authorities.includes(authority) ? undefined : refused('case/not-asked'),
    jointNotice?.told.some(entry => entry.authority === authority)
      ? refused('case/spoken-already')
      : undefined,
    reasonRefusal(...entries.map(entry => entry.problem)),
    strangerRefusal(state, entries),
  )
  if (no || jointNotice === undefined) return no ?? refused('case/no-joint-notice')
  const told = { type: 'MissingTold', authority, entries } as const
  const others = silentAmong(jointNotice.authorities, [...jointNotice.told, told])
  if (others.length > 0) return decided(told)
  // The last one has spoken: one list goes out at once.
  const all = [...jointNotice.told.flatMap(entry => entry.entries), ...entries]
  return decided(told, ...closing(state, all, [], context))
}

/** One list of what all of them miss; what two of them miss stands there once, with both reasons. */
export function mergedEntries(entries: readonly NoticeEntry[]): NoticeEntry[] {
  const groups = Map.groupBy(entries, ({ subject, id }) => `${subject} ${id}`)
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const problems = new Set([first.problem, ...others.map(entry => entry.problem)])
    return [{ ...first, problem: [...problems].join('；') }]
  })
}

function closing(
  state: CaseState,
  all: readonly NoticeEntry[],
  silent: readonly string[],
  context: DecideContext,
): CaseEvent[] {
  const closed: CaseEvent = { type: 'JointNoticeClosed', silent }
  const entries = mergedEntries(all)
  const mayTell = entries.length > 0 && noticeRefusal(state, entries, context) === undefined
  return mayTell ? [closed, { type: 'OneTimeNoticeIssued', entries }] : [closed]
}

/** Whoever has not spoken in time has nothing to ask for any more (ALL §32(4)). */
export function closeJointNotice(state: CaseState, context: DecideContext): Decision {
  const { jointNotice } = state
  const wrongStage = stageRefusal(state, 'submitted')
  if (wrongStage) return wrongStage
  if (jointNotice === undefined || !isGathering(state)) return refused('case/no-joint-notice')
  if (!isOver(plainClock(jointNotice.openedAt, CASE_LIMITS.jointNoticeDays, 'office'), context))
    return refused('case/not-due')
  const { told, authorities } = jointNotice
  const all = told.flatMap(entry => entry.entries)
  return decided(...closing(state, all, silentAmong(authorities, told), context))
}

/** Every authority in charge of an item convenes, and the centre does. */
function convenorOf(state: CaseState, actor: Actor): string | undefined {
  if (actor.role === 'manager') return 'centre'
  const authority = authorityOf(actor)
  return state.tasks.some(task => task.authority === authority) ? authority : undefined
}

export function convene(state: CaseState, command: CommandOf<'convene'>, context: DecideContext): Decision {
  const { kind, items, heldAt, place, agenda } = command
  const convenor = convenorOf(state, context.actor)
  const open = new Set(state.tasks.filter(task => !hasEnded(task)).map(task => task.item))
  const strange = items.find(item => !open.has(item))
  const authorities = [...new Set(command.authorities)]
  const unknown = authorities.find(id => !context.authorities.has(id))
  const no = firstOf(
    stageRefusal(state, 'handling'),
    items.length === 0 || strange !== undefined
      ? refused('case/unknown-item', { item: strange ?? '' })
      : undefined,
    authorities.length < 2 ? refused('case/nobody-asked') : undefined,
    unknown === undefined ? undefined : refused('case/unknown-authority', { authority: unknown }),
    heldAt <= context.now ? refused('case/time-past') : undefined,
    reasonRefusal(place),
    kind === 'meeting' && agenda.every(isBlank) ? refused('case/reason-missing') : undefined,
  )
  if (no) return no
  if (convenor === undefined) return refused('access/not-your-authority', { item: items.join(', ') })
  const act = `act-${state.jointActs.length + 1}`
  return decided({
    type: 'JointActConvened',
    act,
    kind,
    items,
    authorities,
    convenor,
    heldAt,
    place,
    agenda: agenda.filter(entry => !isBlank(entry)),
  })
}

function openAct(state: CaseState, id: string): JointAct | undefined {
  return state.jointActs.find(act => act.id === id && act.state === 'convened')
}

/** What was convened is brought to its end while the case runs, also when every item has ended meanwhile. */
function actStageRefusal(state: CaseState): Decision | undefined {
  return stageRefusal(state, 'handling', 'concluded')
}

function convenorRefusal(state: CaseState, id: string, { actor }: DecideContext): Decision | undefined {
  const wrongStage = actStageRefusal(state)
  if (wrongStage) return wrongStage
  const act = openAct(state, id)
  if (act === undefined) return refused('case/unknown-act', { id })
  return act.convenor === convenorOf(state, actor) || actor.role === 'manager'
    ? undefined
    : refused('case/not-convenor')
}

export function moveJointAct(
  state: CaseState,
  command: CommandOf<'move-joint-act'>,
  context: DecideContext,
): Decision {
  const { act, heldAt, place, reason } = command
  const no = firstOf(
    convenorRefusal(state, act, context),
    reasonRefusal(place, reason),
    heldAt <= context.now ? refused('case/time-past') : undefined,
  )
  return no ?? decided({ type: 'JointActMoved', act, heldAt, place, reason })
}

export function giveJointOpinion(
  state: CaseState,
  command: CommandOf<'give-joint-opinion'>,
  { actor }: DecideContext,
): Decision {
  const { act: id, opinion, text } = command
  const act = openAct(state, id)
  const authority = authorityOf(actor)
  const wrongStage = actStageRefusal(state)
  if (wrongStage) return wrongStage
  if (act === undefined) return refused('case/unknown-act', { id })
  const no = firstOf(
    act.authorities.includes(authority) ? undefined : refused('case/not-asked'),
    act.opinions.some(given => given.authority === authority) ? refused('case/spoken-already') : undefined,
    opinion === 'agree' ? undefined : reasonRefusal(text),
  )
  return no ?? decided({ type: 'JointOpinionGiven', act: id, authority, opinion, text })
}

/**
 * 会议纪要: what was said and found, and by whom; not before it is held. Whoever goes on site goes in pairs (ALL §34).
 */
export function holdJointAct(
  state: CaseState,
  command: CommandOf<'hold-joint-act'>,
  context: DecideContext,
): Decision {
  const { act: id, minutes, conclusion } = command
  const attendants = [...new Set(command.attendants.filter(name => !isBlank(name)))]
  const heldAt = openAct(state, id)?.heldAt ?? 0
  const no = firstOf(
    convenorRefusal(state, id, context),
    // An act that is held earlier is moved first, so that everybody invited knows of it.
    context.now < heldAt ? refused('case/not-held-yet') : undefined,
    attendants.length < OFFICIALS_ON_SITE ? refused('case/officials-missing') : undefined,
    reasonRefusal(minutes),
  )
  return no ?? decided({ type: 'JointActHeld', act: id, attendants, minutes, conclusion })
}

export function cancelJointAct(
  state: CaseState,
  { act, reason }: CommandOf<'cancel-joint-act'>,
  context: DecideContext,
): Decision {
  const no = firstOf(convenorRefusal(state, act, context), reasonRefusal(reason))
  return no ?? decided({ type: 'JointActCancelled', act, reason })
}
