/** A licence as material names which one it is; the joint form is a form. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const materialLicence = {
  code: 'catalogue/material-licence',
  severity: 'error',
  zh: '材料 {material}：kind 为 licence 时必须用 licence 写明是哪种证照，其他种类不能写。',
  en: 'Material {material}: kind licence names the licence under licence; other kinds name none.',
} as const satisfies FindingRow

const jointForm = {
  code: 'catalogue/joint-form',
  severity: 'error',
  zh: '{material} 不是 form 类材料，不能作为合并后的申请表。',
  en: '{material} is no material of kind form, so it can’t be the joint form.',
} as const satisfies FindingRow

export const materialKinds: Rule = {
  rows: [materialLicence, jointForm],
  check(catalogue, { report }) {
    const findings: Finding[] = []
    for (const { id, kind, licence } of catalogue.materials.values()) {
      if ((kind === 'licence') === (licence !== undefined)) continue
      findings.push(report(materialLicence, { in: 'materials', id, path: ['kind'] }, { material: id }))
    }
    for (const matter of catalogue.matters.values()) {
      const form = catalogue.materials.get(matter.jointForm)
      if (form === undefined || form.kind === 'form') continue
      const place = { in: 'matters' as const, id: matter.id, path: ['jointForm'] }
      findings.push(report(jointForm, place, { material: form.id }))
    }
    return findings
  },
}
