/** A matter with its references resolved and its conditions parsed: done once per catalogue. */
import type {
  Authority,
  Catalogue,
  DataElement,
  Item,
  Licence,
  Material,
  Matter,
  Region,
  Variant,
} from '../catalogue/model.ts'
import { type Locality, localItem, variantOf } from '../catalogue/regional.ts'
import type { AskedQuestion } from './answers.ts'
import { type Condition, parseCondition } from './condition.ts'
import { type SamePapers, samePapers } from './same-papers.ts'

export type PreparedField = {
  readonly element: DataElement
  readonly use: Item['fields'][number]
  readonly when: Condition | undefined
}

export type PreparedMaterial = {
  readonly material: Material
  readonly use: Item['materials'][number]
  readonly when: Condition | undefined
  readonly sharedWhen: Condition | undefined
}

export type PreparedItem = {
  readonly item: Item
  readonly authority: Authority
  readonly when: Condition | undefined
  readonly fields: readonly PreparedField[]
  readonly materials: readonly PreparedMaterial[]
  readonly licences: readonly Licence[]
  readonly fees: readonly {
    readonly fee: NonNullable<Item['fees']>[number]
    readonly when: Condition | undefined
  }[]
}

export type PreparedMatter = {
  readonly matter: Matter
  /** Where it is carried out, when somebody said so. */
  readonly region?: Region
  readonly variant?: Variant
  /** Local fields of the region that the variant names, which may be one that `region` lies in. */
  readonly local?: Locality['local']
  readonly questions: readonly AskedQuestion[]
  readonly items: readonly PreparedItem[]
  readonly facets: readonly {
    readonly id: string
    readonly cases: readonly {
      readonly case: Matter['facets'][number]['cases'][number]
      readonly when: Condition
    }[]
  }[]
  readonly jointForm: Material
  readonly samePapers: SamePapers
  readonly elements: ReadonlyMap<string, DataElement>
  /** Where an element of the matter's items stands in the catalogue's list: the form follows it. */
  readonly placeOf: ReadonlyMap<string, number>
}

/** Thrown when a catalogue that was said to be sound is not: a fault of the checker, never of a user. */
export class UnsoundCatalogue extends Error {
  override name = 'UnsoundCatalogue'
}

function getFrom<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const value = map.get(id)
  if (value === undefined) throw new UnsoundCatalogue(`${what} ${id} is missing`)
  return value
}

export function prepareMatter(
  catalogue: Catalogue,
  standard: Matter,
  locality: Locality | undefined = undefined,
): PreparedMatter {
  const matter = locality ? variantOf(standard, locality.variant) : standard
  const known = new Set(matter.questions.map(entry => entry.question))
  const parsed = new Map<string, Condition>()
  const condition = (text: string): Condition => {
    const earlier = parsed.get(text)
    if (earlier) return earlier
    const result = parseCondition(text, known)
    if (!result.ok) throw new UnsoundCatalogue(`condition «${text}»: ${result.problem}`)
    parsed.set(text, result.condition)
    return result.condition
  }
  const optional = (text: string | undefined) => (text === undefined ? undefined : condition(text))

  const prepareItem = (use: Matter['items'][number]): PreparedItem => {
    const usual = getFrom(catalogue.items, use.item, 'item')
    const item = locality ? localItem(usual, locality.local) : usual
    return {
      item,
      authority: getFrom(catalogue.authorities, item.authority, 'authority'),
      when: optional(use.when),
      fields: item.fields.map(field => ({
        element: getFrom(catalogue.elements, field.element, 'data element'),
        use: field,
        when: optional(field.when),
      })),
      materials: item.materials.map(entry => {
        const material = getFrom(catalogue.materials, entry.material, 'material')
        return {
          material,
          use: entry,
          when: optional(entry.when),
          sharedWhen: optional(material.sharing?.when),
        }
      }),
      licences: item.results.map(id => getFrom(catalogue.licences, id, 'licence')),
      fees: (item.fees ?? []).map(fee => ({ fee, when: optional(fee.when) })),
    }
  }

  const items = matter.items.map(prepareItem)
  return {
    matter,
    ...locality,
    questions: matter.questions.map(entry => ({
      question: getFrom(catalogue.questions, entry.question, 'question'),
      when: optional(entry.when),
      otherwise: entry.otherwise,
    })),
    items,
    facets: matter.facets.map(facet => ({
      id: facet.id,
      cases: facet.cases.map(entry => ({ case: entry, when: condition(entry.when) })),
    })),
    jointForm: getFrom(catalogue.materials, matter.jointForm, 'material'),
    samePapers: samePapers(matter, catalogue.materials),
    elements: catalogue.elements,
    placeOf: placesOf(catalogue, items),
  }
}

/** An item alone may ask for the mobile before another asks for the name: only the list knows the order of all. */
function placesOf(catalogue: Catalogue, items: readonly PreparedItem[]): Map<string, number> {
  const asked = new Set(items.flatMap(({ fields }) => fields.map(({ element }) => element.id)))
  return new Map(
    [...catalogue.elements.keys()].filter(id => asked.has(id)).map((id, place) => [id, place] as const),
  )
}
