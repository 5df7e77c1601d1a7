/** What a licence at hand tells is not asked for again. */
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Item, Matter } from '../model.ts'
import { eachMatter } from './rule.ts'
import { type Conditions, type Maker, makersOf, possibleTogether } from './together.ts'

const fieldToldByLicence = {
  code: 'catalogue/field-told-by-licence',
  severity: 'warning',
  zh: '事项 {item} 要填 {element}，而证照 {licence} 上就有，证照由政府调取或在同一件事中产生。建议不让申请人填。',
  en: 'The item {item} asks for {element}, which the licence {licence} states; that licence is fetched, or made in the same matter. Consider not asking for it.',
  reason: {
    zh: '证照上已有的信息自动带出，不重复填写。',
    en: 'What a licence states is filled in from it.',
  },
} as const satisfies FindingRow

type Told = { readonly element: string; readonly licence: string; readonly conditions: Conditions }

/** Fields of the item that one of its licences tells, and when it is there to tell. */
function toldFields(catalogue: Catalogue, item: Item, makers: ReadonlyMap<string, readonly Maker[]>): Told[] {
  return item.materials.flatMap(entry => {
    const material = catalogue.materials.get(entry.material)
    const licence = material?.licence === undefined ? undefined : catalogue.licences.get(material.licence)
    if (material === undefined || licence?.tells === undefined) return []
    const tells = new Set(licence.tells)
    const made = (makers.get(licence.id) ?? []).filter(maker => maker.item !== item.id)
    return item.fields
      .filter(field => tells.has(field.element))
      .flatMap(({ element, when }) => {
        // The maker asks for it, since the licence is made of it: the merged form has it anyway.
        const isAskedByMaker = made.some(maker =>
          catalogue.items.get(maker.item)?.fields.some(field => field.element === element),
        )
        const passedOn = isAskedByMaker ? [] : made.map(maker => [when, entry.when, maker.when])
        const fetched =
          material.sharing && made.length === 0 ? [[when, entry.when, material.sharing.when]] : []
        return [...passedOn, ...fetched].map(conditions => ({ element, licence: licence.id, conditions }))
      })
  })
}

function toldInMatter(catalogue: Catalogue, matter: Matter) {
  const makers = makersOf(catalogue, matter)
  const told = matter.items.flatMap(({ item: id, when }, index) => {
    const item = catalogue.items.get(id)
    const fields = item ? toldFields(catalogue, item, makers) : []
    return fields.map(entry => ({ ...entry, item: id, index, conditions: [when, ...entry.conditions] }))
  })
  const isPossible = possibleTogether(catalogue, matter, () => told.flatMap(entry => entry.conditions))
  const possible = told.filter(entry => isPossible(...entry.conditions))
  // The same field may be told by a licence that stands in the list twice, under two conditions.
  return [...Map.groupBy(possible, entry => `${entry.item} ${entry.element}`).values()].flatMap(
    ([first]) => first ?? [],
  )
}

export const toldFieldsRule = eachMatter([fieldToldByLicence], (matter, catalogue, { report }) =>
  toldInMatter(catalogue, matter).map(({ item, index, element, licence }) =>
    report(
      fieldToldByLicence,
      { in: 'matters', id: matter.id, path: ['items', index, 'item'] },
      { item, element, licence },
    ),
  ),
)
