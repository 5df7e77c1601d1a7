/** Fees have a ground, periods run forwards, and "at most one visit" is meant. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Item } from '../model.ts'
import { type CheckContext, eachItem, eachMatter } from './rule.ts'

const feeWithoutBasis = {
  code: 'catalogue/fee-without-basis',
  severity: 'error',
  zh: '收费“{fee}”没有写出依据。请写明《文件名称》或文号；没有依据的不得收费。',
  en: 'The fee «{fee}» names no ground. Write the title 《…》 or the number of the document; without one nothing is charged.',
  reason: {
    zh: '《行政许可法》第五十八条、第五十九条：实施行政许可不得收取任何费用，法律、行政法规另有规定的除外；收费按公布的法定项目和标准。',
    en: '行政许可法 arts. 58–59: no fee unless a law or regulation says so, at the published rate.',
  },
  example: {
    wrong: "fees: [{ name: { zh: 登记费, en: Fee }, amountFen: 8000, basis: '按规定' }]",
    right:
      "fees: [{ name: { zh: 不动产登记费, en: Registration fee }, amountFen: 8000, basis: '《国家发展改革委 财政部关于不动产登记收费标准等有关问题的通知》（发改价格规〔2016〕2559号）' }]",
  },
} as const satisfies FindingRow

const validityReversed = {
  code: 'catalogue/validity-reversed',
  severity: 'error',
  zh: '生效日期 {from} 晚于取消日期 {until}。请改正。',
  en: 'It takes effect on {from}, after it ends on {until}. Correct one of them.',
} as const satisfies FindingRow

const visitContradiction = {
  code: 'catalogue/visit-contradiction',
  severity: 'error',
  zh: '{name} 公布为“最多跑一次”，联办时却要跑 {visits} 次。请减少跑动次数，或改为 class: soon、never。',
  en: '{name} is published as «at most one visit», but joint handling takes {visits} visits. Make do with one, or write class: soon or never.',
  reason: {
    zh: '公布的“最多跑一次”清单要说到做到；做不到的列入负面清单并说明理由。',
    en: 'What stands on the published list is kept; what can’t be stands on the negative list with its reason.',
  },
} as const satisfies FindingRow

function feeFindings({ id, fees }: Item, { report }: CheckContext): Finding[] {
  return (fees ?? []).flatMap(({ name, amountFen, basis }, index) => {
    const isNamed = /《[^《》]+|[〔[（(]\s*\d{4}\s*[〕\]）)]\s*第?\s*\d+\s*号/u.test(basis)
    if (amountFen === 0 || isNamed) return []
    const place = { in: 'items' as const, id, path: ['fees', index, 'basis'] }
    return [report(feeWithoutBasis, place, { fee: name.zh })]
  })
}

export const feesAndVisits = eachItem(
  [feeWithoutBasis, validityReversed, visitContradiction],
  (item, _, context) => {
    const { id, validity, atMostOneVisit, visits } = item
    const at = (...path: string[]) => ({ in: 'items' as const, id, path })
    const findings = feeFindings(item, context)
    // Dates as ISO 8601 are in the order of their text.
    if (validity?.until !== undefined && validity.from > validity.until) {
      const { from, until } = validity
      findings.push(context.report(validityReversed, at('validity', 'until'), { from, until }))
    }
    if (atMostOneVisit?.class === 'now' && visits.joint > 1) {
      const params = { name: id, visits: visits.joint }
      findings.push(context.report(visitContradiction, at('atMostOneVisit'), params))
    }
    return findings
  },
)

/** Of a matter as many trips are left as its worst item needs. */
export const matterVisits = eachMatter([], (matter, catalogue, { report }) => {
  if (matter.atMostOneVisit?.class !== 'now') return []
  const visits = Math.max(0, ...matter.items.map(({ item }) => catalogue.items.get(item)?.visits.joint ?? 0))
  if (visits <= 1) return []
  const place = { in: 'matters' as const, id: matter.id, path: ['atMostOneVisit'] }
  return [report(visitContradiction, place, { name: matter.id, visits })]
})
