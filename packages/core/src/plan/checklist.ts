/** The merged checklist (一张清单): each material once, and for each one left out the reason. */
import type { Material, Name } from '../catalogue/model.ts'
import type { ChecklistEntry, FurtherSavings, OmittedEntry } from './plan.ts'
import type { PreparedItem, PreparedMaterial, PreparedMatter } from './prepare.ts'
import type { Truth } from './truth.ts'

type MaterialUse = PreparedMaterial['use']

/**
 * One row of one item's list of materials. An item may name a material twice under different
 * conditions; where both hold that is still one row, with the demands of both.
 */
type Row = {
  readonly item: PreparedItem
  readonly material: Material
  readonly sharedWhen: PreparedMaterial['sharedWhen']
  readonly uses: readonly MaterialUse[]
}

export type Checklist = {
  readonly checklist: readonly ChecklistEntry[]
  readonly omitted: readonly OmittedEntry[]
  readonly furtherSavings: FurtherSavings
  /** Rows over all items: what is handed in when each item is applied for alone. */
  readonly rowsBefore: number
}

function applicableRows(items: readonly PreparedItem[], truth: Truth): Row[] {
  return items.flatMap(item => {
    const entries = item.materials.filter(entry => truth.holds(entry.when))
    return [...Map.groupBy(entries, entry => entry.material)].map(([material, group]) => ({
      item,
      material,
      sharedWhen: group[0]?.sharedWhen,
      uses: group.map(entry => entry.use),
    }))
  })
}

function itemsOf(rows: readonly Row[]): string[] {
  return rows.map(row => row.item.item.id)
}

function tolerance(uses: readonly MaterialUse[]): number | undefined {
  const days = uses.map(use => use.tolerableDays)
  const tolerated = days.filter(value => value !== undefined)
  return tolerated.length === days.length ? Math.min(...tolerated) : undefined
}

function keptEntry(material: Material, rows: readonly Row[]): ChecklistEntry {
  const uses = rows.flatMap(row => row.uses)
  const tolerableDays = tolerance(uses)
  return {
    material: material.id,
    name: material.name,
    kind: material.kind,
    neededBy: itemsOf(rows),
    guidance: material.guidance,
    copies: {
      original: Math.max(...uses.map(use => use.copies.original)),
      copy: Math.max(...uses.map(use => use.copies.copy)),
    },
    reviewPoints: rows.flatMap(row =>
      row.uses.flatMap(use => use.reviewPoints.map(point => ({ ...point, item: row.item.item.id }))),
    ),
    ...(material.sample && { sample: material.sample }),
    ...(tolerableDays !== undefined && { tolerableDays }),
  }
}

/** Which item of this plan makes a licence: then its copy is a process material (过程材料). */
function producers(items: readonly PreparedItem[]): ReadonlyMap<string, { id: string; name: Name }> {
  return new Map(
    items.flatMap(({ item }) =>
      item.results.map(licence => [licence, { id: item.id, name: item.name }] as const),
    ),
  )
}

function mergeForms(prepared: PreparedMatter, rows: readonly Row[]): ChecklistEntry[] {
  const [only] = rows
  if (only === undefined) return []
  return [keptEntry(rows.length > 1 ? prepared.jointForm : only.material, rows)]
}

function mergedForms(prepared: PreparedMatter, rows: readonly Row[]): OmittedEntry[] {
  const { id, name } = prepared.jointForm
  return rows.slice(1).map(row => ({
    reason: 'merged-form',
    material: row.material.id,
    name: row.material.name,
    neededBy: [row.item.item.id],
    into: id,
    intoName: name,
  }))
}

/** Materials that no item of the plan needs under these answers, though one would under others. */
function notApplicable(items: readonly PreparedItem[], applicable: readonly Row[]): OmittedEntry[] {
  const needed = new Set(applicable.map(row => row.material))
  const entries = items.flatMap(item =>
    item.materials
      .filter(entry => !needed.has(entry.material))
      .map(entry => ({ item: item.item.id, material: entry.material, condition: entry.when?.text ?? '' })),
  )
  return [...Map.groupBy(entries, entry => entry.material)].map(([material, group]) => {
    const conditions = [...new Set(group.map(entry => entry.condition))]
    return {
      reason: 'not-applicable',
      material: material.id,
      name: material.name,
      neededBy: [...new Set(group.map(entry => entry.item))],
      condition:
        conditions.length > 1 ? conditions.map(text => `(${text})`).join(' or ') : conditions.join(''),
    }
  })
}

type Papers = {
  readonly checklist: ChecklistEntry[]
  readonly omitted: OmittedEntry[]
  readonly fetchable: FurtherSavings['materials'][number][]
}

/** Asked for once, or fetched. */
function addHandedIn(papers: Papers, rows: readonly Row[], truth: Truth, sharing: 'on' | 'off'): void {
  const [first, ...others] = rows
  if (first === undefined) return
  const { material } = first
  const left = { material: material.id, name: material.name }
  const resource = truth.holds(first.sharedWhen) ? material.sharing?.resource : undefined
  if (resource && sharing === 'on') {
    papers.omitted.push({ ...left, reason: 'fetched', neededBy: itemsOf(rows), resource })
    return
  }
  if (resource) papers.fetchable.push({ ...left, resource })
  papers.checklist.push(keptEntry(material, rows))
  if (others.length === 0) return
  const { id, name } = first.item.item
  const neededBy = itemsOf(others)
  papers.omitted.push({ ...left, reason: 'duplicate', neededBy, givenFor: id, givenForName: name })
}

export function mergeChecklist(
  prepared: PreparedMatter,
  items: readonly PreparedItem[],
  truth: Truth,
  sharing: 'on' | 'off',
): Checklist {
  const rows = applicableRows(items, truth)
  const forms = rows.filter(row => row.material.kind === 'form')
  const producedBy = producers(items)
  const checklist = mergeForms(prepared, forms)
  const omitted = mergedForms(prepared, forms)
  const papers: Papers = { checklist, omitted, fetchable: [] }

  const others = rows.filter(row => row.material.kind !== 'form')
  for (const [material, group] of Map.groupBy(others, row => row.material)) {
    const producer = material.licence === undefined ? undefined : producedBy.get(material.licence)
    // An item that renews a licence asks for the earlier one: its own result can't stand in for that.
    const processed = producer ? group.filter(row => row.item.item.id !== producer.id) : []
    if (producer && processed.length > 0) {
      omitted.push({
        reason: 'process-material',
        material: material.id,
        name: material.name,
        neededBy: itemsOf(processed),
        producedBy: producer.id,
        producedByName: producer.name,
      })
    }
    addHandedIn(papers, producer ? group.filter(row => !processed.includes(row)) : group, truth, sharing)
  }
  omitted.push(...notApplicable(items, rows))
  const { fetchable } = papers
  return {
    checklist,
    omitted,
    furtherSavings: { materials: fetchable, materialsLeft: checklist.length - fetchable.length },
    rowsBefore: rows.length,
  }
}
