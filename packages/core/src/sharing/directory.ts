/**
 * The directory of what can be fetched: the data resources of the catalogue, and the e-licences that the platform itself
 * holds (电子证照库). Each kind of licence that stands in for a paper is an entry of its own.
 */
import type { Catalogue, DataResource, LegalBasis, Licence } from '../catalogue/model.ts'

/** Asked by who holds it, which needs no number. `licence`: the kind of licence in the catalogue. */
export type LibraryKey = { readonly by: 'holder'; readonly licence: string }

export type SharedEntry = Omit<DataResource, 'key'> & { readonly key: DataResource['key'] | LibraryKey }

type Lists = Pick<Catalogue, 'licences' | 'materials' | 'elements' | 'resources'>

const BASIS: LegalBasis = {
  law: '《国务院关于在线政务服务的若干规定》（国务院令第716号）',
  article: '第十条',
}

const CONDITION = {
  zh: '只供持证人本人、本单位办事，同意后才用',
  en: 'Only for the holder’s own applications, and with consent',
}

const DETAILS: NonNullable<DataResource['details']> = [
  { id: 'number', name: { zh: '编号', en: 'Number' } },
  { id: 'issued-on', name: { zh: '发证日期', en: 'Issued on' } },
  { id: 'valid-until', name: { zh: '有效期至', en: 'Valid until' } },
  { id: 'status', name: { zh: '状态', en: 'State' } },
]

/** What the directory says of fields and papers holds for licences too: whose they are, and how sensitive. */
type Known = {
  readonly whoseField: ReadonlyMap<string, string | undefined>
  readonly whosePaper: ReadonlyMap<string, string | undefined>
  readonly sensitive: ReadonlySet<string>
}

function knownOf({ resources }: Lists): Known {
  const all = [...resources.values()]
  return {
    whoseField: new Map(
      all.flatMap(({ fields }) => fields.map(({ element, whose }) => [element, whose] as const)),
    ),
    whosePaper: new Map(
      all.flatMap(({ materials }) => materials.map(({ material, whose }) => [material, whose] as const)),
    ),
    sensitive: new Set(
      all
        .filter(resource => resource.sensitive)
        .flatMap(({ materials }) => materials.map(each => each.material)),
    ),
  }
}

function whoseOf(whose: string | undefined): { readonly whose?: string } {
  return whose === undefined ? {} : { whose }
}

function entryOf({ id, name, issuer, tells = [] }: Licence, papers: readonly string[], known: Known) {
  const entry: SharedEntry = {
    id: `library-${id}`,
    name: { zh: `本平台电子证照库（${name.zh}）`, en: `E-licences of this platform (${name.en})` },
    owner: issuer,
    kind: 'conditional',
    conditions: [CONDITION],
    key: { by: 'holder', licence: id },
    fields: tells.map(element => ({ element, ...whoseOf(known.whoseField.get(element)) })),
    details: DETAILS,
    materials: papers.map(material => ({ material, ...whoseOf(known.whosePaper.get(material)) })),
    ...(papers.some(material => known.sensitive.has(material)) && { sensitive: true }),
    basis: BASIS,
    // What it holds changes with every suspension, so it is looked at each time; that costs nobody anything.
    freshHours: 0,
    perDay: 10_000_000,
  }
  return entry
}

/** Kinds of licences that no paper is a copy of have no entry: they would replace nothing. */
function libraryEntries(lists: Lists): SharedEntry[] {
  const known = knownOf(lists)
  const papers = Map.groupBy(lists.materials.values(), ({ kind, licence }) =>
    kind === 'form' ? undefined : licence,
  )
  return [...lists.licences.values()].flatMap(licence => {
    const copies = papers.get(licence.id) ?? []
    return copies.length === 0
      ? []
      : [
          entryOf(
            licence,
            copies.map(({ id }) => id),
            known,
          ),
        ]
  })
}

/**
 * By id, the own licences first: a copy signed by its issuer is better than what a register says of it. What the
 * catalogue itself names hides an entry of the library of the same id.
 */
export function directoryOf(lists: Lists): ReadonlyMap<string, SharedEntry> {
  const library = libraryEntries(lists).filter(({ id }) => !lists.resources.has(id))
  return new Map([...library, ...lists.resources.values()].map(entry => [entry.id, entry]))
}
