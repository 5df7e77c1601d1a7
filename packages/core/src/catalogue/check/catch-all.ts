/** What is asked for is named: no list of papers or conditions ends in "and others" (无兜底条款). */
import type { EntityPlace } from '../entities.ts'
import type { Finding, FindingRow, Segment } from '../finding.ts'
import type { Item, Material, Matter, Text } from '../model.ts'
import { findCatchAll } from './catch-all-phrases.ts'
import { type CheckContext, eachItem, eachMaterial, eachMatter } from './rule.ts'

const catchAll = {
  code: 'catalogue/catch-all',
  severity: 'error',
  zh: '“{phrase}”是兜底条款，群众不知道到底要什么。请逐项写明，写不出的就删去。',
  en: '«{phrase}» is a catch-all clause: nobody can tell what is asked for. Name each thing, and delete what can’t be named.',
  reason: {
    zh: '《行政许可法》第三十条：需要提交的全部材料的目录应当公示；《优化营商环境条例》第三十五条：没有法律、法规、规章依据，不得增设办理条件和环节。',
    en: '行政许可法 art. 30: the list of all materials is made public. 优化营商环境条例 art. 35: no condition or step without a ground in law. Quoted law (legalBasis.text) is exempt.',
  },
  example: {
    wrong: 'name: { zh: 身份证、户口簿等材料, en: Identity card and other documents }',
    right:
      '# two materials\nname: { zh: 身份证, en: Identity card }\nname: { zh: 户口簿, en: Household register }',
  },
} as const satisfies FindingRow

type Place = Omit<EntityPlace, 'path'>

/** Each text may be Chinese, English or both; the finding stands at the language that has the clause. */
function inText(
  text: Text | undefined,
  place: Place,
  path: readonly Segment[],
  own: readonly string[] | undefined,
  { report }: CheckContext,
): Finding[] {
  if (text === undefined) return []
  return (['zh', 'en'] as const).flatMap(language => {
    const shown = text[language]
    const phrase = shown === undefined ? undefined : findCatchAll(shown, own)
    if (shown === undefined || phrase === undefined) return []
    const offset = Math.max(0, shown.indexOf(phrase))
    return [report(catchAll, { ...place, path: [...path, language], offset }, { phrase })]
  })
}

type Placed = readonly [text: Text | undefined, ...path: readonly Segment[]]

function itemTexts(item: Item): Placed[] {
  return [
    [item.name, 'name'],
    ...item.conditions.map((text, index): Placed => [text, 'conditions', index]),
    ...item.steps.map((step, index): Placed => [step.name, 'steps', index, 'name']),
    ...item.steps.flatMap((step, index) =>
      (step.reviewPoints ?? []).map(
        (point, at): Placed => [point.text, 'steps', index, 'reviewPoints', at, 'text'],
      ),
    ),
    ...item.materials.flatMap((entry, index) => [
      ...entry.reviewPoints.map(
        (point, at): Placed => [point.text, 'materials', index, 'reviewPoints', at, 'text'],
      ),
      [entry.commitment?.check, 'materials', index, 'commitment', 'check'] as const,
    ]),
    ...item.reviewPoints.map((point, index): Placed => [point.text, 'reviewPoints', index, 'text']),
    ...(item.specialProcedures ?? []).map(
      ({ name }, index): Placed => [name, 'specialProcedures', index, 'name'],
    ),
    ...(item.intermediaryServices ?? []).map(
      ({ name }, index): Placed => [name, 'intermediaryServices', index, 'name'],
    ),
    ...(item.fees ?? []).map((fee, index): Placed => [fee.name, 'fees', index, 'name']),
    [item.quota, 'quota'],
  ]
}

function materialTexts(material: Material): Placed[] {
  return [
    [material.name, 'name'],
    [material.guidance, 'guidance'],
    [material.issuer, 'issuer'],
    [material.issuedWithin, 'issuedWithin'],
  ]
}

function matterTexts(matter: Matter): Placed[] {
  return [
    [matter.name, 'name'],
    [matter.summary, 'summary'],
    ...matter.sections.map((section, index): Placed => [section.hint, 'sections', index, 'hint']),
  ]
}

export const catchAllInItems = eachItem([catchAll], (item, { policy }, context) =>
  itemTexts(item).flatMap(([text, ...path]) =>
    inText(text, { in: 'items', id: item.id }, path, policy.catchAllPhrases, context),
  ),
)

export const catchAllInMaterials = eachMaterial([], (material, { policy }, context) =>
  materialTexts(material).flatMap(([text, ...path]) =>
    inText(text, { in: 'materials', id: material.id }, path, policy.catchAllPhrases, context),
  ),
)

export const catchAllInMatters = eachMatter([], (matter, { policy }, context) =>
  matterTexts(matter).flatMap(([text, ...path]) =>
    inText(text, { in: 'matters', id: matter.id }, path, policy.catchAllPhrases, context),
  ),
)
