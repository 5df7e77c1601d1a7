import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import {
  applicant,
  atNine,
  byClock,
  CONCLUDED,
  CONVENED,
  CORRECTING,
  clerk,
  contextOf,
  GATHERING,
  given,
  HANDLING,
  lastMoment,
  lawOf,
  manager,
  meeting,
  on,
  outcome,
  PROMISES,
  refusalOf,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  submittedWith,
  TASKS,
} from '../case.fixture.ts'
import type { CaseCommand, CommandOf } from '../commands.ts'
import type { CaseEvent, NoticeEntry } from '../events.ts'
import { decide } from './decide.ts'
import { authoritiesOf, mergedEntries } from './joint.ts'

type Command<Type extends CaseCommand['type']> = Omit<CommandOf<Type>, 'type'>

const registry = reviewerOf('registry')
const police = reviewerOf('police')
const tax = reviewerOf('tax')
const blurred: NoticeEntry = { subject: 'material', id: 'identity', problem: 'blurred' }
const short: NoticeEntry = { subject: 'field', id: 'name', problem: 'too short' }
const told = (authority: string, ...entries: readonly NoticeEntry[]) =>
  step(reviewerOf(authority), { type: 'MissingTold', authority, entries })
const JOINTLY = '联合一次性告知'

describe('open-joint-notice', () => {
  const open = (steps: readonly Step[], by = clerk) => outcome(steps, { type: 'open-joint-notice' }, by)

  test('asks every authority that has a part in the case, those that join an item too', () => {
    expect(open(SUBMITTED)).toEqual(GATHERING.at(-1)?.events)
    expect(open(SUBMITTED, manager)).toHaveLength(1)
    const tasks = TASKS.slice(0, 1).map(task => ({ ...task, law: lawOf({ joint: ['police', 'ministry'] }) }))
    const joined = [step(applicant, submittedWith({ tasks }))]
    expect(authoritiesOf(given(...joined))).toEqual(['registry', 'police', 'ministry'])
    // An authority that the catalogue does not know can’t answer.
    expect(open(joined)).toEqual([{ type: 'JointNoticeOpened', authorities: ['registry', 'police'] }])
  })

  test('once, and not beside another notice', () => {
    expect(refusalOf(GATHERING, { type: 'open-joint-notice' }, clerk)).toEqual([
      'case/joint-notice-open',
      JOINTLY,
    ])
    expect(refusalOf(CORRECTING, { type: 'open-joint-notice' }, clerk)).toEqual([
      'case/second-notice',
      '行政许可法第三十二条第一款第(四)项',
    ])
  })

  test('before acceptance, and where somebody is there to be asked', () => {
    expect(open(HANDLING)).toBe('case/stage')
    const state = given(...SUBMITTED)
    const context = { ...contextOf(clerk, state.changedAt), authorities: new Set<string>() }
    expect(decide(state, { type: 'open-joint-notice' }, context)).toMatchObject({
      refusal: { code: 'case/nobody-asked' },
    })
  })
})

describe('tell-missing', () => {
  const tell = (
    entries: readonly NoticeEntry[],
    by = registry,
    steps: readonly Step[] = GATHERING,
    now?: number,
  ) => outcome(steps, { type: 'tell-missing', entries }, by, now)

  test('what one authority misses is gathered until all have spoken', () => {
    expect(tell([blurred])).toEqual([{ type: 'MissingTold', authority: 'registry', entries: [blurred] }])
    expect(tell([short], police, [...GATHERING, told('registry', blurred)])).toHaveLength(1)
  })

  test('the last word sends one list to the applicant at once', () => {
    const two = [...GATHERING, told('registry', blurred), told('police', short)]
    const events = tell([{ ...blurred, problem: 'run out' }], tax, two)
    expect(events).toEqual([
      { type: 'MissingTold', authority: 'tax', entries: [{ ...blurred, problem: 'run out' }] },
      { type: 'JointNoticeClosed', silent: [] },
      { type: 'OneTimeNoticeIssued', entries: [{ ...blurred, problem: 'blurred；run out' }, short] },
    ])
    if (typeof events === 'string') throw new Error(events)
    expect(given(...two, step(tax, ...events))).toMatchObject({ stage: 'correcting' })
  })

  test('where nobody misses anything no notice goes out, and the window can accept', () => {
    const two = [...GATHERING, told('registry'), told('police')]
    const events = tell([], tax, two)
    expect(events).toEqual([
      { type: 'MissingTold', authority: 'tax', entries: [] },
      { type: 'JointNoticeClosed', silent: [] },
    ])
    if (typeof events === 'string') throw new Error(events)
    const checked = ['identity', 'premises']
    const closed = [...two, step(tax, ...events)]
    expect(outcome(closed, { type: 'accept', checked }, clerk)).toHaveLength(2)
  })

  test('after the five days no notice goes out, whoever spoke: the law has accepted it', () => {
    const two = [...GATHERING, told('registry', blurred), told('police')]
    expect(tell([short], tax, two, atNine('2026-10-11'))).toEqual([
      { type: 'MissingTold', authority: 'tax', entries: [short] },
      { type: 'JointNoticeClosed', silent: [] },
    ])
  })

  test('only who was asked speaks, and once', () => {
    const some = [...SUBMITTED, step(clerk, { type: 'JointNoticeOpened', authorities: ['registry'] })]
    expect(tell([], police, some)).toBe('case/not-asked')
    expect(tell([], registry, [...GATHERING, told('registry', blurred)])).toBe('case/spoken-already')
  })

  test('nothing beyond the plan, nothing that the government has, and nothing without its problem', () => {
    const promised = [step(applicant, submittedWith(PROMISES)), ...GATHERING.slice(1)]
    expect(tell([{ ...blurred, id: 'dowry' }])).toBe('case/not-on-checklist')
    expect(tell([{ ...blurred, id: 'deed' }], registry, promised)).toBe('case/already-held')
    expect(tell([{ ...blurred, problem: '' }])).toBe('case/reason-missing')
  })

  test('only while it is gathered', () => {
    expect(refusalOf(SUBMITTED, { type: 'tell-missing', entries: [] }, registry)).toEqual([
      'case/no-joint-notice',
      JOINTLY,
    ])
    expect(tell([], registry, HANDLING)).toBe('case/stage')
  })
})

test('what two authorities miss stands in the list once, with both reasons, and the same reason once', () => {
  const other = { ...blurred, problem: 'run out' }
  expect(mergedEntries([blurred, short, other, blurred])).toEqual([
    { ...blurred, problem: 'blurred；run out' },
    short,
  ])
  const field: NoticeEntry = { ...blurred, subject: 'field' }
  expect(mergedEntries([blurred, field])).toEqual([blurred, field])
})

describe('close-joint-notice', () => {
  const close = (steps: readonly Step[], date: string) =>
    byClock(steps, { type: 'close-joint-notice' }, atNine(date))

  test('after three working days what is there goes out; who kept silent asks for nothing any more', () => {
    const one = [...GATHERING, told('police', blurred)]
    expect(close(one, '2026-10-08')).toBe('case/not-due')
    const events = close(one, '2026-10-09')
    expect(events).toEqual([
      { type: 'JointNoticeClosed', silent: ['registry', 'tax'] },
      { type: 'OneTimeNoticeIssued', entries: [blurred] },
    ])
    if (typeof events === 'string') throw new Error(events)
    const closed = [...one, on('2026-10-09', step(SYSTEM, ...events))]
    expect(refusalOf(closed, { type: 'issue-notice', entries: [short] }, clerk)).toEqual([
      'case/second-notice',
      '行政许可法第三十二条第一款第(四)项',
    ])
  })

  test('nobody has spoken: no notice', () => {
    expect(close(GATHERING, '2026-10-09')).toEqual([
      { type: 'JointNoticeClosed', silent: ['registry', 'police', 'tax'] },
    ])
  })

  test('opened late, it closes without a notice once the five days are over', () => {
    const opened = GATHERING.slice(-1).map(done => on('2026-10-09', done))
    const late = [...SUBMITTED, ...opened, told('police', blurred)]
    expect(close(late, '2026-10-14')).toEqual([{ type: 'JointNoticeClosed', silent: ['registry', 'tax'] }])
  })

  test('only what is open', () => {
    expect(close(SUBMITTED, '2026-10-09')).toBe('case/no-joint-notice')
    expect(close(HANDLING, '2026-10-09')).toBe('case/stage')
    const closed = step(SYSTEM, { type: 'JointNoticeClosed', silent: [] })
    expect(close([...GATHERING, closed], '2026-10-12')).toBe('case/no-joint-notice')
  })
})

describe('convene', () => {
  const { type: _, act: __, convenor: ___, ...facts } = meeting
  const convene = (
    changed: Partial<Command<'convene'>> = {},
    by = registry,
    steps: readonly Step[] = HANDLING,
  ) => outcome(steps, { type: 'convene', ...facts, ...changed }, by)

  test('an authority of the case calls the others together, or the centre does', () => {
    expect(convene()).toEqual([meeting])
    expect(convene({}, police)).toEqual([{ ...meeting, convenor: 'police' }])
    expect(convene({}, manager)).toEqual([{ ...meeting, convenor: 'centre' }])
    const second = convene({ kind: 'site-inspection', agenda: [] }, registry, CONVENED)
    expect(second).toMatchObject([{ act: 'act-2', kind: 'site-inspection' }])
  })

  test('an authority that was only asked does not convene', () => {
    const asked: CaseEvent = {
      type: 'OpinionRequested',
      item: 'registration',
      request: 'opinion-1',
      authorities: ['forestry'],
      question: 'trees?',
      days: 3,
      silence: 'nothing',
    }
    const steps = [...HANDLING, step(registry, asked)]
    expect(convene({}, reviewerOf('forestry'), steps)).toBe('access/not-your-authority')
  })

  test('two authorities at least, each of them known, each once', () => {
    expect(convene({ authorities: ['registry'] })).toBe('case/nobody-asked')
    expect(convene({ authorities: ['registry', 'registry'] })).toBe('case/nobody-asked')
    expect(convene({ authorities: ['registry', 'ministry'] })).toBe('case/unknown-authority')
    expect(convene({ authorities: ['police', 'tax', 'police'] })).toMatchObject([
      { authorities: ['police', 'tax'] },
    ])
  })

  test('on items of the case that have not ended', () => {
    expect(convene({ items: [] })).toBe('case/unknown-item')
    expect(convene({ items: ['registration', 'fishing'] })).toBe('case/unknown-item')
    const done: CaseEvent = { type: 'TaskNotNeeded', item: 'registration', reason: 'there already' }
    expect(convene({}, registry, [...HANDLING, step(registry, done)])).toBe('case/unknown-item')
  })

  test('at a place, later than now, a meeting with an agenda', () => {
    expect(convene({ heldAt: atNine('2026-09-28') })).toBe('case/time-past')
    expect(convene({ place: ' ' })).toBe('case/reason-missing')
    expect(convene({ agenda: [' '] })).toBe('case/reason-missing')
    expect(convene({ agenda: ['the address', ' '] })).toEqual([meeting])
    for (const kind of ['site-inspection', 'completion-acceptance', 'home-visit'] as const)
      expect(convene({ kind, agenda: [] })).toMatchObject([{ kind, agenda: [] }])
  })

  test('only while the case is handled', () => {
    expect(convene({}, registry, SUBMITTED)).toBe('case/stage')
    expect(convene({}, registry, CONCLUDED)).toBe('case/stage')
  })
})

const withdrawn = step(applicant, { type: 'CaseWithdrawn', reason: 'moved' })
const concluded = [...CONCLUDED.slice(0, 2), step(registry, meeting), ...CONCLUDED.slice(2)]
const minutes = { attendants: ['Li', 'Wu'], minutes: 'the address is sound', conclusion: 'agree' } as const
const held: CaseEvent = { type: 'JointActHeld', act: 'act-1', ...minutes }

describe('give-joint-opinion', () => {
  const give = (
    changed: Partial<Command<'give-joint-opinion'>> = {},
    by = police,
    steps: readonly Step[] = CONVENED,
  ) =>
    outcome(steps, { type: 'give-joint-opinion', act: 'act-1', opinion: 'agree', text: '', ...changed }, by)

  test('each authority that was invited says what it thinks, once', () => {
    const event = {
      type: 'JointOpinionGiven',
      act: 'act-1',
      authority: 'police',
      opinion: 'agree',
      text: '',
    } as const
    expect(give()).toEqual([event])
    expect(give({}, police, [...CONVENED, step(police, event)])).toBe('case/spoken-already')
    expect(give({}, registry, [...CONVENED, step(police, event)])).toHaveLength(1)
  })

  test('agreement needs no words, anything else does', () => {
    for (const opinion of ['disagree', 'agree-with-conditions'] as const) {
      expect(give({ opinion })).toBe('case/reason-missing')
      expect(give({ opinion, text: 'too loud' })).toHaveLength(1)
    }
  })

  test('nobody who was not invited, and on nothing that is over', () => {
    expect(give({}, tax)).toBe('case/not-asked')
    expect(give({ act: 'act-2' })).toBe('case/unknown-act')
    expect(give({}, police, [...CONVENED, step(registry, held)])).toBe('case/unknown-act')
    expect(give({}, police, [...CONVENED, withdrawn])).toBe('case/stage')
  })
})

describe('what was convened', () => {
  const move: CaseCommand = {
    type: 'move-joint-act',
    act: 'act-1',
    heldAt: atNine('2026-10-13'),
    place: 'room 3',
    reason: 'storm',
  }
  const hold: CaseCommand = { type: 'hold-joint-act', act: 'act-1', ...minutes }
  const cancel: CaseCommand = { type: 'cancel-joint-act', act: 'act-1', reason: 'settled' }

  test('is moved, held or cancelled by its convenor or the centre', () => {
    for (const by of [registry, manager]) {
      expect(outcome(CONVENED, move, by)).toEqual([{ ...move, type: 'JointActMoved' }])
      expect(outcome(CONVENED, hold, by, meeting.heldAt)).toEqual([held])
      expect(outcome(CONVENED, cancel, by)).toEqual([{ ...cancel, type: 'JointActCancelled' }])
    }
    for (const command of [move, hold, cancel])
      expect(outcome(CONVENED, command, police)).toBe('case/not-convenor')
  })

  test('when the centre convened it no authority brings it to its end', () => {
    const byCentre = [...HANDLING, step(manager, { ...meeting, convenor: 'centre' })]
    expect(outcome(byCentre, hold, registry)).toBe('case/not-convenor')
    expect(outcome(byCentre, hold, manager, meeting.heldAt)).toHaveLength(1)
  })

  test('is held when its time has come, and not before; held earlier, it is moved first', () => {
    expect(outcome(CONVENED, hold, registry, meeting.heldAt - 1)).toBe('case/not-held-yet')
    const moved = step(registry, {
      type: 'JointActMoved',
      act: 'act-1',
      heldAt: atNine('2026-10-09'),
      place: 'room 2',
      reason: 'urgent',
    })
    expect(outcome([...CONVENED, moved], hold, registry, atNine('2026-10-08'))).toBe('case/not-held-yet')
    expect(outcome([...CONVENED, moved], hold, registry, atNine('2026-10-09'))).toEqual([held])
  })

  test('is moved to a later time and a place, with a reason', () => {
    expect(outcome(CONVENED, { ...move, heldAt: atNine('2026-09-28') }, registry)).toBe('case/time-past')
    expect(outcome(CONVENED, { ...move, place: '' }, registry)).toBe('case/reason-missing')
    expect(outcome(CONVENED, { ...move, reason: '' }, registry)).toBe('case/reason-missing')
  })

  test('is held by two at least, with minutes (ALL §34)', () => {
    for (const attendants of [[], ['Li'], ['Li', 'Li'], ['Li', ' ']])
      expect(refusalOf(CONVENED, { ...hold, attendants }, registry, meeting.heldAt)).toEqual([
        'case/officials-missing',
        '行政许可法第三十四条第三款',
      ])
    expect(outcome(CONVENED, { ...hold, minutes: ' ' }, registry, meeting.heldAt)).toBe('case/reason-missing')
  })

  test('is cancelled with a reason', () => {
    expect(outcome(CONVENED, { ...cancel, reason: '' }, registry)).toBe('case/reason-missing')
  })

  test('ends once', () => {
    const cancelled: CaseEvent = { type: 'JointActCancelled', act: 'act-1', reason: 'settled' }
    for (const end of [held, cancelled])
      for (const command of [move, hold, cancel])
        expect(outcome([...CONVENED, step(registry, end)], command, registry)).toBe('case/unknown-act')
  })

  test('ends also when every item has ended, but not in a case that was withdrawn', () => {
    for (const command of [move, hold, cancel]) {
      const now = command.type === 'hold-joint-act' ? meeting.heldAt : lastMoment(concluded)
      expect(outcome(concluded, command, registry, now)).toHaveLength(1)
      expect(outcome([...CONVENED, withdrawn], command, registry)).toBe('case/stage')
    }
  })
})
