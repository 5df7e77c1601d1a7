import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../access/access.ts'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import type { Catalogue } from '../catalogue/model.ts'
import { compile, findPreparedMatter } from '../plan/compile.ts'
import { questionsOfItems } from '../plan/item-questions.ts'
import type { Plan } from '../plan/plan.ts'
import { randomAnswers, randomCatalogue } from '../plan/random-catalogue.fixture.ts'
import { accepted, given, lawOf, manager, reviewerOf, step, submittedWith, taskPlan } from './case.fixture.ts'
import type { CaseEvent } from './events.ts'
import { relationTo } from './relation-to.ts'
import type { CaseState } from './state.ts'
import { isOfPart, readableItems, type VisiblePart, visiblePart } from './visible-part.ts'

const numRuns = process.env.SOAK === undefined ? 150 : 15_000
const soakMs = 3_600_000

const stateAfter = (...events: readonly CaseEvent[]): CaseState => given(step(manager, ...events))

type Made = {
  readonly catalogue: Catalogue
  readonly answers: Readonly<Record<string, boolean>>
  readonly plan: Plan
  readonly state: CaseState
}

function made(catalogue: Catalogue, answers: Made['answers'], sharing: 'on' | 'off'): Made {
  const result = compile(catalogue, 'anything', answers, { sharing })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { plan } = result
  const tasks = plan.flow.tasks.map(({ item, authority, dependsOn }) =>
    taskPlan(item, { authority, dependsOn }),
  )
  return { catalogue, answers, plan, state: stateAfter(submittedWith({ tasks }), accepted) }
}

function forEveryCase(law: (made: Made) => void): void {
  fc.assert(
    fc.property(randomCatalogue, randomAnswers, fc.constantFrom('on', 'off'), (data, answers, sharing) =>
      law(made(catalogueFromData(data), answers, sharing)),
    ),
    { numRuns },
  )
}

function partFor({ plan, state }: Pick<Made, 'plan' | 'state'>, actor: Actor): VisiblePart {
  return visiblePart(plan, readableItems(actor, relationTo(actor, state), state))
}

const authoritiesOf = ({ plan }: Made) => [...new Set(plan.items.map(({ authority }) => authority))]

/** The conditions of these catalogues read without FEEL: an oracle apart from the compiler. */
function applies({ answers }: Made, condition: string | undefined): boolean {
  if (condition === undefined) return true
  const given: Readonly<Record<string, boolean>> = { ...answers, ...(answers.first ? {} : { third: false }) }
  const literal = (text: string) => {
    const [id = '', value] = text.split(' = ')
    return String(given[id]) === value
  }
  return condition.split(' or ').some(part => part.split(' and ').every(literal))
}

/** Items of the plan that this authority has, as the catalogue lays them down. */
function ownItems({ catalogue, plan }: Made, authority: string) {
  return plan.items
    .filter(entry => entry.authority === authority)
    .flatMap(entry => catalogue.items.get(entry.item) ?? [])
}

/** Names of one paper, the material's own among them. */
function namesOfPaper({ catalogue }: Made, material: string): readonly string[] {
  const same = catalogue.matters.get('anything')?.equivalences ?? []
  const entry = same.find(({ keep, replaces }) => keep === material || replaces.includes(material))
  return entry === undefined ? [material] : [entry.keep, ...entry.replaces]
}

/** Whether a paper that the item asks for stands in the part under one of its names, or is made or fetched. */
function isReached(each: Made, part: VisiblePart, item: string, material: string): boolean {
  const { catalogue, plan } = each
  if (catalogue.materials.get(material)?.kind === 'form') {
    return plan.checklist.some(entry => entry.kind === 'form' && part.materials.has(entry.material))
  }
  const names = namesOfPaper(each, material)
  if (names.some(name => part.materials.has(name))) return true
  return plan.omitted
    .filter(entry => names.includes(entry.material) && entry.neededBy.includes(item))
    .some(
      entry =>
        entry.reason === 'fetched' ||
        (entry.reason === 'process-material' && part.results.has(entry.producedBy)),
    )
}

const uniqueSorted = (values: Iterable<string>) => [...new Set(values)].toSorted()

describe('for every case', { timeout: soakMs }, () => {
  test('an authority reads exactly the fields that its own items ask for', () => {
    forEveryCase(each => {
      for (const authority of authoritiesOf(each)) {
        const asked = ownItems(each, authority).flatMap(item =>
          item.fields.filter(field => applies(each, field.when)).map(field => field.element),
        )
        const { fields } = partFor(each, reviewerOf(authority))
        expect(uniqueSorted(fields)).toEqual(uniqueSorted(asked))
      }
    })
  })

  test('each paper that its items ask for it reads, under this name, or under that by which it was handed in', () => {
    forEveryCase(each => {
      for (const authority of authoritiesOf(each)) {
        const part = partFor(each, reviewerOf(authority))
        for (const item of ownItems(each, authority)) {
          for (const { material } of item.materials.filter(use => applies(each, use.when))) {
            if (part.materials.has(material)) continue
            const reached = isReached(each, part, item.id, material)
            expect([item.id, material, reached]).toEqual([item.id, material, true])
          }
        }
      }
    })
  })

  test('and no paper, and no result of others, that none of its items needs', () => {
    forEveryCase(each => {
      for (const authority of authoritiesOf(each)) {
        const own = new Set(ownItems(each, authority).map(item => item.id))
        const part = partFor(each, reviewerOf(authority))
        expect([...part.items].toSorted()).toEqual([...own].toSorted())
        const { checklist, omitted } = each.plan
        const foreign = checklist.filter(entry => !entry.neededBy.some(item => own.has(item)))
        expect(foreign.filter(entry => part.materials.has(entry.material))).toEqual([])
        const makers = omitted.flatMap(entry =>
          entry.reason === 'process-material' && entry.neededBy.some(item => own.has(item))
            ? [entry.producedBy]
            : [],
        )
        expect(uniqueSorted(part.results)).toEqual(uniqueSorted([...own, ...makers]))
      }
    })
  })

  test('all authorities together read the whole form and checklist, and a manager nothing of it', () => {
    forEveryCase(each => {
      const parts = authoritiesOf(each).map(authority => partFor(each, reviewerOf(authority)))
      const { form, checklist } = each.plan
      expect(uniqueSorted(parts.flatMap(({ fields }) => [...fields]))).toEqual(
        uniqueSorted(form.fields.map(({ element }) => element)),
      )
      expect(uniqueSorted(parts.flatMap(({ materials }) => [...materials]))).toEqual(
        uniqueSorted(checklist.map(({ material }) => material)),
      )
      const supervised = partFor(each, manager)
      expect([supervised.fields.size, supervised.materials.size, supervised.results.size]).toEqual([0, 0, 0])
    })
  })

  test('answers are read by those whose conditions read them', () => {
    forEveryCase(each => {
      const prepared = findPreparedMatter(each.catalogue, 'anything')
      if (prepared === undefined) throw new Error('every catalogue has the matter')
      const used = each.catalogue.matters.get('anything')?.items ?? []
      for (const authority of authoritiesOf(each)) {
        const { items } = partFor(each, reviewerOf(authority))
        const words = used
          .filter(({ item }) => items.has(item))
          .flatMap(({ item, when }) => {
            const { fields = [], materials = [] } = each.catalogue.items.get(item) ?? {}
            const sharing = materials.map(use => each.catalogue.materials.get(use.material)?.sharing?.when)
            return [when, ...[...fields, ...materials].map(use => use.when), ...sharing]
          })
          .join(' ')
        const expected = ['first', 'second', 'third'].filter(question => words.includes(question))
        expect(uniqueSorted(questionsOfItems(prepared, items))).toEqual(expected)
      }
    })
  })
})

const tasks = [
  taskPlan('stall', { law: lawOf({ joint: ['fire'] }) }),
  taskPlan('lights', { authority: 'police', law: lawOf({ entrusted: 'village' }) }),
]
const items = (authority: string, state: CaseState) => {
  const actor = reviewerOf(authority)
  return [...readableItems(actor, relationTo(actor, state), state)]
}

describe('whoever takes part', () => {
  const state = stateAfter(submittedWith({ tasks }), accepted)

  test.each([
    ['registry', ['stall']],
    ['fire', ['stall']],
    ['police', ['lights']],
    ['village', ['lights']],
    ['tax', []],
  ])('%s reads %j', (authority, expected) => {
    expect(items(authority, state)).toEqual(expected)
  })

  test('an authority that was added, or asked for an opinion, reads that item only', () => {
    const added: CaseEvent = { type: 'AuthorityAdded', item: 'lights', authority: 'tax', reason: 'asked' }
    expect(items('tax', stateAfter(submittedWith({ tasks }), accepted, added))).toEqual(['lights'])
    const asked: CaseEvent = {
      type: 'OpinionRequested',
      item: 'stall',
      request: 'request-1',
      authorities: ['tax'],
      question: '?',
      days: 3,
      silence: 'nothing',
    }
    expect(items('tax', stateAfter(submittedWith({ tasks }), accepted, asked))).toEqual(['stall'])
  })

  test('nobody of an authority reads anything before acceptance, unless asked what is missing', () => {
    expect(items('registry', stateAfter(submittedWith({ tasks })))).toEqual([])
    const opened: CaseEvent = { type: 'JointNoticeOpened', authorities: ['registry'] }
    const asked = stateAfter(submittedWith({ tasks }), opened)
    expect(items('registry', asked)).toEqual(['stall'])
    expect(items('police', asked)).toEqual([])
  })

  test('a manager reads everything while an access with a reason is open, and a clerk of the site always', () => {
    expect([...readableItems(manager, relationTo(manager, state, true), state)]).toEqual(['stall', 'lights'])
    const clerk: Actor = { role: 'clerk', account: 'w', site: 'hall', window: 'one' }
    const elsewhere: Actor = { ...clerk, site: 'village' }
    expect(readableItems(clerk, relationTo(clerk, state), state).size).toBe(2)
    expect(readableItems(elsewhere, relationTo(elsewhere, state), state).size).toBe(0)
  })

  test('entries of a notice belong to the part in which their field or material stands', () => {
    const part: VisiblePart = {
      items: new Set(['stall']),
      fields: new Set(['same-name']),
      materials: new Set(['lease']),
      results: new Set(['stall']),
    }
    const isOwn = (subject: 'field' | 'material', id: string) => isOfPart(part, { subject, id, problem: '?' })
    expect([isOwn('field', 'same-name'), isOwn('material', 'same-name')]).toEqual([true, false])
    expect([isOwn('material', 'lease'), isOwn('field', 'lease')]).toEqual([true, false])
  })
})
