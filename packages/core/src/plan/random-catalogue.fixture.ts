/** Sound small catalogues at random: any items, conditions, materials, licences and fields. */
import fc from 'fast-check'
import type { CatalogueData, Constraints, Item, Matter } from '../catalogue/model.ts'
import {
  asksField,
  catalogueDataOf,
  element,
  type ItemField,
  type ItemMaterial,
  item,
  licence,
  material,
  matter,
  name,
  uses,
  yesNo,
} from './catalogue-parts.fixture.ts'

const QUESTIONS = ['first', 'second', 'third'] as const
const PAPERS = ['paper-0', 'paper-1', 'paper-2', 'paper-3', 'paper-4'] as const
const ELEMENTS = ['element-0', 'element-1', 'element-2', 'element-3', 'element-4'] as const
const AUTHORITIES = ['registry', 'police', 'tax'] as const

/** The same id twice in a list is sound where the conditions differ. */
const distinct = <Entry extends { readonly when?: string }>(key: (entry: Entry) => string) => ({
  selector: (entry: Entry) => `${key(entry)} ${entry.when ?? ''}`,
})

const literal = fc.tuple(fc.constantFrom(...QUESTIONS), fc.boolean()).map(([id, value]) => `${id} = ${value}`)
const condition = fc.oneof(
  literal,
  fc
    .tuple(literal, fc.constantFrom('and', 'or'), literal)
    .map(([left, word, right]) => `${left} ${word} ${right}`),
)
const sometimes = fc.option(condition, { nil: undefined }).map(when => (when === undefined ? {} : { when }))

const copies = fc.record({ original: fc.nat(2), copy: fc.nat(3) })
const tolerable = fc
  .option(fc.nat(9), { nil: undefined })
  .map(tolerableDays => (tolerableDays === undefined ? {} : { tolerableDays }))

function materialUses(ids: readonly string[], maxLength: number): fc.Arbitrary<ItemMaterial[]> {
  if (ids.length === 0) return fc.constant([])
  const use = fc
    .tuple(fc.constantFrom(...ids), sometimes, copies, tolerable)
    .map(([id, when, count, later]) => uses(id, { ...when, ...later, copies: count }))
  return fc.uniqueArray(use, { maxLength, ...distinct<ItemMaterial>(entry => entry.material) })
}

/** Nothing may follow later than the item itself is done. */
function withinPromise(use: ItemMaterial, promisedDays: number): ItemMaterial {
  if (use.tolerableDays === undefined) return use
  return { ...use, tolerableDays: Math.min(use.tolerableDays, promisedDays) }
}

const narrowed: fc.Arbitrary<Constraints> = fc.record(
  {
    minLength: fc.nat(3),
    maxLength: fc.integer({ min: 4, max: 9 }),
    pattern: fc.constantFrom('[a-z]*', '.*[aeiou].*', '[^x]*', 'a|b|.{2,}'),
  },
  { requiredKeys: [] },
)

const fieldUses: fc.Arbitrary<ItemField[]> = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...ELEMENTS), fc.boolean(), sometimes, narrowed)
    .map(([id, required, when, constraints]) => asksField(id, { required, ...when, constraints })),
  { minLength: 1, maxLength: 5, ...distinct<ItemField>(entry => entry.element) },
)

/** An item needs results of those before it only, so that nobody waits in a circle. */
function randomItem(index: number): fc.Arbitrary<Item> {
  const copiesOfEarlier = Array.from({ length: index }, (_, earlier) => `licence-copy-${earlier}`)
  return fc
    .record({
      days: fc.nat(9),
      authority: fc.constantFrom(...AUTHORITIES),
      alone: fc.nat(3),
      fields: fieldUses,
      form: fc.option(fc.constantFrom(`form-${index}`, 'form-shared'), { nil: undefined }),
      papers: materialUses(PAPERS, 5),
      licences: materialUses(copiesOfEarlier, 3),
      own: materialUses([`licence-copy-${index}`], 1),
      joint: fc.double({ min: 0, max: 1, noNaN: true }),
      steps: fc.uniqueArray(fc.constantFrom('receive', 'accept', 'inspect', 'review'), { minLength: 1 }),
    })
    .filter(made => made.form !== undefined || made.papers.length > 0)
    .map(made =>
      item(`item-${index}`, {
        authority: made.authority,
        limit: { statutoryDays: 20, promisedDays: made.days },
        asks: [...QUESTIONS],
        visits: { alone: made.alone, joint: Math.floor(made.alone * made.joint) },
        steps: made.steps.map(id => ({ id, name: name(id), shared: id !== 'review' && id !== 'inspect' })),
        fields: made.fields,
        materials: [
          ...(made.form === undefined ? [] : [uses(made.form)]),
          ...[...made.papers, ...made.licences, ...made.own].map(use => withinPromise(use, made.days)),
        ],
        results: [`licence-${index}`],
      }),
    )
}

/**
 * Papers that are the same as others, one of them the same as the first item's licence: nobody has to
 * wait in a circle for that, since the first item waits for nobody.
 */
const equivalences: fc.Arbitrary<NonNullable<Matter['equivalences']>> = fc
  .record({
    keep: fc.constantFrom('paper-0', 'paper-1'),
    replaces: fc.subarray(['paper-2', 'paper-3']),
    ofLicence: fc.subarray(['paper-4']),
  })
  .map(({ keep, replaces, ofLicence }) =>
    [
      { keep, replaces, reason: { zh: `same as ${keep}` } },
      { keep: 'licence-copy-0', replaces: ofLicence, reason: { zh: 'same as the licence' } },
    ].filter(entry => entry.replaces.length > 0),
  )

export const randomCatalogue: fc.Arbitrary<CatalogueData> = fc
  .integer({ min: 1, max: 6 })
  .chain(count => {
    const indexes = Array.from({ length: count }, (_, index) => index)
    return fc.record({
      items: fc.tuple(...indexes.map(randomItem)),
      order: fc.shuffledSubarray(indexes, { minLength: 1 }),
      conditions: fc.tuple(...indexes.map(() => sometimes)),
      sharing: fc.tuple(...PAPERS.map(() => fc.option(sometimes, { nil: undefined }))),
      elements: fc.tuple(...ELEMENTS.map(() => fc.option(narrowed, { nil: undefined }))),
      same: equivalences,
    })
  })
  .map(({ items, order, conditions, sharing, elements, same }) =>
    catalogueDataOf({
      licences: items.map((item, index) => licence(`licence-${index}`, item.authority)),
      elements: [
        element('subject-name'),
        ...ELEMENTS.map((id, index) => {
          const constraints = elements[index]
          return element(id, { ...(constraints && { constraints }), section: index % 2 ? 'main' : 'people' })
        }),
      ],
      materials: [
        material('joint-form', { kind: 'form' }),
        material('form-shared', { kind: 'form' }),
        ...items.map((_, index) => material(`form-${index}`, { kind: 'form' })),
        ...items.map((_, index) =>
          material(`licence-copy-${index}`, {
            kind: 'licence',
            licence: `licence-${index}`,
            demandedBy: { law: '《示范法》', article: '第二条' },
          }),
        ),
        ...PAPERS.map((id, index) => {
          const shared = sharing[index]
          return material(id, shared ? { sharing: { resource: { zh: id }, ...shared } } : {})
        }),
      ],
      questions: QUESTIONS.map(yesNo),
      items,
      matters: [
        matter('anything', {
          ...(same.length > 0 && { equivalences: same }),
          questions: [
            { question: 'first' },
            { question: 'second' },
            { question: 'third', when: 'first = true', otherwise: false },
          ],
          items: order.map(index => ({ item: `item-${index}`, ...conditions[index] })),
          facets: [
            {
              id: 'first',
              cases: [
                { id: 'yes', label: name('yes'), when: 'first = true' },
                { id: 'no', label: name('no'), when: 'first = false' },
              ],
            },
          ],
        }),
      ],
    }),
  )

export const randomAnswers = fc.record({ first: fc.boolean(), second: fc.boolean(), third: fc.boolean() })
