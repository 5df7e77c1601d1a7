import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, CHANGE_COMMANDS, mayChangeCatalogue } from '../access/access.ts'
import {
  approved,
  author,
  BEGIN,
  begun,
  ChangeHistory,
  edited,
  ITEM,
  inReview,
  manager,
  publication,
  published,
  reviewRequest,
  SAVE,
  scheduled,
  second,
} from './change.fixture.ts'
import type { ChangeCommand } from './commands.ts'
import { decideChange } from './decide.ts'
import { parseChangeEvent } from './event-schema.ts'
import { isEditablePath } from './paths.ts'
import { permittedChanges } from './permitted.ts'
import { evolveChange } from './state.ts'

const rebase = (more: object = {}) =>
  ({ type: 'rebase', base: 'v9', files: [], dropped: [], moved: [], unmerged: [], seen: 0, ...more }) as const

describe('nobody approves what they wrote', () => {
  test('whoever saved, even where a later save replaced it', () => {
    const history = begun()
      .give(author, SAVE)
      .give(second, { ...SAVE, hash: 'h2', basedOn: 2 })
    history.give(author, reviewRequest(history.state))
    expect(history.try(author, { type: 'approve' })).toBe('publication/second-person-needed')
    expect(history.try(second, { type: 'approve' })).toBe('publication/second-person-needed')
    expect(history.try(manager, { type: 'approve' })).toEqual(['ChangeApproved'])
  })

  test('whoever brought an older version back, or merged', () => {
    const restored = new ChangeHistory().give(author, { ...BEGIN, files: [{ path: ITEM, hash: 'old' }] })
    restored.give(author, reviewRequest(restored.state))
    expect(restored.try(author, { type: 'approve' })).toBe('publication/second-person-needed')
    const merged = edited()
    merged.give(second, rebase({ files: [{ path: ITEM, hash: 'm' }], seen: merged.state?.revision }))
    merged.give(author, reviewRequest(merged.state))
    expect(merged.try(second, { type: 'approve' })).toBe('publication/second-person-needed')
  })

  test('in any history: who approved has put nothing into what is published', () => {
    const people: readonly Actor[] = [author, second, manager, { role: 'editor', account: 'third' }]
    const step = fc.record({
      who: fc.nat(people.length - 1),
      what: fc.nat(7),
      hash: fc.constantFrom('a', 'b', 'h0'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const history = new ChangeHistory().give(author, BEGIN)
        for (const { who, what, hash } of steps) {
          const by = people[who] ?? author
          const revision = history.state?.revision ?? 0
          const commands: readonly ChangeCommand[] = [
            { ...SAVE, base: history.state?.base ?? '', hash, basedOn: revision },
            reviewRequest(history.state),
            { type: 'approve' },
            { type: 'send-back', reason: 'x' },
            { type: 'schedule', publishAt: 1 },
            publication(history.state),
            rebase({ base: `v${revision}`, seen: revision }),
            { type: 'rename', title: 'x' },
          ]
          const command = commands[what]
          if (command && decideChange(history.state, command, by).ok) history.give(by, command)
        }
        const { state, recorded } = history
        if (state?.stage !== 'published') return
        const approval = recorded.findLast(entry => entry.event.type === 'ChangeApproved')
        const savers = recorded.filter(entry => entry.event.type === 'FileSaved')
        expect(savers.map(entry => entry.account)).not.toContain(approval?.account)
        expect(savers.every(entry => entry.version < (approval?.version ?? 0))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a review', () => {
  test.each([
    ['errors', { errors: 3 }, 'publication/faulty-change'],
    ['another revision than the one that was checked', { seen: 1 }, 'publication/busy'],
  ])('with %s is not asked for', (_, more, code) => {
    const history = edited()
    expect(history.try(author, { ...reviewRequest(history.state), ...more })).toBe(code)
    expect(history.try(author, reviewRequest(history.state))).toEqual(['ReviewRequested'])
  })
})

describe('what was approved is what is published', () => {
  test.each([
    ['in review', inReview],
    ['approved', approved],
    ['scheduled', scheduled],
  ])('a save of a change that is %s takes it back to the editors', (_, make) => {
    const history = make().give(author, { ...SAVE, hash: 'h2', basedOn: 2 })
    expect(history.state).toMatchObject({ stage: 'editing' })
    expect(history.state?.reviewer).toBeUndefined()
    expect(history.try(second, publication(history.state))).toBe('publication/stage')
  })

  test.each([
    ['files that others changed meanwhile', { overlapping: [ITEM] }, 'publication/conflict'],
    ['errors', { errors: 2 }, 'publication/unsound'],
    ['nothing new', { version: 'v1' }, 'publication/nothing-new'],
    ['another revision than the one that was checked', { seen: 1 }, 'publication/busy'],
  ])('with %s it is not', (_, more, code) => {
    const history = approved()
    expect(history.try(author, { ...publication(history.state), ...more })).toBe(code)
  })

  test('a publication that fails leaves it approved, with the reason', () => {
    const history = scheduled().give(second, {
      type: 'fail-publication',
      code: 'publication/conflict',
      what: 'x',
    })
    expect(history.state).toMatchObject({ stage: 'approved', failure: { code: 'publication/conflict' } })
    expect(history.state?.scheduled).toBeUndefined()
  })
})

describe('a save', () => {
  test('based on less than what stands there is refused; the same text is none', () => {
    const history = edited()
    expect(history.try(second, { ...SAVE, hash: 'h2' })).toBe('publication/stale-file')
    expect(history.try(second, { ...SAVE, hash: 'h2', basedOn: 99 })).toBe('publication/stale-file')
    expect(history.try(second, SAVE)).toEqual([])
    expect(history.try(second, { ...SAVE, path: 'items/other.yaml' })).toEqual(['FileSaved'])
  })

  test('that puts a file back as it was takes it out, and is still seen by who edits it', () => {
    const history = edited().give(author, { ...SAVE, hash: 'h0', basedOn: 2 })
    expect(history.state?.files.size).toBe(0)
    expect(history.try(second, { ...SAVE, hash: 'h2' })).toBe('publication/stale-file')
    expect(history.try(author, reviewRequest(history.state))).toBe('publication/empty-change')
  })

  test('begun before a rebase that changed the file is stale; of another file it is not', () => {
    const history = edited()
    history.give(author, rebase({ moved: ['licences.yaml'], seen: history.state?.revision }))
    const at = (path: string) => history.try(second, { ...SAVE, path, base: 'v9', basedOn: 0 })
    expect(at('licences.yaml')).toBe('publication/stale-file')
    expect(at('sites.yaml')).toEqual(['FileSaved'])
    expect(history.try(second, { ...SAVE, path: 'sites.yaml' })).toBe('publication/busy')
  })

  test.each(['items/a.yaml', 'materials/食品.yaml', 'policy.yaml', 'samples/甲.webp'])(
    'of %s is possible',
    path => {
      expect(isEditablePath(path)).toBe(true)
    },
  )

  test.each([
    '../a.yaml',
    'items/../../a.yaml',
    'a.yaml',
    'items/a.txt',
    'items/a/b.yaml',
    '/items/a.yaml',
    'samples/',
    'samples/a/b.png',
    'items/.hidden.yaml',
  ])('of %s is not', path => {
    expect(isEditablePath(path)).toBe(false)
  })
})

function commandOf(type: ChangeCommand['type']): ChangeCommand {
  switch (type) {
    case 'begin':
      return BEGIN
    case 'save-file':
      return SAVE
    case 'rename':
      return { type, title: 'x' }
    case 'rebase':
      return rebase()
    case 'send-back':
      return { type, reason: 'x' }
    case 'schedule':
      return { type, publishAt: 1 }
    case 'publish':
      return publication(undefined)
    case 'fail-publication':
      return { type, code: 'x', what: 'x' }
    case 'request-review':
      return { type, errors: 0, seen: 0 }
    default:
      return { type }
  }
}

describe('who may do what', () => {
  const roles: readonly Actor[] = [
    author,
    manager,
    { role: 'clerk', account: 'c', site: 'hall', window: 'one' },
    { role: 'applicant', account: 'a', person: 'p' },
    { role: 'reviewer', account: 'r', authority: 'tax', items: 'all' },
  ]
  test('is asked before anything else', () => {
    for (const by of roles) {
      for (const type of CHANGE_COMMANDS.filter(command => !mayChangeCatalogue(by.role, command))) {
        const command = commandOf(type)
        const decision = decideChange(inReview().state, command, by)
        expect([by.role, type, decision.ok ? 'ok' : decision.refusal.code]).toEqual([
          by.role,
          type,
          'access/role',
        ])
      }
    }
  })

  test.each([
    ['begun', begun, ['rename', 'save-file', 'withdraw'], ['withdraw']],
    ['edited', edited, ['rename', 'save-file', 'request-review', 'withdraw'], ['withdraw']],
    ['in review', inReview, ['rename', 'save-file', 'withdraw'], ['approve', 'send-back', 'withdraw']],
    [
      'approved',
      approved,
      ['rename', 'save-file', 'publish', 'withdraw'],
      ['send-back', 'publish', 'withdraw'],
    ],
    ['published', published, [], []],
  ])('%s: buttons of author and manager', (_, make, own, others) => {
    const { state } = make()
    if (state === undefined) throw new Error('no state')
    expect(permittedChanges(state, author, 'v1')).toEqual(own)
    expect(permittedChanges(state, manager, 'v1')).toEqual(others)
    const isOpen = state.stage !== 'published'
    expect(permittedChanges(state, author, 'v2').includes('rebase')).toBe(isOpen)
  })
})

test('the state is the replay of the events as they are stored', () => {
  const history = published()
  const replayed = history.recorded.reduce<typeof history.state>((state, recorded) => {
    const stored: unknown = JSON.parse(JSON.stringify(recorded.event))
    return evolveChange(state, { ...recorded, event: parseChangeEvent(recorded.event.type, stored) })
  }, undefined)
  expect(replayed).toEqual(history.state)
  expect(() =>
    evolveChange(undefined, { version: 1, at: 0, account: '', role: '', event: { type: 'ReviewRequested' } }),
  ).toThrow()
})
