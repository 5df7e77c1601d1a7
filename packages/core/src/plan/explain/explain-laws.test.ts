import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../../catalogue/catalogue-data.ts'
import type { Catalogue, Item } from '../../catalogue/model.ts'
import { compile } from '../compile.ts'
import type { Plan } from '../plan.ts'
import { randomAnswers, randomCatalogue } from '../random-catalogue.fixture.ts'
import { explain } from './explain.ts'
import { type About, childrenOf, type Reason } from './reason.ts'
import { reasonLines } from './reason-text.ts'

const numRuns = process.env.SOAK === undefined ? 60 : 6_000
const soakMs = 3_600_000

type Given = Readonly<Record<string, unknown>>
type Made = {
  readonly catalogue: Catalogue
  readonly answers: Given
  readonly sharing: 'on' | 'off'
  readonly plan: Plan
}

function holdsForEveryPlan(law: (made: Made) => void): void {
  const property = fc.property(
    randomCatalogue,
    randomAnswers,
    fc.constantFrom('on', 'off'),
    (data, answers, sharing) => {
      const catalogue = catalogueFromData(data)
      const result = compile(catalogue, 'anything', answers, { sharing })
      if (!result.ok) throw new Error(JSON.stringify(result.problems))
      law({ catalogue, answers, sharing, plan: result.plan })
    },
  )
  fc.assert(property, { numRuns })
}

function whyOf({ catalogue, answers, sharing }: Made, about: About): readonly Reason[] {
  const result = explain(catalogue, 'anything', answers, about, { sharing })
  if (!result.ok) throw new Error(`${JSON.stringify(about)}: ${JSON.stringify(result.problems)}`)
  return result.reasons
}

/** Everything in a plan that one may ask about. */
function elementsOf({ plan, catalogue }: Made): About[] {
  const ids = (kind: About['kind'], found: Iterable<string>) => [...new Set(found)].map(id => ({ kind, id }))
  const items = catalogue.matters.get('anything')?.items ?? []
  const days = Array.from({ length: plan.flow.workingDays }, (_, index) => String(index + 1))
  return [
    ...ids(
      'material',
      [...plan.checklist, ...plan.omitted].map(entry => entry.material),
    ),
    ...ids(
      'field',
      plan.form.fields.map(field => field.element),
    ),
    ...ids(
      'section',
      plan.form.sections.map(section => section.id),
    ),
    ...ids(
      'task',
      plan.flow.tasks.map(task => task.item),
    ),
    ...ids(
      'item',
      items.map(use => use.item),
    ),
    ...ids('day', plan.flow.tasks.length > 0 && days.length === 0 ? ['0'] : days),
    ...ids(
      'fee',
      plan.fees.entries.map(entry => entry.item),
    ),
  ]
}

/** The conditions of these catalogues read without FEEL: an oracle apart from the compiler. */
function applies(condition: string | undefined, answers: Given): boolean {
  if (condition === undefined) return true
  const given: Given = answers.first === true ? answers : { ...answers, third: false }
  const literal = (text: string) => {
    const [id = '', value] = text.split(' = ')
    return String(given[id]) === value
  }
  return condition.split(' or ').some(part => part.split(' and ').every(literal))
}

const ALL_ANSWERS = [true, false].flatMap(first =>
  [true, false].flatMap(second => [true, false].map(third => ({ first, second, third }))),
)

/**
 * Only these answers are said to decide it: with any others beside them it must be the same. The third
 * question is asked where the first is answered with yes, so its answer tells that too.
 */
function isDecidedBy(condition: string | undefined, reasons: readonly Reason[], holds: boolean): boolean {
  const said = new Map<string, unknown>()
  for (const reason of reasons) {
    if (reason.kind === 'answer') said.set(reason.question, reason.value)
    if (reason.kind === 'answer' && reason.question === 'third') said.set('first', true)
    if (reason.kind === 'assumed') said.set('first', false)
  }
  const fits = (answers: object) =>
    Object.entries(answers).every(([id, value]) => (said.get(id) ?? value) === value)
  return ALL_ANSWERS.filter(fits).every(answers => applies(condition, answers) === holds)
}

function allOf(reasons: readonly Reason[]): Reason[] {
  return reasons.flatMap(reason => [reason, ...allOf(childrenOf(reason))])
}

function isTrue(reason: Reason, made: Made): boolean {
  const { plan, catalogue, answers } = made
  const inPlan = (id: string) => plan.items.some(entry => entry.item === id)
  const item = (id: string): Item | undefined => catalogue.items.get(id)
  const use = (id: string) => catalogue.matters.get('anything')?.items.find(each => each.item === id)
  const task = (id: string) => plan.flow.tasks.find(entry => entry.item === id)
  const needs = (id: string, material: string) =>
    inPlan(id) && item(id)?.materials.some(row => row.material === material && applies(row.when, answers))
  switch (reason.kind) {
    case 'answer':
      return plan.answers[reason.question] === reason.value && answers[reason.question] === reason.value
    case 'assumed':
      return (
        reason.question === 'third' &&
        answers.first === false &&
        reason.value === false &&
        reason.because.length > 0
      )
    case 'condition':
      return (
        applies(reason.condition, answers) === reason.holds &&
        isDecidedBy(reason.condition, reason.because, reason.holds)
      )
    case 'law':
      return reason.law === '《示范法》' && reason.article === '第一条'
    case 'item-always':
      return inPlan(reason.item) && use(reason.item)?.when === undefined
    case 'item-chosen':
      return inPlan(reason.item) && isDecidedBy(use(reason.item)?.when, reason.because, true)
    case 'item-left-out':
      return !inPlan(reason.item) && !applies(use(reason.item)?.when, answers)
    case 'needed-by':
      return needs(reason.item, reason.material) === true
    case 'joins-forms':
      return plan.checklist.find(entry => entry.material === 'joint-form')?.neededBy.length === reason.count
    case 'asked-once':
      return reason.times > 1
    case 'stands-for':
    case 'same-as':
      return reason.reason.zh.startsWith('same as')
    case 'may-follow':
      return item(reason.item)?.materials.some(row => row.tolerableDays === reason.days) === true
    case 'merged-into':
      return plan.checklist.some(entry => entry.material === reason.material)
    case 'made-here':
      return inPlan(reason.item) && item(reason.item)?.results.includes(reason.licence) === true
    case 'fetched':
      return made.sharing === 'on' && /^paper-\d$/.test(reason.resource.zh)
    case 'not-needed':
      return inPlan(reason.item) && reason.because.length > 0
    case 'field-needed': {
      const field = item(reason.item)?.fields.find(
        each =>
          each.element === reason.element && each.required === reason.required && applies(each.when, answers),
      )
      return inPlan(reason.item) && field !== undefined
    }
    case 'filled-once':
      return reason.times > 1
    case 'strictest':
      return reason.items.every(({ item: id }) =>
        item(id)?.fields.some(field => {
          const own = field.constraints?.[reason.limit]
          return own !== undefined && (reason.value === undefined || own === reason.value)
        }),
      )
    case 'section-needed':
      return inPlan(reason.item) && reason.fields.length > 0
    case 'takes':
      return item(reason.item)?.limit.promisedDays === reason.days
    case 'starts-at-once':
      return task(reason.item)?.dependsOn.length === 0 && task(reason.item)?.startDay === 0
    case 'waits-for':
      return (
        task(reason.item)?.dependsOn.includes(reason.maker) === true &&
        task(reason.maker)?.endDay === reason.untilDay
      )
    case 'decides-total':
      return reason.workingDays === plan.flow.workingDays
    case 'longest-path':
      return reason.workingDays === plan.flow.workingDays && reason.because.length > 0
    case 'path-step':
      return (
        task(reason.item)?.startDay === reason.startDay &&
        task(reason.item)?.endDay === reason.endDay &&
        reason.endDay - reason.startDay === reason.days
      )
    case 'fee':
    case 'part-of':
    case 'item-of-variant':
    case 'item-omitted-here':
    case 'local-authority':
      return false
  }
}

describe('for every plan', { timeout: soakMs }, () => {
  test('each of its elements has an explanation that names true facts only, in both languages', () => {
    holdsForEveryPlan(made => {
      for (const about of elementsOf(made)) {
        const reasons = whyOf(made, about)
        for (const reason of allOf(reasons)) {
          expect(isTrue(reason, made), `${JSON.stringify(about)}: ${JSON.stringify(reason)}`).toBe(true)
        }
        for (const { text } of reasonLines(reasons)) {
          expect(text.zh).toMatch(/[。：]$/)
          expect(`${text.zh} ${text.en}`).not.toMatch(/undefined|null|NaN|\[object/)
        }
      }
    })
  })

  test('a material on the checklist is explained by each item that needs it, and by no other', () => {
    holdsForEveryPlan(made => {
      for (const entry of made.plan.checklist) {
        const reasons = whyOf(made, { kind: 'material', id: entry.material })
        const items = reasons.flatMap(reason => (reason.kind === 'needed-by' ? [reason.item] : []))
        expect(new Set(items)).toEqual(new Set(entry.neededBy))
      }
    })
  })

  test('the path to a day joins tasks of which each begins when the one before ends, from day 0', () => {
    holdsForEveryPlan(made => {
      for (const about of elementsOf(made).filter(({ kind }) => kind === 'day')) {
        const [path] = whyOf(made, about)
        const steps = path ? childrenOf(path).flatMap(step => (step.kind === 'path-step' ? [step] : [])) : []
        expect(steps[0]?.startDay).toBe(0)
        steps.slice(1).forEach((step, index) => {
          expect(step.startDay).toBe(steps[index]?.endDay)
          const waits = step.because.flatMap(reason => (reason.kind === 'waits-for' ? [reason.maker] : []))
          expect(waits).toEqual([steps[index]?.item])
        })
        const last = steps.at(-1)
        expect(last?.endDay).toBeGreaterThanOrEqual(Number(about.id))
      }
    })
  })

  test('what is not in it has no explanation, and the nearest that is there are named', () => {
    holdsForEveryPlan(made => {
      for (const kind of ['material', 'field', 'section', 'task', 'item', 'day', 'fee'] as const) {
        const { catalogue, answers } = made
        const result = explain(catalogue, 'anything', answers, { kind, id: 'nothing' })
        expect(result).toMatchObject({ ok: false, problems: [{ code: 'explain/unknown' }] })
      }
    })
  })
})
