/** Which data resources have a use for a plan: fields that they fill in, papers that they replace. */
import type { Plan } from '../plan/plan.ts'
import type { SharedEntry } from './directory.ts'

/** `whose`: the field with the citizen number of the person whose it is; the applicant’s when not given. */
export type Offer = {
  readonly resource: SharedEntry
  readonly fields: readonly { readonly element: string; readonly whose?: string }[]
  /** Each under the name that the plan asks for. */
  readonly materials: readonly { readonly material: string; readonly whose?: string }[]
}

type PlanPart = Pick<Plan, 'matter' | 'form' | 'checklist' | 'omitted' | 'furtherSavings'>

/** The paper on the checklist, of those that `isFetchable`, for every name under which it is known. */
function papersByName(
  { checklist, omitted }: PlanPart,
  isFetchable: (material: string) => boolean,
): ReadonlyMap<string, string> {
  const asked = checklist.filter(({ kind, material }) => kind !== 'form' && isFetchable(material))
  const papers = new Map(asked.map(({ material }) => [material, material]))
  for (const entry of omitted) {
    if (entry.reason !== 'duplicate') continue
    const kept = entry.equivalentTo?.material
    if (kept !== undefined && papers.has(kept)) papers.set(entry.material, kept)
  }
  return papers
}

/**
 * In the order of the directory. A resource that is refused, or not for this matter, is not left out: people are told
 * why they still bring the paper.
 */
export function offersOf(resources: Iterable<SharedEntry>, plan: PlanPart): readonly Offer[] {
  const fetchable = new Set(plan.furtherSavings.materials.map(({ material }) => material))
  const shared = papersByName(plan, material => fetchable.has(material))
  // A licence that somebody holds stands in for its copy whatever else the government may hold.
  const licensed = papersByName(plan, () => true)
  const fields = new Set(plan.form.fields.map(({ element }) => element))
  // Where no field could say by which number to ask, or whose it is, nothing will ever be fetched.
  const isTold = (element: string | undefined) => element === undefined || fields.has(element)
  return [...resources].flatMap(resource => {
    const isLibrary = resource.key.by === 'holder'
    if (resource.key.by !== 'holder' && !isTold(resource.key.element)) return []
    const papers = isLibrary ? licensed : shared
    const told = resource.fields.filter(({ element, whose }) => fields.has(element) && isTold(whose))
    const byPaper = new Map(
      resource.materials.flatMap(({ material, whose }) => {
        const paper = papers.get(material)
        if (paper === undefined || !isTold(whose)) return []
        return [[paper, { material: paper, ...(whose !== undefined && { whose }) }] as const]
      }),
    )
    // Nobody's licences are looked through for the sake of a field.
    return (isLibrary ? 0 : told.length) + byPaper.size === 0
      ? []
      : [{ resource, fields: told, materials: [...byPaper.values()] }]
  })
}
