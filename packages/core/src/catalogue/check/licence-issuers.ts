/** A licence is issued by the authority whose item makes it, or by one that takes part in that item. */
import type { FindingRow } from '../finding.ts'
import { eachItem } from './rule.ts'

const licenceIssuer = {
  code: 'catalogue/licence-issuer',
  severity: 'error',
  zh: '事项 {item} 由 {authority} 办理，结果 {licence} 却由 {issuer} 颁发。请改正其中一处；委托办理或联办的，写进 entrusted 或 jointAuthorities。',
  en: 'The item {item} belongs to {authority}, but its result {licence} is issued by {issuer}. Correct one of them; if the issuer is entrusted or takes part, say so under entrusted or jointAuthorities.',
  reason: {
    zh: '《行政许可法》第二十二条、第二十四条：许可由具有许可权的机关实施，受委托机关以委托机关名义实施。',
    en: '行政许可法 arts. 22, 24: who has the power issues; who is entrusted acts in the other’s name.',
  },
} as const satisfies FindingRow

export const licenceIssuers = eachItem([licenceIssuer], (item, catalogue, { isDeclared, report }) => {
  const { id, authority, entrusted, jointAuthorities, results } = item
  const named = [authority, entrusted?.authority, ...(jointAuthorities ?? [])].filter(
    who => who !== undefined,
  )
  if (named.some(who => !isDeclared('authorities', who))) return []
  const issuers = new Set(named)
  return results.flatMap((licence, index) => {
    const issuer = catalogue.licences.get(licence)?.issuer
    if (issuer === undefined || issuers.has(issuer)) return []
    const place = { in: 'items' as const, id, path: ['results', index] }
    return [report(licenceIssuer, place, { item: id, authority, licence, issuer })]
  })
})
