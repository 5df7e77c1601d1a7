/** Every ground is a law that one can look up: its name stands in 《》. */
import type { EntityPlace } from '../entities.ts'
import type { Finding, FindingRow, Segment } from '../finding.ts'
import type { Item, LegalBasis } from '../model.ts'
import { type CheckContext, eachItem, eachMaterial, eachResource, type Rule } from './rule.ts'

const lawWithoutTitle = {
  code: 'catalogue/law-without-title',
  severity: 'warning',
  zh: '依据“{law}”没有写出文件名称。建议写成《文件名称》，有文号的写在后面。',
  en: 'The ground «{law}» does not name a document. Consider writing 《title》, and its number after it.',
  reason: {
    zh: '设定和实施依据要能查到：写明法律、法规、规章的名称和条款。',
    en: 'A ground must be found by whoever doubts it: title and article.',
  },
  example: {
    wrong: 'legalBasis: [{ law: 食品安全法, article: 第三十五条 }]',
    right: 'legalBasis: [{ law: 《中华人民共和国食品安全法》, article: 第三十五条 }]',
  },
} as const satisfies FindingRow

type Place = Pick<EntityPlace, 'in' | 'id'>
type Placed = readonly [basis: LegalBasis | undefined, ...path: readonly Segment[]]

function basisFindings(all: readonly Placed[], place: Place, { report }: CheckContext): Finding[] {
  return all.flatMap(([basis, ...path]) =>
    basis === undefined || /《[^《》]+/u.test(basis.law)
      ? []
      : [report(lawWithoutTitle, { ...place, path: [...path, 'law'] }, { law: basis.law })],
  )
}

function itemBases(item: Item): Placed[] {
  return [
    ...item.legalBasis.map((basis, index): Placed => [basis, 'legalBasis', index]),
    [item.entrusted?.basis, 'entrusted', 'basis'],
    ...(item.specialProcedures ?? []).map(
      ({ basis }, index): Placed => [basis, 'specialProcedures', index, 'basis'],
    ),
    ...item.materials.map(({ basis }, index): Placed => [basis, 'materials', index, 'basis']),
    ...(item.intermediaryServices ?? []).map(
      ({ basis }, index): Placed => [basis, 'intermediaryServices', index, 'basis'],
    ),
  ]
}

export const itemLegalBases = eachItem([lawWithoutTitle], (item, _, context) =>
  basisFindings(itemBases(item), { in: 'items', id: item.id }, context),
)

export const materialLegalBases = eachMaterial([], ({ id, demandedBy }, _, context) =>
  basisFindings([[demandedBy, 'demandedBy']], { in: 'materials', id }, context),
)

export const resourceLegalBases = eachResource([], ({ id, basis, refusal }, _, context) =>
  basisFindings(
    [
      [basis, 'basis'],
      [refusal?.basis, 'refusal', 'basis'],
    ],
    { in: 'resources', id },
    context,
  ),
)

export const preconditionLegalBases: Rule = {
  rows: [],
  check: (catalogue, context) =>
    [...catalogue.preconditions.values()].flatMap(({ id, basis }) =>
      basisFindings([[basis, 'basis']], { in: 'preconditions', id }, context),
    ),
}
