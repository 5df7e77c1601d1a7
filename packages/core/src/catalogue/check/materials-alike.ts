/** Nobody brings one paper twice because two authorities call it by two names. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Catalogue, Material, Matter } from '../model.ts'
import { coreOf, NameIndex } from './alike-names.ts'
import { eachMatter } from './rule.ts'

const materialsAlike = {
  code: 'catalogue/materials-alike',
  severity: 'warning',
  zh: '材料“{name}”（{material}）和“{otherName}”（{other}）像是同一份材料。建议合为一个材料，或在 equivalences 中写明等同；确实不同的，把名称写得能分清。',
  en: 'The materials «{name}» ({material}) and «{otherName}» ({other}) look like one paper. Consider making them one, or declare them under equivalences; if they differ, name them so that one sees it.',
  reason: {
    zh: '同一份材料不得重复要：各部门叫法不同的同一份材料，合并清单时会变成两份。',
    en: 'The same paper is never asked for twice; under two names it would stand on the checklist twice.',
  },
  example: {
    wrong: 'materials: [household-register, family-booklet] # 户口簿、居民户口本',
    right:
      'equivalences:\n  - { keep: household-register, replaces: [family-booklet], reason: { zh: 同一本户口簿 } }',
  },
} as const satisfies FindingRow

/** Papers that people hand in; forms become one, and licences are told apart by what they are copies of. */
function papersOf(catalogue: Catalogue, matter: Matter): ReadonlySet<Material> {
  const materials = matter.items.flatMap(({ item }) =>
    (catalogue.items.get(item)?.materials ?? []).flatMap(
      entry => catalogue.materials.get(entry.material) ?? [],
    ),
  )
  return new Set(materials.filter(material => material.kind === 'document'))
}

/** In which group of equal papers each material is declared to be. */
function declaredEqual(matter: Matter): (left: Material, right: Material) => boolean {
  const groups = (matter.equivalences ?? []).map(({ keep, replaces }) => new Set([keep, ...replaces]))
  return (left, right) => groups.some(group => group.has(left.id) && group.has(right.id))
}

/** Each paper with the earlier ones that look the same. */
function pairsAlike(papers: Iterable<Material>): (readonly [Material, Material])[] {
  const index = new NameIndex<Material>()
  const found: (readonly [Material, Material])[] = []
  for (const material of papers) {
    const core = coreOf(material)
    for (const earlier of index.alike(core)) found.push([earlier, material])
    index.add(core, material)
  }
  return found
}

function findingsOf(
  matter: Matter,
  catalogue: Catalogue,
  report: (index: number, pair: readonly [Material, Material]) => Finding,
) {
  const isDeclared = declaredEqual(matter)
  return pairsAlike(papersOf(catalogue, matter))
    .filter(([left, right]) => !isDeclared(left, right))
    .map(pair => {
      const [, later] = pair
      const index = matter.items.findIndex(({ item }) =>
        catalogue.items.get(item)?.materials.some(entry => entry.material === later.id),
      )
      return report(Math.max(0, index), pair)
    })
}

export const materialsAlikeRule = eachMatter([materialsAlike], (matter, catalogue, { report }) =>
  findingsOf(matter, catalogue, (index, [earlier, later]) =>
    report(
      materialsAlike,
      { in: 'matters', id: matter.id, path: ['items', index, 'item'] },
      { material: later.id, name: later.name.zh, other: earlier.id, otherName: earlier.name.zh },
    ),
  ),
)
