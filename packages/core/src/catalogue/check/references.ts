/** Everything that is named exists. */
import { nearest } from '../../plan/nearest.ts'
import type { CollectionName, EntityPlace } from '../entities.ts'
import type { FindingRow, Segment } from '../finding.ts'
import type { Catalogue } from '../model.ts'
import type { Rule } from './rule.ts'

const unknownReference = {
  code: 'catalogue/unknown-reference',
  severity: 'error',
  zh: '{collection} 中没有 {id}。最接近的是：{nearest}。请改正或先补上它。',
  en: 'There is no {id} in {collection}. Nearest: {nearest}. Correct it, or add what is missing.',
} as const satisfies FindingRow

type Reference = { readonly to: CollectionName; readonly id: string; readonly from: EntityPlace }

function* ofOrganisation(catalogue: Catalogue): Generator<Reference> {
  for (const region of catalogue.regions.values()) {
    if (region.parent !== undefined) {
      yield { to: 'regions', id: region.parent, from: { in: 'regions', id: region.code, path: ['parent'] } }
    }
  }
  for (const { id, region } of catalogue.authorities.values()) {
    yield { to: 'regions', id: region, from: { in: 'authorities', id, path: ['region'] } }
  }
  for (const { id, region, matters } of catalogue.sites.values()) {
    yield { to: 'regions', id: region, from: { in: 'sites', id, path: ['region'] } }
    if (matters === 'all') continue
    for (const [index, matter] of matters.entries()) {
      yield { to: 'matters', id: matter, from: { in: 'sites', id, path: ['matters', index] } }
    }
  }
  for (const { id, issuer } of catalogue.licences.values()) {
    yield { to: 'authorities', id: issuer, from: { in: 'licences', id, path: ['issuer'] } }
  }
}

function* ofDocuments(catalogue: Catalogue): Generator<Reference> {
  for (const { id, of } of catalogue.elements.values()) {
    for (const [index, { element }] of (of ?? []).entries()) {
      yield { to: 'elements', id: element, from: { in: 'elements', id, path: ['of', index, 'element'] } }
    }
  }
  for (const { id, licence } of catalogue.materials.values()) {
    if (licence !== undefined) {
      yield { to: 'licences', id: licence, from: { in: 'materials', id, path: ['licence'] } }
    }
  }
}

function* ofItems(catalogue: Catalogue): Generator<Reference> {
  for (const item of catalogue.items.values()) {
    const from = (path: readonly Segment[]) => ({ in: 'items' as const, id: item.id, path })
    yield { to: 'authorities', id: item.authority, from: from(['authority']) }
    for (const [index, id] of item.asks.entries()) yield { to: 'questions', id, from: from(['asks', index]) }
    for (const [index, { element }] of item.fields.entries()) {
      yield { to: 'elements', id: element, from: from(['fields', index, 'element']) }
    }
    for (const [index, { material }] of item.materials.entries()) {
      yield { to: 'materials', id: material, from: from(['materials', index, 'material']) }
    }
    for (const [index, id] of item.results.entries())
      yield { to: 'licences', id, from: from(['results', index]) }
  }
}

function* ofMatters(catalogue: Catalogue): Generator<Reference> {
  for (const matter of catalogue.matters.values()) {
    const from = (path: readonly Segment[]) => ({ in: 'matters' as const, id: matter.id, path })
    yield { to: 'authorities', id: matter.lead, from: from(['lead']) }
    yield { to: 'lifeStages', id: matter.lifeStage, from: from(['lifeStage']) }
    yield { to: 'materials', id: matter.jointForm, from: from(['jointForm']) }
    for (const [index, { question }] of matter.questions.entries()) {
      yield { to: 'questions', id: question, from: from(['questions', index, 'question']) }
    }
    for (const [index, { item }] of matter.items.entries()) {
      yield { to: 'items', id: item, from: from(['items', index, 'item']) }
    }
  }
}

export const references: Rule = {
  rows: [unknownReference],
  check(catalogue, { isDeclared, declaredIds, report }) {
    const all = [ofOrganisation, ofDocuments, ofItems, ofMatters].flatMap(part => [...part(catalogue)])
    return all
      .filter(({ to, id }) => !isDeclared(to, id))
      .map(({ to, id, from }) =>
        report(unknownReference, from, { collection: to, id, nearest: nearest(id, declaredIds(to)) }),
      )
  },
}
