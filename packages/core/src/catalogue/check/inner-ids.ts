/** Ids inside an entity are unique, and nothing stands twice in one list. */
import type { EntityPlace } from '../entities.ts'
import { shownPath } from '../finding.ts'
import type { Item, Matter } from '../model.ts'
import { duplicateId } from '../parse-findings.ts'
import { eachPart, type PartsOf } from './rule.ts'

/** A list in which each key may stand once. */
type Keyed = { readonly list: EntityPlace; readonly keys: readonly string[] }

const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(entry => entry.id)
const valuesOf = (entries: readonly { readonly value: string }[]) => entries.map(entry => entry.value)

function itemLists(item: Item): Keyed[] {
  const at = (...path: (string | number)[]): EntityPlace => ({ in: 'items', id: item.id, path })
  return [
    { list: at('asks'), keys: item.asks },
    { list: at('steps'), keys: idsOf(item.steps) },
    { list: at('reviewPoints'), keys: idsOf(item.reviewPoints) },
    { list: at('results'), keys: item.results },
    // The same twice is right where the conditions differ.
    { list: at('fields'), keys: item.fields.map(({ element, when }) => `${element} ${when ?? ''}`.trim()) },
    {
      list: at('materials'),
      keys: item.materials.map(({ material, when }) => `${material} ${when ?? ''}`.trim()),
    },
    { list: at('jointAuthorities'), keys: item.jointAuthorities ?? [] },
    ...item.steps.map((step, index) => ({
      list: at('steps', index, 'reviewPoints'),
      keys: idsOf(step.reviewPoints ?? []),
    })),
    ...item.materials.map((entry, index) => ({
      list: at('materials', index, 'reviewPoints'),
      keys: idsOf(entry.reviewPoints),
    })),
  ]
}

function matterLists(matter: Matter): Keyed[] {
  const at = (...path: (string | number)[]): EntityPlace => ({ in: 'matters', id: matter.id, path })
  return [
    { list: at('questions'), keys: matter.questions.map(entry => entry.question) },
    { list: at('items'), keys: matter.items.map(entry => entry.item) },
    { list: at('sections'), keys: idsOf(matter.sections) },
    { list: at('facets'), keys: idsOf(matter.facets) },
    ...matter.facets.map((facet, index) => ({
      list: at('facets', index, 'cases'),
      keys: idsOf(facet.cases),
    })),
  ]
}

const listsOf: PartsOf<Keyed> = {
  authorities: ({ id, settledWindows, outsideSection, unsupervised }) =>
    Object.entries({ settledWindows, outsideSection, unsupervised }).map(([field, keys]) => ({
      list: { in: 'authorities', id, path: [field] },
      keys: keys ?? [],
    })),
  sites: ({ id, windows }) => [{ list: { in: 'sites', id, path: ['windows'] }, keys: idsOf(windows) }],
  elements: ({ id, options, of }) => [
    { list: { in: 'elements', id, path: ['options'] }, keys: valuesOf(options ?? []) },
    { list: { in: 'elements', id, path: ['of'] }, keys: (of ?? []).map(part => part.element) },
  ],
  questions: question => [
    {
      list: { in: 'questions', id: question.id, path: ['options'] },
      keys: 'options' in question ? valuesOf(question.options) : [],
    },
  ],
  items: itemLists,
  matters: matterLists,
  variants: ({ id, add, omit }) => [
    { list: { in: 'variants', id, path: ['add'] }, keys: (add ?? []).map(entry => entry.item) },
    { list: { in: 'variants', id, path: ['omit'] }, keys: omit ?? [] },
  ],
  resources: ({ id, fields, details, materials, matters }) => [
    { list: { in: 'resources', id, path: ['fields'] }, keys: fields.map(({ element }) => element) },
    { list: { in: 'resources', id, path: ['details'] }, keys: idsOf(details ?? []) },
    { list: { in: 'resources', id, path: ['materials'] }, keys: materials.map(({ material }) => material) },
    { list: { in: 'resources', id, path: ['matters'] }, keys: matters ?? [] },
  ],
}

export const innerIds = eachPart(
  // The row belongs to the reader, which reports the same of whole entities.
  [],
  listsOf,
  ({ list, keys }, _catalogue, { report }) =>
    keys.flatMap((id, index) => {
      const first = keys.indexOf(id)
      if (first === index) return []
      const place = { ...list, path: [...list.path, index] }
      return [report(duplicateId, place, { id, first: shownPath([...list.path, first]) })]
    }),
)
