/** Fields that hold the id of something else, which the form therefore offers to choose from. */
import type { CollectionName } from '@yijianshi/core/catalogue'

export const references: Readonly<Record<string, CollectionName>> = {
  'regions.parent': 'regions',
  'authorities.region': 'regions',
  'authorities.settledAt': 'sites',
  'authorities.outsideSection': 'items',
  'authorities.unsupervised': 'items',
  'sites.region': 'regions',
  'licences.issuer': 'authorities',
  'licences.tells': 'elements',
  'elements.of.element': 'elements',
  'materials.licence': 'licences',
  'materials.precondition': 'preconditions',
  'items.authority': 'authorities',
  'items.entrusted.authority': 'authorities',
  'items.jointAuthorities': 'authorities',
  'items.asks': 'questions',
  'items.fields.element': 'elements',
  'items.materials.material': 'materials',
  'items.intermediaryServices.material': 'materials',
  'items.results': 'licences',
  'matters.lead': 'authorities',
  'matters.lifeStage': 'lifeStages',
  'matters.jointForm': 'materials',
  'matters.questions.question': 'questions',
  'matters.items.item': 'items',
  'matters.equivalences.keep': 'materials',
  'matters.equivalences.replaces': 'materials',
  'variants.matter': 'matters',
  'variants.add.item': 'items',
  'variants.omit': 'items',
  'variants.regions.region': 'regions',
  'variants.regions.authorities.standard': 'authorities',
  'variants.regions.authorities.local': 'authorities',
  'variants.regions.limits.item': 'items',
  'resources.owner': 'authorities',
  'resources.key.element': 'elements',
  'resources.fields.element': 'elements',
  'resources.fields.whose': 'elements',
  'resources.materials.material': 'materials',
  'resources.materials.whose': 'elements',
  'resources.matters': 'matters',
}

/** The collection that the field refers to; `path` without the numbers of its lists. */
export function referenceOf(path: string): CollectionName | undefined {
  return references[path]
}
