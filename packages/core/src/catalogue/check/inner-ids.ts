/** Ids inside an entity are unique, and nothing stands twice in one list. */
import type { EntityPlace } from '../entities.ts'
import type { Catalogue, Item, Matter } from '../model.ts'
import { duplicateId } from '../parse-findings.ts'
import type { Rule } from './rule.ts'

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

function allLists(catalogue: Catalogue): Keyed[] {
  const sites = [...catalogue.sites.values()].map(({ id, windows }) => ({
    list: { in: 'sites' as const, id, path: ['windows'] },
    keys: idsOf(windows),
  }))
  const variants = [...catalogue.variants.values()].flatMap(({ id, add, omit }) => [
    { list: { in: 'variants' as const, id, path: ['add'] }, keys: (add ?? []).map(entry => entry.item) },
    { list: { in: 'variants' as const, id, path: ['omit'] }, keys: omit ?? [] },
  ])
  const elements = [...catalogue.elements.values()].flatMap(({ id, options, of }) => [
    { list: { in: 'elements' as const, id, path: ['options'] }, keys: valuesOf(options ?? []) },
    {
      list: { in: 'elements' as const, id, path: ['of'] },
      keys: (of ?? []).map(part => part.element),
    },
  ])
  const questions = [...catalogue.questions.values()].map(question => ({
    list: { in: 'questions' as const, id: question.id, path: ['options'] },
    keys: 'options' in question ? valuesOf(question.options) : [],
  }))
  const items = [...catalogue.items.values()].flatMap(itemLists)
  return [
    ...sites,
    ...variants,
    ...elements,
    ...questions,
    ...items,
    ...[...catalogue.matters.values()].flatMap(matterLists),
  ]
}

export const innerIds: Rule = {
  // The row belongs to the reader, which reports the same of whole entities.
  rows: [],
  check(catalogue, { report }) {
    return allLists(catalogue).flatMap(({ list, keys }) =>
      keys.flatMap((id, index) => {
        const first = keys.indexOf(id)
        if (first === index) return []
        const place = { ...list, path: [...list.path, index] }
        const earlier = report(duplicateId, { ...list, path: [...list.path, first] }, { id, first: '' })
        return [report(duplicateId, place, { id, first: `${earlier.file}:${earlier.line}` })]
      }),
    )
  },
}
