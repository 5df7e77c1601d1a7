/** What the demo's applicants fill in, for every field that a shop's form may have. */
import type { FieldValue } from '@yijianshi/contract/shape'

export type Shop = {
  readonly name: string
  readonly address: string
  readonly owner: { readonly name: string; readonly citizenNumber: string; readonly mobile: string }
  readonly area: number
  /** `YYYY-MM-DD` */
  readonly from: string
}

const yuanFen = 100
const capitalFen = 100_000 * yuanFen

/** The 28th of the same month, so that it exists in every year. */
function yearsLater(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}-${date.slice(5, 7)}-28`
}

function peopleValues({ owner }: Shop): Record<string, FieldValue> {
  const { name, citizenNumber, mobile } = owner
  const roles = ['legal-representative', 'agent', 'finance-officer', 'food-safety-officer'] as const
  const repeated = roles.map(role => [
    [`${role}-name`, name],
    [`${role}-identity-number`, citizenNumber],
    [`${role}-mobile`, mobile],
  ])
  return {
    ...Object.fromEntries(repeated.flat()),
    'legal-representative-address': '示范市东湖区春风街道桃园社区 6 栋 302 室',
    'liaison-name': name,
    'liaison-mobile': mobile,
    'tax-clerk-name': name,
    'tax-clerk-mobile': mobile,
    'tobacco-order-mobile': mobile,
    officers: [
      {
        'officer-name': name,
        'officer-position': 'director-manager',
        'officer-identity-number': citizenNumber,
        'officer-mobile': mobile,
      },
    ],
  }
}

function businessValues({ name, owner, from }: Shop): Record<string, FieldValue> {
  const share = {
    'investor-name': owner.name,
    'investor-identity': owner.citizenNumber,
    contribution: capitalFen,
    'contribution-means': 'money',
    'contribution-date': yearsLater(from, 3),
  }
  const secondPartner = {
    'investor-name': '林晓',
    'investor-identity': '110199199308159979',
    contribution: capitalFen / 2,
    'contribution-means': 'money',
  }
  const { 'contribution-date': _, ...firstPartner } = share
  return {
    'subject-name': name,
    'business-scope': '食品销售；烟草制品零售；日用百货销售',
    'business-term': 'long-term',
    'credit-code': '92110101MA0DEMA00G',
    'registered-capital': capitalFen,
    shareholders: [share],
    partners: [
      { ...firstPartner, liability: 'unlimited' },
      { ...secondPartner, liability: 'limited' },
    ],
    'family-run': false,
    'employee-count': 3,
    email: 'shop@example.com',
    'accounting-standard': 'small-enterprise',
    'taxpayer-kind': 'small-scale',
    'invoice-kinds': ['ordinary'],
    'monthly-sales': 60_000 * yuanFen,
    seals: [
      { 'seal-kind': 'official', 'seal-count': 1, 'seal-substance': 'light-sensitive' },
      { 'seal-kind': 'invoice', 'seal-count': 1, 'seal-substance': 'rubber' },
    ],
  }
}

function premisesValues({ address, area, from, name }: Shop): Record<string, FieldValue> {
  return {
    'premises-region': '990101001001',
    'premises-address': address,
    'postal-code': '999001',
    'premises-area': area,
    'premises-former-use': 'commercial',
    'premises-owner': '示范市春风置业有限公司',
    'property-certificate-number': '示（2026）东湖区不动产权第 0012345 号',
    'lease-start': from,
    'lease-end': yearsLater(from, 5),
    'business-hours': '7:00–23:00',
    'premises-floor': 1,
    'sign-text': name.replace(/^示范市/, '').replace(/(有限公司|（个体工商户）|（有限合伙）)$/, ''),
    'sign-width': 6,
    'sign-height': 1.2,
    'sign-position': 'lintel',
    'sign-board-material': 'aluminium',
    'sign-lighting': 'inside',
    'sign-installation-date': from,
  }
}

function goodsValues(): Record<string, FieldValue> {
  return {
    'food-business-form': 'convenience-store',
    'food-categories': ['prepackaged'],
    'food-refrigerated': true,
    'food-online': false,
    'health-certificate-count': 2,
    'tobacco-business-form': 'convenience-store',
    'school-distance': 320,
    'nearest-tobacco-retailer-distance': 150,
    'tobacco-penalty': false,
  }
}

export function shopValues(shop: Shop): Record<string, FieldValue> {
  return { ...peopleValues(shop), ...businessValues(shop), ...premisesValues(shop), ...goodsValues() }
}
