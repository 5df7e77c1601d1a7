import { type EntityKind, findFieldText } from '../field-texts/entity-texts.ts'
import type { Language } from '../language.ts'
import type { CollectionKind } from './change.ts'

const kinds: Readonly<Record<CollectionKind | 'policy', EntityKind>> = {
  region: 'regions',
  authority: 'authorities',
  site: 'sites',
  licence: 'licences',
  element: 'elements',
  material: 'materials',
  question: 'questions',
  item: 'items',
  matter: 'matters',
  lifeStage: 'lifeStages',
  precondition: 'preconditions',
  variant: 'variants',
  resource: 'resources',
  policy: 'policy',
}

/** Fields that differ, as the forms of the studio call them. */
export function fieldTitles(
  what: CollectionKind | 'policy',
  fields: readonly string[],
  language: Language,
): string[] {
  return fields.map(field => findFieldText(`${kinds[what]}.${field}`)?.title[language] ?? field)
}
