/** Why a material is asked for, asked for once only, or not asked for. */
import type { Material } from '../../catalogue/model.ts'
import type { ChecklistEntry, OmittedEntry } from '../plan.ts'
import type { PreparedItem, PreparedMaterial } from '../prepare.ts'
import { calledOf, type Grounds, law } from './grounds.ts'
import type { Reason } from './reason.ts'

type Need = { readonly item: PreparedItem; readonly entry: PreparedMaterial }

/** Rows of the plan's items that need one of the materials under these answers. */
function needsOf(grounds: Grounds, concerns: (material: Material) => boolean): Need[] {
  return grounds.compiled.items.flatMap(item =>
    item.materials
      .filter(entry => concerns(entry.material) && grounds.holds(entry.when))
      .map(entry => ({ item, entry })),
  )
}

function neededBy(grounds: Grounds, { item, entry }: Need): Reason {
  const basis = entry.use.basis ?? item.item.legalBasis[0]
  return {
    kind: 'needed-by',
    ...calledOf(item),
    authorityName: item.authority.name,
    material: entry.material.id,
    materialName: entry.material.name,
    because: [...(basis ? [law(basis)] : []), ...grounds.because(entry.when), ...grounds.item(item.item.id)],
  }
}

/** All names under which the paper is needed: its own, and those of which it stands for. */
function namesOf({ prepared }: Grounds, material: string): (other: Material) => boolean {
  const { samePapers } = prepared
  const keep = samePapers.get(material)?.keep ?? material
  return other => other.id === material || (samePapers.get(other.id)?.keep ?? other.id) === keep
}

function laterReasons(needs: readonly Need[], days: number | undefined): Reason[] {
  if (days === undefined) return []
  const strictest = needs.find(({ entry }) => entry.use.tolerableDays === days)
  return strictest ? [{ kind: 'may-follow', ...calledOf(strictest.item), days }] : []
}

function whyAsked(grounds: Grounds, entry: ChecklistEntry): Reason[] {
  const { prepared, plan } = grounds
  if (entry.kind === 'form') {
    const forms = needsOf(grounds, material => material.kind === 'form')
    const joined: Reason[] = forms.length > 1 ? [{ kind: 'joins-forms', count: forms.length }] : []
    return [
      ...joined,
      ...forms.map(need => neededBy(grounds, need)),
      ...laterReasons(forms, entry.tolerableDays),
    ]
  }
  const isOfPaper = namesOf(grounds, entry.material)
  const makers = new Set(
    plan.omitted.flatMap(each => (each.reason === 'process-material' ? [each.producedBy] : [])),
  )
  // What another item makes is not handed in for this need, so it is no reason to ask for it.
  const isLeftOut = ({ item, entry: { material } }: Need) =>
    plan.omitted.some(
      each =>
        each.reason === 'process-material' &&
        each.material === material.id &&
        each.neededBy.includes(item.item.id) &&
        makers.has(each.producedBy),
    )
  const needs = needsOf(grounds, isOfPaper).filter(need => !isLeftOut(need))
  const rows = new Set(needs.map(({ item, entry: { material } }) => `${item.item.id} ${material.id}`)).size
  const others = new Map(needs.map(({ entry: { material } }) => [material.id, material]))
  others.delete(entry.material)
  const standsFor = [...others.values()].flatMap((material): Reason[] => {
    const { reason } =
      prepared.samePapers.get(material.id)?.reason === undefined
        ? (prepared.samePapers.get(entry.material) ?? {})
        : (prepared.samePapers.get(material.id) ?? {})
    return reason ? [{ kind: 'stands-for', material: material.id, name: material.name, reason }] : []
  })
  return [
    ...needs.map(need => neededBy(grounds, need)),
    ...(rows > 1 ? [{ kind: 'asked-once' as const, times: rows }] : []),
    ...standsFor,
    ...laterReasons(needs, entry.tolerableDays),
  ]
}

function whyLeftOut(grounds: Grounds, entry: OmittedEntry): Reason[] {
  const needs = needsOf(grounds, material => material.id === entry.material)
    .filter(({ item }) => entry.neededBy.includes(item.item.id))
    .map(need => neededBy(grounds, need))
  switch (entry.reason) {
    case 'merged-form':
      return [{ kind: 'merged-into', material: entry.into, name: entry.intoName, because: needs }]
    case 'duplicate': {
      const same = entry.equivalentTo
      return same
        ? [{ kind: 'same-as', material: same.material, name: same.name, reason: same.reason, because: needs }]
        : []
    }
    case 'process-material': {
      const producer = grounds.find(entry.producedBy)
      const same = grounds.prepared.samePapers.get(entry.material)
      const material = needsOf(grounds, each => each.id === entry.material)[0]?.entry.material
      const made = material?.licence ?? same?.licence
      const licence = producer?.licences.find(each => each.id === made)
      if (producer === undefined || licence === undefined) return []
      const because = [...grounds.item(entry.producedBy), ...needs]
      return [
        { kind: 'made-here', ...calledOf(producer), licence: licence.id, licenceName: licence.name, because },
      ]
    }
    case 'fetched': {
      const shared = needsOf(grounds, namesOf(grounds, entry.material)).find(
        each => each.entry.material.sharing && grounds.holds(each.entry.sharedWhen),
      )
      const because = [...grounds.because(shared?.entry.sharedWhen), ...needs]
      return [{ kind: 'fetched', resource: entry.resource, because }]
    }
    case 'not-applicable':
      return grounds.compiled.items
        .filter(item => entry.neededBy.includes(item.item.id))
        .map(item => ({
          kind: 'not-needed',
          ...calledOf(item),
          because: item.materials
            .filter(each => each.material.id === entry.material)
            .flatMap(each => grounds.because(each.when)),
        }))
  }
}

/** Undefined for a material that nothing of the matter asks for. */
export function explainMaterial(grounds: Grounds, id: string): readonly Reason[] | undefined {
  const { plan, prepared } = grounds
  const asked = plan.checklist
    .filter(entry => entry.material === id)
    .flatMap(entry => whyAsked(grounds, entry))
  const left = plan.omitted
    .filter(entry => entry.material === id)
    .flatMap(entry => whyLeftOut(grounds, entry))
  if (asked.length > 0 || left.length > 0) return [...asked, ...left]
  const elsewhere = prepared.items.filter(item => item.materials.some(entry => entry.material.id === id))
  if (elsewhere.length === 0) return undefined
  return elsewhere.flatMap((item): readonly Reason[] => {
    const name = calledOf(item)
    if (!grounds.find(item.item.id)) return grounds.item(item.item.id)
    const conditions = item.materials.filter(entry => entry.material.id === id)
    return [{ kind: 'not-needed', ...name, because: conditions.flatMap(each => grounds.because(each.when)) }]
  })
}
