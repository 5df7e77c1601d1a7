/** The merged checklist (一张清单): each material once, and for each one left out the reason. */
import type { Material, Name } from '../catalogue/model.ts'
import type { ChecklistEntry, FurtherSavings, OmittedEntry } from './plan.ts'
import type { PreparedItem, PreparedMaterial, PreparedMatter } from './prepare.ts'
import { licenceOf, type SamePapers } from './same-papers.ts'
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

/** Each item once: it may need two materials that are the same paper. */
function itemsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(row => row.item.item.id))]
}

function tolerance(uses: readonly MaterialUse[]): number | undefined {
  const days = uses.map(use => use.tolerableDays)
  const tolerated = days.filter(value => value !== undefined)
  return tolerated.length === days.length ? Math.min(...tolerated) : undefined
}

/** Where a promise may stand in for it; the earliest check counts. */
function commitmentCheck(uses: readonly MaterialUse[]): number | undefined {
  const days = uses.map(use => use.commitment?.checkDays)
  const known = days.filter(value => value !== undefined)
  return known.length === days.length ? Math.min(...known) : undefined
}

function keptEntry(material: Material, rows: readonly Row[]): ChecklistEntry {
  const uses = rows.flatMap(row => row.uses)
  const tolerableDays = tolerance(uses)
  const commitmentCheckDays = commitmentCheck(uses)
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
    ...(commitmentCheckDays !== undefined && { commitmentCheckDays }),
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

/**
 * Materials that no item of the plan needs under these answers, though one would under others. One that
 * is the same paper as a needed one is not among them: nobody can be told to bring and not to bring it.
 */
function notApplicable(
  same: SamePapers,
  items: readonly PreparedItem[],
  applicable: readonly Row[],
): OmittedEntry[] {
  const paperOf = (material: Material) => same.get(material.id)?.keep ?? material.id
  const needed = new Set(applicable.map(row => paperOf(row.material)))
  const entries = items.flatMap(item =>
    item.materials
      .filter(entry => !needed.has(paperOf(entry.material)))
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

/** Rows of one material under another name of the same paper, or of the same name again. */
function duplicates(same: SamePapers, asked: Row, others: readonly Row[]): OmittedEntry[] {
  const { id: givenFor, name: givenForName } = asked.item.item
  const { id, name } = asked.material
  return [...Map.groupBy(others, row => row.material)].map(([material, rows]) => {
    const reason = same.get(material.id)?.reason ?? same.get(id)?.reason
    return {
      reason: 'duplicate',
      material: material.id,
      name: material.name,
      neededBy: itemsOf(rows),
      givenFor,
      givenForName,
      ...(material.id !== id && reason && { equivalentTo: { material: id, name, reason } }),
    }
  })
}

/** Asked for once, or fetched. The rows are all of one paper. */
function addHandedIn(
  papers: Papers,
  same: SamePapers,
  rows: readonly Row[],
  truth: Truth,
  sharing: 'on' | 'off',
): void {
  const asked = rows.find(row => same.get(row.material.id)?.keep === row.material.id) ?? rows[0]
  if (asked === undefined) return
  const source = rows.find(row => row.material.sharing && truth.holds(row.sharedWhen))
  const resource = source?.material.sharing?.resource
  if (resource && sharing === 'on') {
    for (const [{ id, name }, group] of Map.groupBy(rows, row => row.material)) {
      papers.omitted.push({ material: id, name, reason: 'fetched', neededBy: itemsOf(group), resource })
    }
    return
  }
  const { material } = asked
  if (resource) papers.fetchable.push({ material: material.id, name: material.name, resource })
  papers.checklist.push(keptEntry(material, rows))
  papers.omitted.push(
    ...duplicates(
      same,
      asked,
      rows.filter(row => row !== asked),
    ),
  )
}

/** What an item of the plan makes is handed in by nobody; gives the rows that are left. */
function leaveOutProcessed(
  omitted: OmittedEntry[],
  producer: { readonly id: string; readonly name: Name },
  rows: readonly Row[],
): Row[] {
  // An item that renews a licence asks for the earlier one: its own result can't stand in for that.
  const processed = rows.filter(row => row.item.item.id !== producer.id)
  for (const [{ id, name }, group] of Map.groupBy(processed, row => row.material)) {
    omitted.push({
      reason: 'process-material',
      material: id,
      name,
      neededBy: itemsOf(group),
      producedBy: producer.id,
      producedByName: producer.name,
    })
  }
  return rows.filter(row => !processed.includes(row))
}

export function mergeChecklist(
  prepared: PreparedMatter,
  items: readonly PreparedItem[],
  truth: Truth,
  sharing: 'on' | 'off',
): Checklist {
  const { samePapers: same } = prepared
  const rows = applicableRows(items, truth)
  const forms = rows.filter(row => row.material.kind === 'form')
  const producedBy = producers(items)
  const checklist = mergeForms(prepared, forms)
  const omitted = mergedForms(prepared, forms)
  const papers: Papers = { checklist, omitted, fetchable: [] }

  const others = rows.filter(row => row.material.kind !== 'form')
  for (const [, group] of Map.groupBy(others, ({ material }) => same.get(material.id)?.keep ?? material.id)) {
    const licence = group.flatMap(({ material }) => licenceOf(material, same) ?? [])[0]
    const producer = licence === undefined ? undefined : producedBy.get(licence)
    const left = producer ? leaveOutProcessed(omitted, producer, group) : group
    addHandedIn(papers, same, left, truth, sharing)
  }
  omitted.push(...notApplicable(same, items, rows))
  const { fetchable } = papers
  return {
    checklist,
    omitted,
    furtherSavings: { materials: fetchable, materialsLeft: checklist.length - fetchable.length },
    rowsBefore: rows.length,
  }
}
