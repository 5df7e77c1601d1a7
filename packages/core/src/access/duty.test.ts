/** 岗位、任职时间、代岗. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersFor, type PersonActor } from './access.ts'
import { actorOnDuty, type Duty, type DutyScene, findDeputised, findDutyRefusal } from './duty.ts'
import { type Reviewer, reviewer } from './test-reviewer.ts'

const clerk = (account: string, site: string, window: string): PersonActor => ({
  role: 'clerk',
  account,
  site,
  window,
})

describe('an actor on duty', () => {
  test('acts by the own post, and by nothing outside its time', () => {
    const li = reviewer('li', ['food'])
    expect(actorOnDuty(li, { own: true, deputised: [] })).toBe(li)
    expect(actorOnDuty(li, { own: false, deputised: [] })).toBeUndefined()
  })

  test('answers for its own items and those of whom it deputises, under its own account', () => {
    const held = { own: true, deputised: [reviewer('wang', ['tobacco'])] }
    const actor = actorOnDuty(reviewer('li', ['food']), held)
    expect(actor).toMatchObject({ account: 'li', items: ['food', 'tobacco'] })
    if (actor === undefined) return
    expect(findDeputised(actor, 'tobacco')).toBe('wang')
    expect(findDeputised(actor, 'food')).toBeUndefined()
    expect(findDeputised(actor)).toBeUndefined()
  })

  test('whose own time is over has only the post that it deputises', () => {
    const held = { own: false, deputised: [reviewer('wang', ['tobacco'])] }
    const actor = actorOnDuty(reviewer('li', 'all'), held)
    expect(actor).toMatchObject({ items: ['tobacco'] })
    expect(actor && findDeputised(actor)).toBe('wang')
  })

  test.each([
    ['all', reviewer('head', 'all', { head: true }), true],
    ['some', reviewer('head', ['tobacco'], { head: true }), ['tobacco']],
  ] as const)('deputy of a head of %s items is head of those, and of no own item beside', (_, head, is) => {
    const actor = actorOnDuty(reviewer('li', ['food']), { own: true, deputised: [head] })
    expect(actor).toMatchObject({ head: is })
    expect(
      actorOnDuty(reviewer('li', ['food']), { own: true, deputised: [reviewer('wang', 'all')] }),
    ).not.toHaveProperty('head')
  })

  test('a post of another authority, role or site is filled by nobody', () => {
    const li = reviewer('li', ['food'])
    const strangers = [
      reviewer('zhou', 'all', { authority: 'police', head: true }),
      clerk('min', 'hall', 'one'),
      { role: 'manager', account: 'guo', site: 'hall' },
    ] as const
    for (const post of strangers) expect(actorOnDuty(li, { own: true, deputised: [post] })).toEqual(li)
    const min = clerk('min', 'hall', 'one')
    expect(actorOnDuty(min, { own: true, deputised: [clerk('na', 'village', 'one')] })).toEqual(min)
    const guo = strangers[2]
    expect(actorOnDuty(guo, { own: true, deputised: [{ ...guo, account: 'he' }] })).toEqual(guo)
  })

  test('a clerk stays at the own window, and sits at that of a colleague while the own time is over', () => {
    const min = clerk('min', 'hall', 'one')
    const deputised = [clerk('na', 'hall', 'two')]
    expect(actorOnDuty(min, { own: true, deputised })).toMatchObject({ account: 'min', window: 'one' })
    const elsewhere = actorOnDuty(min, { own: false, deputised })
    expect(elsewhere).toMatchObject({ account: 'min', site: 'hall', window: 'two' })
    expect(elsewhere && findDeputised(elsewhere, 'food')).toBe('na')
  })
})

const items = ['food', 'tobacco', 'music', 'signboard']
const anyItems = fc.oneof(fc.constant('all' as const), fc.subarray(items))
const anyReviewer = fc
  .record({
    account: fc.constantFrom('li', 'wang', 'zhao'),
    authority: fc.constantFrom('registry', 'police'),
    items: anyItems,
    head: fc.boolean(),
  })
  .map(({ head, ...post }): Reviewer => ({ role: 'reviewer', ...post, ...(head && { head: true }) }))

test('the posts of a reviewer on duty give exactly what each of them gives, item by item', () => {
  fc.assert(
    fc.property(
      anyReviewer,
      fc.boolean(),
      fc.array(anyReviewer, { maxLength: 3 }),
      (own, isOwn, deputised) => {
        const actor = actorOnDuty(own, { own: isOwn, deputised })
        const posts = [...(isOwn ? [own] : []), ...deputised.filter(post => post.authority === own.authority)]
        for (const item of items) {
          const given = posts.filter(post => answersFor(post, own.authority, item))
          const isHead =
            actor?.role === 'reviewer' &&
            answersFor(actor, own.authority, item) &&
            (actor.head === true || actor.head?.includes(item) === true)
          expect(actor !== undefined && answersFor(actor, own.authority, item)).toBe(given.length > 0)
          expect(isHead).toBe(given.some(post => post.head === true))
        }
      },
    ),
  )
})

describe('a duty that is given', () => {
  const li = reviewer('li', ['food'])
  const wang = reviewer('wang', ['tobacco'])
  const wanted: Duty = { account: 'li', kind: 'deputy', of: 'wang', since: 100, until: 200 }
  const scene: DutyScene = { holder: li, filled: wang, standing: [] }
  const given = (duty: Partial<Duty>): Duty => ({ ...wanted, ...duty })

  test('is refused for a period that is none, and to a deputy without an end', () => {
    expect(findDutyRefusal(wanted, scene)).toBeUndefined()
    expect(findDutyRefusal(given({ until: 100 }), scene)).toBe('duty/period')
    const { until: _, ...endless } = wanted
    expect(findDutyRefusal(endless, scene)).toBe('duty/period')
    expect(
      findDutyRefusal({ account: 'li', kind: 'own', since: 100 }, { holder: li, standing: [] }),
    ).toBeUndefined()
  })

  test.each([
    ['oneself', { of: 'li' }, { filled: li }, 'duty/self'],
    ['another authority', {}, { filled: { ...wang, authority: 'police' } }, 'duty/other-office'],
    ['the window, for a reviewer', {}, { filled: clerk('wang', 'hall', 'one') }, 'duty/other-office'],
    ['a reviewer, for the window', {}, { holder: clerk('li', 'hall', 'one') }, 'duty/other-office'],
  ] as const)('is refused for %s', (_, change, other, code) => {
    expect(findDutyRefusal(given(change), { ...scene, ...other })).toBe(code)
  })

  test.each([
    [[given({ since: 199, until: 300 })], 'duty/overlaps'],
    [[given({ since: 200, until: 300 })], undefined],
    [[given({ since: 0, until: 100 })], undefined],
    [[given({ of: 'zhao' })], undefined],
    [[given({ account: 'wang', of: 'li' })], 'duty/mutual'],
    [[given({ account: 'wang', of: 'li', since: 200, until: 300 })], undefined],
    [[given({ account: 'wang', of: 'zhao' })], undefined],
  ])('beside %j is %s', (standing, code) => {
    expect(findDutyRefusal(wanted, { ...scene, standing })).toBe(code)
  })

  test('times of the own post do not overlap either', () => {
    const own: Duty = { account: 'li', kind: 'own', since: 100 }
    const standing = [{ ...own, since: 0, until: 101 }]
    expect(findDutyRefusal(own, { holder: li, standing })).toBe('duty/overlaps')
    expect(findDutyRefusal(own, { holder: li, standing: [{ ...own, since: 0, until: 100 }] })).toBeUndefined()
  })
})
