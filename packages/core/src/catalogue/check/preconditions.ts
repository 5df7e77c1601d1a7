/** Cancelled preconditions (YT2) do not come back: each of the three kinds is enforced. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Catalogue, Material, Precondition } from '../model.ts'
import { type CheckContext, eachMaterial, type Rule } from './rule.ts'

const preconditionAbolished = {
  code: 'catalogue/precondition-abolished',
  severity: 'error',
  zh: '材料 {material} 是已取消的前置条件“{precondition}”（{basis}），任何事项都不得再要。请删去。',
  en: 'The material {material} is the abolished precondition «{precondition}» ({basis}), which nobody may require. Remove it.',
  reason: {
    zh: '前置条件目录中 kind: abolished 的，取消后不得以任何名义保留。',
    en: 'What preconditions.yaml lists as abolished is asked for by nobody, under no name.',
  },
  example: {
    wrong: '- { id: capital-verification, name: { zh: 验资报告, en: Capital verification report }, … }',
    right: '# removed',
  },
} as const satisfies FindingRow

const preconditionAgency = {
  code: 'catalogue/precondition-agency',
  severity: 'error',
  zh: '材料 {material} 是“{precondition}”，申请人可以自己编写（{basis}），不得限定由中介出具。请改为 source: applicant。',
  en: 'The material {material} is «{precondition}», which the applicant may write ({basis}); no agency may be prescribed. Make it source: applicant.',
  reason: {
    zh: '国务院清理规范行政审批中介服务：申请人可按要求自行编制，也可委托机构编制，审批部门不得以任何形式要求必须委托特定中介机构。',
    en: 'The State Council’s clean-up of intermediary services: the applicant may write it or have it written; no authority may require an agency.',
  },
} as const satisfies FindingRow

const preconditionUnmarked = {
  code: 'catalogue/precondition-unmarked',
  severity: 'warning',
  zh: '材料 {material} 是“{precondition}”，没有写明申请人可以自己编写。建议加上 precondition: {id}。',
  en: 'The material {material} is «{precondition}», but does not say that the applicant may write it. Consider adding precondition: {id}.',
} as const satisfies FindingRow

const preconditionOrganised = {
  code: 'catalogue/precondition-organised',
  severity: 'error',
  zh: '材料 {material} 是“{precondition}”，应由审批部门受理后组织（{basis}），不得要申请人提交。请删去材料，写成事项的特别程序 specialProcedures。',
  en: 'The material {material} is «{precondition}», which the authority arranges after acceptance ({basis}); the applicant must not be asked for it. Remove it and write a special procedure of the item.',
  reason: {
    zh: '国务院清理规范行政审批中介服务：不再要求申请人提供，改由审批部门委托有关机构开展。',
    en: 'The State Council’s clean-up of intermediary services: no longer asked of the applicant, but commissioned by the authority.',
  },
} as const satisfies FindingRow

function preconditionOf(catalogue: Catalogue, material: Material): Precondition | undefined {
  const named = material.precondition && catalogue.preconditions.get(material.precondition)
  if (named) return named
  const list = [...catalogue.preconditions.values()]
  return list.find(({ words }) => words.some(word => material.name.zh.includes(word)))
}

function materialFindings(material: Material, catalogue: Catalogue, context: CheckContext): Finding[] {
  const { isDeclared, report } = context
  if (material.precondition !== undefined && !isDeclared('preconditions', material.precondition)) return []
  const found = preconditionOf(catalogue, material)
  if (found === undefined || material.kind === 'form') return []
  // The approval of a plan bears the plan's name, and is no plan.
  if (material.kind === 'licence' && found.kind !== 'abolished') return []
  const { id, source } = material
  const place = { in: 'materials' as const, id, path: ['name'] }
  const precondition = found.name.zh
  const basis = `${found.basis.law}${found.basis.article}`
  switch (found.kind) {
    case 'abolished':
      return [report(preconditionAbolished, place, { material: id, precondition, basis })]
    case 'authority-organises':
      // What the authority itself commissioned, it has.
      return source === 'government'
        ? []
        : [report(preconditionOrganised, place, { material: id, precondition, basis })]
    case 'applicant-writes': {
      const at = { ...place, path: ['source'] }
      if (source !== 'applicant') {
        return [report(preconditionAgency, at, { material: id, precondition, basis })]
      }
      if (material.precondition === found.id) return []
      return [report(preconditionUnmarked, place, { material: id, precondition, id: found.id })]
    }
  }
}

/** A paid service that the item prescribes, where the applicant may do without it. */
function serviceFindings(catalogue: Catalogue, { report }: CheckContext): Finding[] {
  const list = [...catalogue.preconditions.values()]
  return [...catalogue.items.values()].flatMap(({ id, intermediaryServices }) =>
    (intermediaryServices ?? []).flatMap(({ name, material }, index) => {
      const paper = material === undefined ? undefined : catalogue.materials.get(material)
      const found =
        (paper && preconditionOf(catalogue, paper)) ??
        list.find(({ words }) => words.some(word => name.zh.includes(word)))
      if (found === undefined) return []
      const place = { in: 'items' as const, id, path: ['intermediaryServices', index] }
      const basis = `${found.basis.law}${found.basis.article}`
      const params = { material: paper?.id ?? name.zh, precondition: found.name.zh, basis }
      const rows = {
        abolished: preconditionAbolished,
        'applicant-writes': preconditionAgency,
        'authority-organises': preconditionOrganised,
      }
      return [report(rows[found.kind], place, params)]
    }),
  )
}

export const preconditionMaterials = eachMaterial(
  [preconditionAbolished, preconditionAgency, preconditionUnmarked, preconditionOrganised],
  materialFindings,
)

export const preconditionServices: Rule = {
  rows: [],
  check: (catalogue, context) =>
    catalogue.preconditions.size === 0 ? [] : serviceFindings(catalogue, context),
}
