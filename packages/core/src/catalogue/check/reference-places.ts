/** Every reference of the catalogue: what is named, and where. */
import type { CollectionName, EntityPlace } from '../entities.ts'
import type { Segment } from '../finding.ts'
import type { DataResource, Item, Matter, Variant } from '../model.ts'
import type { PartsOf } from './rule.ts'

export type Reference = { readonly to: CollectionName; readonly id: string; readonly from: EntityPlace }

function* ofItem(item: Item): Generator<Reference> {
  const from = (...path: readonly Segment[]) => ({ in: 'items' as const, id: item.id, path })
  yield { to: 'authorities', id: item.authority, from: from('authority') }
  if (item.entrusted) {
    yield { to: 'authorities', id: item.entrusted.authority, from: from('entrusted', 'authority') }
  }
  for (const [index, id] of (item.jointAuthorities ?? []).entries()) {
    yield { to: 'authorities', id, from: from('jointAuthorities', index) }
  }
  for (const [index, id] of item.asks.entries()) yield { to: 'questions', id, from: from('asks', index) }
  for (const [index, { element }] of item.fields.entries()) {
    yield { to: 'elements', id: element, from: from('fields', index, 'element') }
  }
  for (const [index, { material }] of item.materials.entries()) {
    yield { to: 'materials', id: material, from: from('materials', index, 'material') }
  }
  for (const [index, { material }] of (item.intermediaryServices ?? []).entries()) {
    if (material === undefined) continue
    yield { to: 'materials', id: material, from: from('intermediaryServices', index, 'material') }
  }
  for (const [index, id] of item.results.entries()) yield { to: 'licences', id, from: from('results', index) }
}

function* ofMatter(matter: Matter): Generator<Reference> {
  const from = (...path: readonly Segment[]) => ({ in: 'matters' as const, id: matter.id, path })
  yield { to: 'authorities', id: matter.lead, from: from('lead') }
  yield { to: 'lifeStages', id: matter.lifeStage, from: from('lifeStage') }
  yield { to: 'materials', id: matter.jointForm, from: from('jointForm') }
  for (const [index, { question }] of matter.questions.entries()) {
    yield { to: 'questions', id: question, from: from('questions', index, 'question') }
  }
  for (const [index, { item }] of matter.items.entries()) {
    yield { to: 'items', id: item, from: from('items', index, 'item') }
  }
  for (const [index, { keep, replaces }] of (matter.equivalences ?? []).entries()) {
    yield { to: 'materials', id: keep, from: from('equivalences', index, 'keep') }
    for (const [place, id] of replaces.entries()) {
      yield { to: 'materials', id, from: from('equivalences', index, 'replaces', place) }
    }
  }
}

function* ofVariant(variant: Variant): Generator<Reference> {
  const from = (...path: readonly Segment[]) => ({ in: 'variants' as const, id: variant.id, path })
  yield { to: 'matters', id: variant.matter, from: from('matter') }
  for (const [index, { item }] of (variant.add ?? []).entries()) {
    yield { to: 'items', id: item, from: from('add', index, 'item') }
  }
  for (const [index, id] of (variant.omit ?? []).entries()) {
    yield { to: 'items', id, from: from('omit', index) }
  }
  for (const [index, { region, authorities, limits }] of variant.regions.entries()) {
    yield { to: 'regions', id: region, from: from('regions', index, 'region') }
    for (const [place, { standard, local }] of (authorities ?? []).entries()) {
      const at = (key: string) => from('regions', index, 'authorities', place, key)
      yield { to: 'authorities', id: standard, from: at('standard') }
      yield { to: 'authorities', id: local, from: at('local') }
    }
    for (const [place, { item }] of (limits ?? []).entries()) {
      yield { to: 'items', id: item, from: from('regions', index, 'limits', place, 'item') }
    }
  }
}

function* ofResource(resource: DataResource): Generator<Reference> {
  const { id, owner, key, fields, materials, matters = [] } = resource
  const from = (...path: readonly Segment[]) => ({ in: 'resources' as const, id, path })
  yield { to: 'authorities', id: owner, from: from('owner') }
  if (key.element !== undefined) yield { to: 'elements', id: key.element, from: from('key', 'element') }
  for (const [index, { element, whose }] of fields.entries()) {
    yield { to: 'elements', id: element, from: from('fields', index, 'element') }
    if (whose !== undefined) yield { to: 'elements', id: whose, from: from('fields', index, 'whose') }
  }
  for (const [index, { material, whose }] of materials.entries()) {
    yield { to: 'materials', id: material, from: from('materials', index, 'material') }
    if (whose !== undefined) yield { to: 'elements', id: whose, from: from('materials', index, 'whose') }
  }
  for (const [index, matter] of matters.entries()) {
    yield { to: 'matters', id: matter, from: from('matters', index) }
  }
}

export const referencesOf: PartsOf<Reference> = {
  *regions({ code, parent }) {
    if (parent === undefined) return
    yield { to: 'regions', id: parent, from: { in: 'regions', id: code, path: ['parent'] } }
  },
  *authorities({ id, region, settledAt, outsideSection, unsupervised }) {
    yield { to: 'regions', id: region, from: { in: 'authorities', id, path: ['region'] } }
    if (settledAt !== undefined)
      yield { to: 'sites', id: settledAt, from: { in: 'authorities', id, path: ['settledAt'] } }
    for (const [field, items] of Object.entries({ outsideSection, unsupervised })) {
      for (const [index, item] of (items ?? []).entries()) {
        yield { to: 'items', id: item, from: { in: 'authorities', id, path: [field, index] } }
      }
    }
  },
  *sites({ id, region, matters }) {
    yield { to: 'regions', id: region, from: { in: 'sites', id, path: ['region'] } }
    if (matters === 'all') return
    for (const [index, matter] of matters.entries()) {
      yield { to: 'matters', id: matter, from: { in: 'sites', id, path: ['matters', index] } }
    }
  },
  *licences({ id, issuer, tells }) {
    yield { to: 'authorities', id: issuer, from: { in: 'licences', id, path: ['issuer'] } }
    for (const [index, element] of (tells ?? []).entries()) {
      yield { to: 'elements', id: element, from: { in: 'licences', id, path: ['tells', index] } }
    }
  },
  *elements({ id, of }) {
    for (const [index, { element }] of (of ?? []).entries()) {
      yield { to: 'elements', id: element, from: { in: 'elements', id, path: ['of', index, 'element'] } }
    }
  },
  *materials({ id, licence, precondition }) {
    if (licence !== undefined) {
      yield { to: 'licences', id: licence, from: { in: 'materials', id, path: ['licence'] } }
    }
    if (precondition !== undefined) {
      yield { to: 'preconditions', id: precondition, from: { in: 'materials', id, path: ['precondition'] } }
    }
  },
  items: ofItem,
  matters: ofMatter,
  variants: ofVariant,
  resources: ofResource,
}
