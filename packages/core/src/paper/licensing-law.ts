/** Where papers of a plan cite the licensing law (行政许可法): it holds for licences, not for registrations, filings and services. */
import { decisionFormOf, type LicenceShare, shareOfLicences } from '../catalogue/decision-form.ts'
import type { Item } from '../catalogue/model.ts'
import type { Desk } from './desk.ts'

export function licenceShare(items: readonly Pick<Item, 'kind' | 'name'>[]): LicenceShare {
  return shareOfLicences(items.map(decisionFormOf))
}

/** What the platform keeps to for every item, with the law that demands it for licences. */
export function withLicensingLaw(
  { t }: Desk,
  { text, articles }: { readonly text: string; readonly articles: string },
  share: LicenceShare,
): string {
  return share === 'none' ? text : `${text}${t.licensingLaw[share](articles)}`
}
