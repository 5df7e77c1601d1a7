/** What the government itself issued it looks up, or names the law that says that the person brings it. */
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Material, Matter } from '../model.ts'
import type { Rule } from './rule.ts'

const governmentMaterial = {
  code: 'catalogue/government-material-demanded',
  severity: 'error',
  zh: '材料 {material} 是政府部门自己出具的，却要 {where} 的申请人提交。请用 sharing 写明从哪里调取，或用 demandedBy 写明要求提交的法律依据。',
  en: 'The material {material} is issued by the government itself, yet the applicant of {where} must bring it. Say under sharing where it is looked up, or under demandedBy which law asks for it.',
  reason: {
    zh: '数据共享为原则：政府部门已有、能够共享获取的，不得要求申请人提交。',
    en: 'Sharing is the rule: what the government has and can look up is not asked for.',
  },
  example: {
    wrong: '- { id: marriage-certificate, kind: document, source: government, … }',
    right:
      '- { id: marriage-certificate, kind: document, source: government, sharing: { resource: { zh: 婚姻登记信息 } }, … }',
  },
} as const satisfies FindingRow

type Uses = {
  readonly itemsOf: ReadonlyMap<string, readonly string[]>
  readonly mattersOf: ReadonlyMap<string, readonly Matter[]>
}

function addTo<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const known = index.get(key)
  if (known) known.push(value)
  else index.set(key, [value])
}

function usesOf(catalogue: Catalogue): Uses {
  const itemsOf = new Map<string, string[]>()
  const mattersOf = new Map<string, Matter[]>()
  for (const item of catalogue.items.values()) {
    for (const { material } of item.materials) addTo(itemsOf, material, item.id)
  }
  for (const matter of catalogue.matters.values()) {
    for (const { item } of matter.items) addTo(mattersOf, item, matter)
  }
  return { itemsOf, mattersOf }
}

/** Matters in which the applicant would have to bring it, and items that are in no matter. */
function demandedIn(catalogue: Catalogue, { itemsOf, mattersOf }: Uses, material: Material): string[] {
  const { licence } = material
  const makes = (item: string) =>
    licence !== undefined && (catalogue.items.get(item)?.results.includes(licence) ?? false)
  const places = (itemsOf.get(material.id) ?? []).flatMap(item => {
    const matters = mattersOf.get(item)
    // An item that renews its own result asks for the earlier one, which it has itself.
    if (matters === undefined) return makes(item) ? [] : [item]
    return matters.flatMap(({ id, items }) => (items.some(entry => makes(entry.item)) ? [] : [id]))
  })
  return [...new Set(places)]
}

export const governmentMaterials: Rule = {
  rows: [governmentMaterial],
  check(catalogue, { report, declaredIds }) {
    // The item that makes a licence may be one that is faulty in itself.
    if (declaredIds('items').some(id => !catalogue.items.has(id))) return []
    const suspects = [...catalogue.materials.values()].filter(
      ({ source, sharing, demandedBy }) =>
        source === 'government' && sharing === undefined && demandedBy === undefined,
    )
    const uses = suspects.length > 0 ? usesOf(catalogue) : undefined
    return suspects.flatMap(material => {
      const where = uses ? demandedIn(catalogue, uses, material) : []
      if (where.length === 0) return []
      const place = { in: 'materials' as const, id: material.id, path: ['source'] }
      return [report(governmentMaterial, place, { material: material.id, where: where.slice(0, 5) })]
    })
  },
}
