/** The demo's main situation, ready to be filled in: for stories, tests and benchmarks. */
import { personOf } from './people.ts'
import { type Shop, shopValues } from './values.ts'

export const matter = 'open-convenience-store'

/** Answers of the main situation: company, food, tobacco, signboard. */
export const mainAnswers = {
  operatorKind: 'company',
  licenceHeld: false,
  seal: true,
  food: 'loose-or-made',
  vendingMachine: false,
  tobacco: true,
  sign: 'signboard',
  medicalDevices: false,
  premises: 'leased',
  area: 80,
} as const

/** Who of the demo reviews each item. */
export const reviewerOf = {
  'business-registration': 'market1',
  'food-business-licence': 'market2',
  'prepackaged-food-filing': 'market2',
  'seal-filing': 'police1',
  'tax-registration': 'tax1',
  'tobacco-retail-licence': 'tobacco1',
  'signboard-filing': 'urban1',
} as const
export type DemoItem = keyof typeof reviewerOf

/** A filled-in form for a shop of the applicant with that login. */
export function valuesFor(login: string, name: string, from: string): ReturnType<typeof shopValues> {
  const shop: Shop = {
    name,
    owner: personOf(login),
    area: 80,
    from,
    address: '示范市东湖区春风街道春风路 18 号',
  }
  return shopValues(shop)
}
