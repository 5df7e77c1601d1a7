/** 告知承诺: a promise stands in for a proof only where the rules let it. */
import type { Finding, FindingRow, Segment } from '../finding.ts'
import type { Catalogue, Item } from '../model.ts'
import { COMMITMENT_BANS, IDENTITY_PAPER } from './commitment-bans.ts'
import { type CheckContext, eachItem } from './rule.ts'

const commitmentForbidden = {
  code: 'catalogue/commitment-forbidden',
  severity: 'error',
  zh: '材料 {material} 写了告知承诺，但本事项属于“{ground}”，不适用告知承诺制。请删去 commitment。',
  en: 'The material {material} may be replaced by a commitment, but this item concerns {ground}, where that is excluded. Remove commitment.',
  reason: {
    zh: '国办发〔2020〕42号：直接涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护，直接关系人身健康、生命财产安全，以及重要涉外等风险较大、纠错成本较高、损害难以挽回的证明事项，不适用告知承诺制。',
    en: '国办发〔2020〕42号 excludes proofs that concern national security, state secrets, public safety, finance, the environment, health, life and property, and important foreign affairs.',
  },
} as const satisfies FindingRow

const commitmentOnIdentity = {
  code: 'catalogue/commitment-no-proof',
  severity: 'error',
  zh: '材料 {material} 不是证明材料（申请表、身份证件或本事项要颁发的证照），承诺代替不了。请删去 commitment。',
  en: 'The material {material} is no proof (a form, an identity paper, or what this item issues), so no promise can stand in for it. Remove commitment.',
  reason: {
    zh: '告知承诺代替的是证明材料；申请人是谁、申请什么，不能用承诺代替。',
    en: 'A commitment replaces a proof. Who applies and for what is not proved but stated.',
  },
} as const satisfies FindingRow

/** A paper without which there is nothing to examine, whatever is promised. */
function isNoProof(catalogue: Catalogue, item: Item, id: string): boolean {
  const material = catalogue.materials.get(id)
  if (material === undefined) return false
  if (material.kind === 'form' || IDENTITY_PAPER.test(material.name.zh)) return true
  return material.licence !== undefined && item.results.includes(material.licence)
}

function itemFindings(item: Item, catalogue: Catalogue, { report }: CheckContext): Finding[] {
  const promised = item.materials.flatMap(({ material, commitment }, index) => {
    const path: Segment[] = ['materials', index, 'commitment']
    return commitment ? [{ material, place: { in: 'items' as const, id: item.id, path } }] : []
  })
  if (promised.length === 0) return []
  const licences = item.results.flatMap(id => catalogue.licences.get(id)?.name.zh ?? [])
  const ban = COMMITMENT_BANS.find(({ words }) => [item.name.zh, ...licences].some(name => words.test(name)))
  return promised.flatMap(({ material, place }) => {
    if (ban) return [report(commitmentForbidden, place, { material, ground: ban.ground })]
    return isNoProof(catalogue, item, material) ? [report(commitmentOnIdentity, place, { material })] : []
  })
}

export const commitments = eachItem([commitmentForbidden, commitmentOnIdentity], itemFindings)
