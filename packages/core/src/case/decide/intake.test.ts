import { describe, expect, test } from 'vitest'
import { articleOf } from '../../refusal/refusal.ts'
import {
  accepted,
  applicant,
  CORRECTING,
  clerk,
  contextOf,
  dispatched,
  GATHERING,
  GRANTED,
  given,
  HANDLING,
  handedIn,
  on,
  otherClerk,
  outcome,
  PROMISED,
  PROMISES,
  REVIEWED,
  refusalOf,
  reviewerOf,
  type Step,
  SUBMIT,
  SUBMITTED,
  step,
  submitted,
  submittedWith,
  TASKS,
  TOLERATING,
  taskPlan,
  taskRefused,
  when,
} from '../case.fixture.ts'
import { acceptanceClock } from '../clocks.ts'
import type { CaseCommand, CommandOf } from '../commands.ts'
import type { DecideContext } from './context.ts'
import { decide } from './decide.ts'

type Command<Type extends CaseCommand['type']> = Omit<CommandOf<Type>, 'type'>

describe('submit', () => {
  const submit = (changed: Partial<Command<'submit'>> = {}, by = applicant) =>
    outcome([], { ...SUBMIT, ...changed }, by)

  test('records the application with its files and its tasks', () => {
    expect(submit()).toEqual([submitted])
  })

  test('the clerk at whose window it is made is one who took it in', () => {
    expect(submit({ channel: 'window' }, clerk)).toHaveLength(1)
    expect(given(step(clerk, submitted)).clerks).toEqual([clerk.account])
    expect(given(step(applicant, submitted)).clerks).toEqual([])
  })

  test('every material of the checklist comes with a file', () => {
    expect(submit({ materials: [handedIn('identity')] })).toBe('case/material-missing')
    const empty = { material: 'premises', files: [] }
    expect(when([], { ...SUBMIT, materials: [handedIn('identity'), empty] }, applicant)).toEqual({
      ok: false,
      refusal: { code: 'case/material-missing', params: { materials: 'premises' } },
    })
  })

  test('what the checklist does not ask for is not taken (ALL §31)', () => {
    const materials = [...SUBMIT.materials, handedIn('bank-account')]
    expect(refusalOf([], { ...SUBMIT, materials }, applicant)).toEqual([
      'case/not-on-checklist',
      '行政许可法第三十一条',
    ])
  })

  test('where nothing has to be applied for there is no case', () => {
    expect(submit({ tasks: [] })).toBe('case/no-item')
  })

  test('a case is submitted once', () => {
    expect(outcome(SUBMITTED, SUBMIT, applicant)).toBe('case/exists')
  })
})

describe('submit with promises', () => {
  const submit = (changed: Partial<Command<'submit'>> = {}) =>
    outcome([], { ...SUBMIT, ...PROMISES, ...changed }, applicant)

  test('what may follow later, and what a promise stands in for, need not be there', () => {
    expect(submit()).toEqual([submittedWith(PROMISES)])
    expect(given(...PROMISED)).toMatchObject({ later: ['drawing'], promised: ['lease'], held: ['deed'] })
  })

  test('what came after all is not to come any more', () => {
    const materials = [...SUBMIT.materials, handedIn('drawing'), handedIn('lease')]
    expect(given(step(applicant, submittedWith({ ...PROMISES, materials })))).toMatchObject({
      later: [],
      promised: [],
    })
  })

  test('a main material can’t follow later (容缺受理)', () => {
    const command: CaseCommand = { ...SUBMIT, ...PROMISES, later: ['drawing', 'premises'] }
    expect(refusalOf([], command, applicant)).toEqual(['case/not-tolerable', '容缺受理'])
  })

  test('a promise stands in only where the guide says so (告知承诺)', () => {
    const command: CaseCommand = { ...SUBMIT, ...PROMISES, promised: ['drawing'] }
    expect(refusalOf([], command, applicant)).toEqual(['case/not-promisable', '告知承诺'])
  })

  test('what is neither there nor promised is missing', () => {
    expect(submit({ later: [] })).toBe('case/material-missing')
    expect(submit({ promised: [] })).toBe('case/material-missing')
  })

  test('each kind of promise has its letter signed', () => {
    const [tolerance, commitment] = PROMISES.letters
    for (const letters of [[], [tolerance], [commitment]])
      expect(submit({ letters })).toBe('case/letter-missing')
    const drawn = { later: [], materials: [...SUBMIT.materials, handedIn('drawing')] }
    expect(submit({ ...drawn, letters: [commitment] })).toHaveLength(1)
  })
})

describe('pre-examine', () => {
  type PreExamine = Command<'pre-examine'>
  const entry = { subject: 'material', id: 'identity', problem: 'blurred' } as const
  const examine = (command: PreExamine, steps: readonly Step[] = SUBMITTED) =>
    outcome(steps, { type: 'pre-examine', ...command }, clerk)
  const ready: PreExamine = { outcome: 'ready', entries: [] }
  const examined = [...SUBMITTED, step(clerk, { type: 'PreExamined', ...ready })]

  test('says that an application that came online is ready, or what to mend', () => {
    expect(examine(ready)).toEqual([{ type: 'PreExamined', ...ready }])
    expect(examine({ outcome: 'to-mend', entries: [entry] })).toEqual([
      { type: 'PreExamined', outcome: 'to-mend', entries: [entry] },
    ])
    expect(examine({ outcome: 'ready', entries: [entry] })).toEqual([{ type: 'PreExamined', ...ready }])
  })

  test('binds nobody: the one notice is still open, and the clock runs from the receipt', () => {
    expect(given(...examined)).toMatchObject({ stage: 'submitted', preExamination: { outcome: 'ready' } })
    expect(acceptanceClock(given(...examined))).toEqual(acceptanceClock(given(...SUBMITTED)))
    expect(outcome(examined, { type: 'issue-notice', entries: [entry] }, clerk)).toHaveLength(1)
  })

  test('once, before acceptance, and not what was handed in at the window', () => {
    expect(examine(ready, examined)).toBe('case/pre-examined')
    expect(examine(ready, HANDLING)).toBe('case/stage')
    expect(examine(ready, [step(clerk, submittedWith({ channel: 'window' }))])).toBe('case/not-online')
  })

  test('names what is to mend: something, with its problem, and nothing beyond the plan', () => {
    const toMend = (entries: PreExamine['entries'], steps: readonly Step[] = SUBMITTED) =>
      examine({ outcome: 'to-mend', entries }, steps)
    expect(toMend([])).toBe('case/empty-notice')
    expect(toMend([{ ...entry, problem: ' ' }])).toBe('case/reason-missing')
    expect(toMend([{ ...entry, id: 'dowry' }])).toBe('case/not-on-checklist')
    expect(toMend([{ ...entry, id: 'deed' }], PROMISED)).toBe('case/already-held')
  })
})

describe('correct-on-the-spot', () => {
  type Mend = Command<'correct-on-the-spot'>
  const mend = (changed: Partial<Mend>, steps: readonly Step[] = SUBMITTED, by = applicant) =>
    outcome(
      steps,
      { type: 'correct-on-the-spot', formHash: 'f2', materials: [], changedFields: [], ...changed },
      by,
    )
  const event = {
    type: 'CorrectedOnTheSpot',
    formHash: 'f2',
    materials: [handedIn('identity', 'second.png')],
    changedFields: ['name'],
  } as const

  test('a field or a paper is mended before acceptance, by the applicant or at the window', () => {
    const { materials, changedFields } = event
    expect(mend({ materials, changedFields })).toEqual([event])
    expect(mend({ changedFields }, SUBMITTED, clerk)).toHaveLength(1)
    expect(mend({ materials }, SUBMITTED, clerk)).toHaveLength(1)
  })

  test('the papers are replaced, and the five days run on: no notice was needed', () => {
    const state = given(...SUBMITTED, on('2026-09-30', step(clerk, event)))
    expect(state).toMatchObject({ stage: 'submitted', formHash: 'f2' })
    expect(state.materials).toEqual([handedIn('premises'), ...event.materials])
    expect(acceptanceClock(state)).toEqual(acceptanceClock(given(...SUBMITTED)))
  })

  test('nothing beyond checklist and form is taken, and nothing changed is no correction', () => {
    expect(mend({ materials: [handedIn('dowry')] })).toBe('case/not-on-checklist')
    expect(mend({ changedFields: ['dowry'] })).toBe('case/not-on-checklist')
    expect(mend({})).toBe('case/nothing-changed')
  })

  test('not while a notice is out, and not after acceptance', () => {
    expect(mend({ changedFields: ['name'] }, CORRECTING)).toBe('case/stage')
    expect(mend({ changedFields: ['name'] }, HANDLING)).toBe('case/stage')
  })
})

describe('accept', () => {
  const accept = (checked: readonly string[], steps: readonly Step[] = SUBMITTED) =>
    outcome(steps, { type: 'accept', checked }, clerk)

  test('sends out every task that waits for nothing', () => {
    expect(accept(['identity', 'premises'])).toEqual([accepted, dispatched('registration')])
    const tasks = [...TASKS, taskPlan('music')]
    expect(accept(['premises', 'identity'], [step(applicant, submittedWith({ tasks }))])).toEqual([
      accepted,
      dispatched('registration'),
      dispatched('music'),
    ])
  })

  test('each material is checked first', () => {
    expect(accept(['identity'])).toBe('case/check-incomplete')
  })

  test('what follows later is accepted with its limit; what a promise stands in for is looked at', () => {
    expect(accept(['identity', 'premises', 'lease'], PROMISED)).toEqual(TOLERATING.at(-1)?.events)
    expect(accept(['identity', 'premises'], PROMISED)).toBe('case/check-incomplete')
  })

  test('not while the authorities gather what is missing (联合一次性告知)', () => {
    expect(refusalOf(GATHERING, { type: 'accept', checked: SUBMIT.checklist }, clerk)).toEqual([
      'case/joint-notice-open',
      '联合一次性告知',
    ])
  })

  test('only what this site may take in (就近办)', () => {
    const state = given(...SUBMITTED)
    const asked: string[] = []
    const context: DecideContext = {
      ...contextOf(clerk, state.changedAt),
      mayTakeIn: (site, item) => {
        asked.push(`${site} ${item}`)
        return item !== 'tax' && item !== 'seal'
      },
    }
    expect(decide(state, { type: 'accept', checked: SUBMIT.checklist }, context)).toEqual({
      ok: false,
      refusal: { code: 'case/site-not-open', params: { items: 'seal, tax' } },
    })
    expect(articleOf('case/site-not-open')).toBe('就近办')
    expect(asked).toEqual(['hall registration', 'hall seal', 'hall tax', 'hall lights'])
  })

  test('only a submitted case, and one that was corrected', () => {
    expect(accept([], HANDLING)).toBe('case/stage')
    expect(accept([], CORRECTING)).toBe('case/stage')
    const corrected = step(applicant, { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] })
    expect(accept(['identity', 'premises'], [...CORRECTING, corrected])).toHaveLength(2)
  })
})

describe('decline', () => {
  const decline = (command: Command<'decline'>, steps: readonly Step[] = SUBMITTED) =>
    outcome(steps, { type: 'decline', ...command }, clerk)

  test('says why, and names the right authority where there is one', () => {
    expect(decline({ reason: 'elsewhere', competentAuthority: 'police' })).toEqual([
      { type: 'CaseDeclined', reason: 'elsewhere', competentAuthority: 'police' },
    ])
    expect(decline({ reason: 'no permit needed' })).toEqual([
      { type: 'CaseDeclined', reason: 'no permit needed' },
    ])
  })

  test('a blank reason is none (ALL §38)', () => {
    expect(refusalOf(SUBMITTED, { type: 'decline', reason: ' \n' }, clerk)).toEqual([
      'case/reason-missing',
      '行政许可法第三十八条',
    ])
  })

  test('an authority that does not exist can’t be named', () => {
    expect(decline({ reason: 'elsewhere', competentAuthority: 'ministry-of-walks' })).toBe(
      'case/unknown-authority',
    )
  })

  test('what was accepted can’t be declined', () => {
    expect(decline({ reason: 'late' }, HANDLING)).toBe('case/stage')
  })

  test('a declined case takes nothing more', () => {
    const ended = [...SUBMITTED, step(clerk, { type: 'CaseDeclined', reason: 'x' })]
    expect(outcome(ended, { type: 'accept', checked: [] }, clerk)).toBe('case/stage')
    expect(outcome(ended, { type: 'withdraw', reason: 'x' }, applicant)).toBe('case/stage')
  })
})

describe('withdraw', () => {
  const withdraw = (steps: typeof SUBMITTED, reason = 'moved') =>
    outcome(steps, { type: 'withdraw', reason }, applicant)

  test('is open until the first decision on an item', () => {
    for (const steps of [SUBMITTED, CORRECTING, HANDLING, REVIEWED]) {
      expect(withdraw(steps)).toEqual([{ type: 'CaseWithdrawn', reason: 'moved' }])
    }
    expect(withdraw(GRANTED)).toBe('case/stage')
    expect(withdraw([...REVIEWED, step(reviewerOf('registry'), taskRefused('registration'))])).toBe(
      'case/stage',
    )
  })

  test('needs a reason', () => {
    expect(withdraw(SUBMITTED, '')).toBe('case/reason-missing')
  })

  test('ends the case', () => {
    const ended = [...HANDLING, step(applicant, { type: 'CaseWithdrawn', reason: 'moved' })]
    expect(given(...ended)).toMatchObject({ stage: 'withdrawn', withdrawnReason: 'moved' })
    const command = { type: 'review-task', item: 'registration', findings: [] } as const
    expect(outcome(ended, command, reviewerOf('registry'))).toBe('case/stage')
    expect(outcome(ended, { type: 'deliver', method: 'window' }, otherClerk)).toBe('case/stage')
  })
})
