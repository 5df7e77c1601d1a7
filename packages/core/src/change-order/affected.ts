/** Which items a change order concerns, and in which of their texts that shows. */
import type { Catalogue, Item, Text } from '../catalogue/model.ts'
import type { Searched } from './events.ts'

export type Finding = {
  readonly place:
    | 'item'
    | 'name'
    | 'legal-basis'
    | 'condition'
    | 'material'
    | 'precondition'
    | 'procedure'
    | 'fee'
  /** The text in which it was found. */
  readonly text: Text
  /** What was looked for. */
  readonly found: string
}

export type Affected = {
  readonly item: Item
  /** Ids of the matters that include the item. */
  readonly matters: readonly string[]
  readonly because: readonly Finding[]
}

type Place = { readonly place: Finding['place']; readonly text: Text }

/** Without what may differ between two who write the same: width, case, spaces, book-title marks. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s《》〈〉“”"]/gu, '')
}

/** The materials of an item, and the cancelled preconditions that they are. */
function materialPlaces(catalogue: Catalogue, item: Item): Place[] {
  return item.materials.flatMap(({ material: id, basis }): Place[] => {
    const material = catalogue.materials.get(id)
    if (material === undefined) return []
    const precondition = catalogue.preconditions.get(material.precondition ?? '')
    const law = (given: { law: string; article: string } | undefined): Place[] =>
      given === undefined ? [] : [{ place: 'material', text: { zh: `${given.law}${given.article}` } }]
    return [
      { place: 'material', text: material.name },
      { place: 'material', text: material.guidance },
      ...law(basis),
      ...law(material.demandedBy),
      ...(precondition === undefined ? [] : [{ place: 'precondition' as const, text: precondition.name }]),
    ]
  })
}

function placesOf(catalogue: Catalogue, item: Item): Place[] {
  return [
    { place: 'name', text: item.name },
    ...item.legalBasis.map(({ law, article, text = '' }): Place => {
      return { place: 'legal-basis', text: { zh: `${law}${article}${text === '' ? '' : `：${text}`}` } }
    }),
    ...item.conditions.map((text): Place => ({ place: 'condition', text })),
    ...materialPlaces(catalogue, item),
    ...(item.specialProcedures ?? []).map(({ name: text }): Place => ({ place: 'procedure', text })),
    ...(item.intermediaryServices ?? []).map(({ name: text }): Place => ({ place: 'procedure', text })),
    ...(item.fees ?? []).flatMap(({ name, basis }): Place[] => [
      { place: 'fee', text: name },
      { place: 'fee', text: { zh: basis } },
    ]),
  ]
}

function containing(places: readonly Place[], word: string): Finding[] {
  const wanted = plain(word)
  if (wanted === '') return []
  return places
    .filter(({ text }) => plain(text.zh).includes(wanted) || plain(text.en ?? '').includes(wanted))
    .map(place => ({ ...place, found: word }))
}

/** Of the same law; of the same article too, where one is named. */
function citing(item: Item, law: string, article: string | undefined): Finding[] {
  return item.legalBasis
    .filter(basis => plain(basis.law).includes(plain(law)))
    .filter(basis => article === undefined || plain(basis.article).includes(plain(article)))
    .map(basis => ({
      place: 'legal-basis',
      text: { zh: `${basis.law}${basis.article}` },
      found: `${law}${article ?? ''}`,
    }))
}

function named(catalogue: Catalogue, item: Item, searched: Searched): Finding[] {
  const self = searched.items.includes(item.id)
    ? [{ place: 'item' as const, text: item.name, found: item.id }]
    : []
  const materials = item.materials.flatMap(({ material: id }): Finding[] => {
    const text = catalogue.materials.get(id)?.name
    return searched.materials.includes(id) && text !== undefined
      ? [{ place: 'material', text, found: id }]
      : []
  })
  return [...self, ...materials]
}

function isOnce(finding: Finding, index: number, all: readonly Finding[]): boolean {
  return (
    all.findIndex(
      other =>
        other.place === finding.place && other.found === finding.found && other.text.zh === finding.text.zh,
    ) === index
  )
}

/** In the order of the catalogue; with each, every place in which something that was looked for stands. */
export function affectedItems(catalogue: Catalogue, searched: Searched): Affected[] {
  return [...catalogue.items.values()].flatMap(item => {
    const places = placesOf(catalogue, item)
    const because = [
      ...named(catalogue, item, searched),
      ...searched.laws.flatMap(({ law, article }) => citing(item, law, article)),
      ...searched.words.flatMap(word => containing(places, word)),
    ].filter(isOnce)
    if (because.length === 0) return []
    const matters = [...catalogue.matters.values()].filter(matter =>
      matter.items.some(entry => entry.item === item.id),
    )
    return [{ item, matters: matters.map(matter => matter.id), because }]
  })
}
