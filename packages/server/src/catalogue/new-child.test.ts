/** *Birth of a child*: birth certificate and register page are made on the way, as the guide of Zhongshan says. */
import { describe, expect, test } from 'vitest'
import { type Answers, askedFor, daysOf, itemsOf, leftOut, samplePlan } from './sample-plan.fixture.ts'

const MARRIED_HERE = {
  birthApplicant: 'mother',
  birthPlace: 'local-hospital',
  parentsMarried: true,
  settleWith: 'mother',
  birthHouseholder: 'mother',
  ethnicityDiffers: false,
  motherInsured: true,
  childInsurance: true,
  childCard: true,
  childcareSubsidy: false,
}
const planOf = (answers: Answers = {}) => samplePlan('new-child', { ...MARRIED_HERE, ...answers })
const asked = (answers: Answers = {}) => askedFor(planOf(answers))

describe('married parents, born here', () => {
  // 3 + 2 + 6 + 3 + 2 + 4 + 5 rows; 0, 0, 1, 1, 0, 3 and 5 days.
  test('7 → 1 applications, 25 → 7 materials, 10 → 5 working days, no visit', () => {
    const { before, after } = planOf()
    expect(before).toMatchObject({ applications: 7, materials: 25, workingDays: 10 })
    expect(after).toMatchObject({ applications: 1, materials: 7, workingDays: 5, visits: 0 })
  })

  test('what the authorities make for one another is not asked for', () => {
    expect(leftOut(planOf(), 'process-material')).toEqual({
      'birth-certificate-copy': [
        'vaccination-record',
        'birth-household-registration',
        'child-medical-insurance',
        'child-social-security-card',
        'maternity-benefit',
      ],
      'child-household-page': ['child-medical-insurance', 'child-social-security-card'],
      'child-insurance-confirmation': ['child-insurance-payment'],
    })
  })

  test('the register page waits for the birth certificate, insurance and card for the page', () => {
    expect(daysOf(planOf())).toEqual({
      'birth-certificate': [0, 0],
      'vaccination-record': [0, 0],
      'birth-household-registration': [0, 1],
      'child-medical-insurance': [1, 2],
      'child-insurance-payment': [2, 2],
      'child-social-security-card': [1, 4],
      'maternity-benefit': [0, 5],
    })
  })

  test('what the parents bring', () => {
    expect(asked()).toEqual([
      'joint-application-form',
      'mother-identity',
      'father-identity',
      'household-register',
      'marriage-certificate',
      'hospital-discharge-summary',
      'bank-card',
    ])
  })

  test('the subsidy asks for no second identity card of a parent', () => {
    const plan = planOf({ childcareSubsidy: true })
    expect(plan.before.materials).toBe(30)
    expect(plan.after.materials).toBe(7)
  })
})

describe('one person is asked once', () => {
  const fieldsOf = (answers: Answers) =>
    planOf({ childcareSubsidy: true, ...answers }).form.fields.map(field => field.element)

  test('a mother who applies and heads the household is asked for herself alone', () => {
    const fields = fieldsOf({})
    expect(fields).toEqual(expect.arrayContaining(['mother-name', 'mother-identity-number', 'mother-mobile']))
    const others = /^(applicant-(name|identity-number|mobile)|householder|payee-name)/
    expect(fields.filter(field => others.test(field))).toEqual([])
  })

  test('a father who applies is asked as the father', () => {
    const fields = fieldsOf({ birthApplicant: 'father', birthHouseholder: 'father', parentsMarried: false })
    expect(fields).toEqual(expect.arrayContaining(['father-name', 'father-identity-number', 'father-mobile']))
    expect(fields).not.toContain('applicant-name')
  })

  test('a guardian and a grandparent are asked for their own names, and the guardian for a card', () => {
    const answers = { birthApplicant: 'guardian', birthHouseholder: 'other' }
    expect(fieldsOf(answers)).toEqual(
      expect.arrayContaining(['applicant-name', 'applicant-identity-number', 'householder-name']),
    )
    expect(asked({ childcareSubsidy: true, ...answers })).toContain('applicant-identity')
    expect(asked({ childcareSubsidy: true })).not.toContain('applicant-identity')
  })
})

describe('other situations', () => {
  test('a paternity report only for an unmarried father’s household', () => {
    expect(asked({ parentsMarried: false, settleWith: 'father' })).toContain('paternity-report')
    expect(asked({ parentsMarried: false, settleWith: 'mother' })).not.toContain('paternity-report')
    expect(asked({ parentsMarried: true, settleWith: 'father' })).not.toContain('paternity-report')
    expect(asked({ parentsMarried: false })).not.toContain('marriage-certificate')
  })

  test('born abroad: the foreign document once, and no birth certificate', () => {
    const plan = planOf({ birthPlace: 'abroad' })
    expect(itemsOf(plan)).not.toContain('birth-certificate')
    const foreign = plan.checklist.find(entry => entry.material === 'foreign-birth-document')
    expect(foreign?.neededBy).toEqual(['birth-household-registration', 'maternity-benefit'])
  })

  test('born elsewhere: the birth certificate of the other hospital is asked for once', () => {
    const plan = planOf({ birthPlace: 'other-hospital' })
    const certificate = plan.checklist.find(entry => entry.material === 'birth-certificate-copy')
    expect(certificate?.neededBy).toEqual([
      'birth-household-registration',
      'child-medical-insurance',
      'child-social-security-card',
      'maternity-benefit',
    ])
    expect(askedFor(plan)).toContain('hospital-invoice')
  })

  test('parents of different groups, and grandparents, write a statement each', () => {
    const papers = asked({ ethnicityDiffers: true, settleWith: 'grandparents' })
    expect(papers).toEqual(expect.arrayContaining(['ethnicity-declaration', 'grandparent-consent']))
  })
})
