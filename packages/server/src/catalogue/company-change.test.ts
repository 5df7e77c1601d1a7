/** *Change of company data*: what changes decides who has to hear of it and what is to be proved. */
import { expect, test } from 'vitest'
import { type Answers, askedFor, daysOf, itemsOf, leftOut, samplePlan } from './sample-plan.fixture.ts'

const FIRM = {
  moveKind: 'within-district',
  premises: 'leased',
  capitalChange: 'increase',
  insuredStaff: true,
  fundOpened: true,
  accountHeld: true,
}
const planOf = (changes: string[], answers: Answers = {}) =>
  samplePlan('company-change', { ...FIRM, changes, ...answers })

test.each([
  ['name', ['articles-amendment', 'old-seal-statement']],
  ['address', ['articles-amendment', 'premises-right']],
  ['representative', ['officer-appointments', 'legal-representative-identity']],
  ['capital', ['articles-amendment']],
  ['shareholders', ['articles-amendment', 'share-transfer-agreement', 'shareholder-identity']],
  ['scope', ['articles-amendment']],
])('a change of %s asks for its own papers', (change, own) => {
  const special = [
    'articles-amendment',
    'old-seal-statement',
    'premises-right',
    'officer-appointments',
    'share-transfer-agreement',
    'shareholder-identity',
    'capital-reduction-statement',
  ]
  const asked = askedFor(planOf([change], { insuredStaff: false, fundOpened: false, accountHeld: false }))
  const named = own.filter(material => special.includes(material))
  expect(asked.filter(material => special.includes(material)).toSorted()).toEqual(named.toSorted())
  for (const material of own) expect(asked).toContain(material)
})

test('less capital needs the notice to creditors', () => {
  expect(askedFor(planOf(['capital'], { capitalChange: 'decrease' }))).toContain(
    'capital-reduction-statement',
  )
})

test('a new name reaches all seven authorities; a new scope only the registry', () => {
  expect(itemsOf(planOf(['name']))).toHaveLength(7)
  expect(itemsOf(planOf(['scope']))).toEqual(['company-change-registration'])
})

test('the old licence is handed in, the new one is a process material of the others', () => {
  const plan = planOf(['name', 'representative'])
  expect(askedFor(plan)).toContain('business-licence-copy')
  expect(leftOut(plan, 'process-material')).toMatchObject({
    'business-licence-copy': itemsOf(plan).filter(item => item !== 'company-change-registration'),
    'seal-receipt-copy': ['bank-account-change-appointment'],
  })
  expect(daysOf(plan)).toMatchObject({
    'company-change-registration': [0, 1],
    'seal-replacement': [1, 2],
    'bank-account-change-appointment': [2, 3],
  })
  expect(plan.before.workingDays).toBe(6)
  expect(plan.after.workingDays).toBe(3)
})

test('what is not registered is not changed', () => {
  const none = planOf(['name'], { insuredStaff: false, fundOpened: false, accountHeld: false })
  expect(itemsOf(none)).toEqual(['company-change-registration', 'seal-replacement', 'tax-information-change'])
})
