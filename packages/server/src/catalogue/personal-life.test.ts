/** Retirement, discharge, disability, school and hardship: who waits for whom, and what is left to bring. */
import { describe, expect, test } from 'vitest'
import {
  type Answers,
  askedFor,
  daysOf,
  itemsOf,
  leftOut,
  sampleCatalogue,
  samplePlan,
} from './sample-plan.fixture.ts'

describe('retirement', () => {
  const planOf = (answers: Answers = {}) =>
    samplePlan('retirement', {
      retirementKind: 'normal',
      medicalInsuranceKind: 'employee',
      fileReviewed: true,
      oneChildBonus: false,
      housingFund: true,
      ...answers,
    })

  // 2 + 2 + 2 + 4 + 2 rows; 8 + 3 + 2 + 1 + 1 days.
  test('5 → 1 applications, 12 → 3 materials, 15 → 11 working days', () => {
    const { before, after } = planOf()
    expect(before).toMatchObject({ applications: 5, materials: 12, workingDays: 15 })
    expect(after).toMatchObject({ applications: 1, materials: 3, workingDays: 11 })
  })

  test('the approval goes to the pension, the medical and the fund authority by itself', () => {
    expect(leftOut(planOf(), 'process-material')).toEqual({
      'retirement-approval-copy': [
        'pension-payment',
        'retirement-medical-benefit',
        'fund-retirement-withdrawal',
        'retiree-community-service',
      ],
    })
  })

  test('a file that has been reviewed is not asked for again, except after special work', () => {
    expect(askedFor(planOf())).not.toContain('personnel-file')
    expect(askedFor(planOf({ fileReviewed: false }))).toContain('personnel-file')
    const special = planOf({ retirementKind: 'special-work', fileReviewed: false })
    expect(askedFor(special)).toEqual(expect.arrayContaining(['personnel-file', 'special-work-ledger']))
    expect(special.after.workingDays).toBe(18)
  })

  test('a later date must be agreed, the statutory one needs no notice', () => {
    expect(askedFor(planOf({ retirementKind: 'flexible-late' }))).toContain('flexible-retirement-notice')
    expect(askedFor(planOf())).not.toContain('flexible-retirement-notice')
  })
})

describe('discharge from the army', () => {
  const planOf = (answers: Answers = {}) =>
    samplePlan('army-discharge', {
      dischargeKind: 'self-employed',
      serviceDisabled: false,
      servicePension: true,
      idCardNeeded: true,
      servicemanLicence: false,
      ...answers,
    })

  // 4 + 3 + 3 + 2 + 4 + 3 + 3 + 3 rows; 0 + 1 + 12 + 1 + 10 + 5 + 5 + 5 days.
  test('8 → 1 applications, 25 → 7 materials, 39 → 13 working days', () => {
    const { before, after } = planOf()
    expect(before).toMatchObject({ applications: 8, materials: 25, workingDays: 39 })
    expect(after).toMatchObject({ applications: 1, materials: 7, workingDays: 13 })
  })

  test('reporting comes first, then registration, then the identity card', () => {
    const days = daysOf(planOf())
    expect(days['veteran-reporting']).toEqual([0, 0])
    expect(days['household-restoration']).toEqual([0, 1])
    expect(days['identity-card-issue']).toEqual([1, 13])
    expect(days['discharge-allowance']).toEqual([0, 10])
  })

  test('who is placed by the government gets a placement and no allowance', () => {
    const items = itemsOf(planOf({ dischargeKind: 'placement' }))
    expect(items).toContain('job-placement')
    expect(items).not.toContain('discharge-allowance')
  })
})

describe('services for disabled people', () => {
  const planOf = (answers: Answers = {}) =>
    samplePlan('disability-services', {
      disabilityCard: 'new',
      disabilityKind: 'limb',
      disabilityLevel: 'severe',
      minimumAllowance: true,
      wheelchairCar: false,
      assistiveDevice: false,
      disabledBusCard: false,
      ...answers,
    })

  // 4 + 4 + 5 rows; 3 × 10 days.
  test('3 → 1 applications, 13 → 6 materials, 30 → 20 working days', () => {
    const { before, after } = planOf()
    expect(before).toMatchObject({ applications: 3, materials: 13, workingDays: 30 })
    expect(after).toMatchObject({ applications: 1, materials: 6, workingDays: 20 })
  })

  test('both subsidies take the new certificate from the first item', () => {
    expect(leftOut(planOf(), 'process-material')).toEqual({
      'disability-certificate-copy': ['severe-disability-nursing-subsidy', 'hardship-disability-subsidy'],
    })
  })

  test('a guardian is asked for with an intellectual or mental disability only', () => {
    expect(askedFor(planOf({ disabilityKind: 'mind' }))).toContain('guardian-identity')
    expect(askedFor(planOf())).not.toContain('guardian-identity')
  })

  test('the assessment at the hospital stops the clock', () => {
    const assessment = sampleCatalogue()
      .items.get('disability-certificate')
      ?.specialProcedures?.find(procedure => procedure.kind === 'appraisal')
    expect(assessment).toMatchObject({ suspends: true, limitDays: 15 })
    expect(assessment?.basis?.law).toContain('残疾人证管理办法')
  })
})

describe('starting school from elsewhere, in a leased home', () => {
  const planOf = (answers: Answers = {}) =>
    samplePlan('school-enrolment', {
      schoolStage: 'primary',
      childHousehold: 'elsewhere',
      familyHome: 'leased',
      residencePermitHeld: false,
      parentWork: 'employed',
      studentAid: false,
      ...answers,
    })

  test('permit, lease, insurance record and vaccination check are made on the way', () => {
    expect(Object.keys(leftOut(planOf(), 'process-material')).sort()).toEqual([
      'insurance-record-copy',
      'lease-filing-copy',
      'residence-permit-copy',
      'vaccination-completion-copy',
    ])
  })

  test('the place waits for the permit: 4 + 10 working days', () => {
    expect(planOf().after.workingDays).toBe(14)
    expect(planOf({ residencePermitHeld: true }).after.workingDays).toBe(11)
  })

  test('a family that lives in its own home is asked for none of these', () => {
    const local = planOf({ childHousehold: 'local', familyHome: 'owned', residencePermitHeld: true })
    expect(itemsOf(local)).toEqual([
      'school-enrolment',
      'property-record-query',
      'vaccination-completion-check',
    ])
  })
})

test('care for older people: the assessment feeds both subsidies', () => {
  const plan = samplePlan('senior-care', {
    age: 82,
    selfCare: 'dependent',
    hardship: 'allowance',
    homeAdaptation: false,
    familyDoctor: false,
    seniorAllowance: true,
  })
  expect(itemsOf(plan)).toHaveLength(4)
  expect(leftOut(plan, 'process-material')).toEqual({
    'ability-assessment-conclusion': ['care-service-subsidy', 'nursing-subsidy'],
  })
  expect(plan.before.workingDays).toBe(25)
  expect(plan.after.workingDays).toBe(15)
})

test('hardship: medical assistance takes the minimum allowance from the item that grants it', () => {
  const plan = samplePlan('social-assistance', {
    reliefNeed: 'low-income',
    medicalBills: true,
    studentAid: true,
  })
  expect(leftOut(plan, 'process-material')).toEqual({
    'minimum-allowance-copy': ['medical-assistance', 'student-aid'],
  })
})

test('at least 15 items are open in villages (就近办), each through a matter that a village site takes', () => {
  const { sites, matters, items } = sampleCatalogue()
  const villages = [...sites.values()].filter(site => site.kind === 'village')
  const open = new Set(
    villages.flatMap(site =>
      [...matters.values()]
        .filter(matter => site.matters === 'all' || site.matters.includes(matter.id))
        .flatMap(matter => matter.items.map(entry => entry.item)),
    ),
  )
  const sunk = [...open].filter(item => items.get(item)?.channels.sites.includes('village'))
  expect(sunk.length).toBeGreaterThanOrEqual(15)
  expect([...open].filter(item => !sunk.includes(item))).toEqual([])
})
