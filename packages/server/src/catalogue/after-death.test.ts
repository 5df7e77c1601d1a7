/** *After a death*: the matrix of materials and items that Jining published. */
import { describe, expect, test } from 'vitest'
import { type Answers, askedFor, daysOf, itemsOf, leftOut, samplePlan } from './sample-plan.fixture.ts'

const AT_HOME = {
  deathKind: 'normal',
  cremation: true,
  deceasedPension: 'insured',
  deceasedMedicalAccount: true,
  deceasedHousingFund: true,
  deceasedDriver: true,
}
const planOf = (answers: Answers = {}) => samplePlan('after-death', { ...AT_HOME, ...answers })

/** The eight items of the published nine that a natural death needs; the ninth is for an unnatural one. */
const eight = [
  'death-certificate',
  'cremation-certificate',
  'household-death-cancellation',
  'medical-account-withdrawal',
  'pension-account-withdrawal',
  'survivor-benefit',
  'driving-licence-cancellation',
  'fund-death-withdrawal',
]

describe('a natural death, all eight items', () => {
  // 4 + 4 + 5 + 5 + 6 + 7 + 4 + 5 rows; 0, 0, 0, 3, 4, 8, 0 and 1 days.
  test('8 → 1 applications, 40 → 8 materials, 16 → 8 working days', () => {
    const plan = planOf()
    expect(itemsOf(plan)).toEqual(eight)
    expect(plan.before).toMatchObject({ applications: 8, materials: 40, workingDays: 16 })
    expect(plan.after).toMatchObject({ applications: 1, materials: 8, workingDays: 8 })
  })

  test('death and cremation certificates are made on the way', () => {
    expect(leftOut(planOf(), 'process-material')).toEqual({
      'death-certificate-copy': eight.slice(1),
      'cremation-certificate-copy': ['pension-account-withdrawal', 'survivor-benefit'],
    })
  })

  test('the cremation certificate needs the death certificate and both identity cards', () => {
    const plan = planOf()
    const waiting = plan.flow.tasks.find(task => task.item === 'cremation-certificate')
    expect(waiting?.dependsOn).toEqual(['death-certificate'])
    const needing = plan.checklist.filter(entry => entry.neededBy.includes('cremation-certificate'))
    expect(needing.map(entry => entry.material)).toEqual([
      'joint-application-form',
      'deceased-identity',
      'applicant-identity',
    ])
  })

  test('the registration is cancelled on the spot; the survivors’ benefits decide the end', () => {
    const days = daysOf(planOf())
    expect(days['household-death-cancellation']).toEqual([0, 0])
    expect(days['survivor-benefit']).toEqual([0, 8])
  })
})

describe('other deaths', () => {
  test('an unnatural death is certified by the police, and the others take that', () => {
    const plan = planOf({ deathKind: 'unnatural' })
    expect(itemsOf(plan)).toContain('unnatural-death-certificate')
    expect(leftOut(plan, 'process-material')['unnatural-death-copy']).toEqual(eight.slice(1))
  })

  test('abroad: one legalised and translated document serves all', () => {
    const plan = planOf({ deathKind: 'abroad' })
    const foreign = plan.checklist.find(entry => entry.material === 'foreign-death-document')
    expect(foreign?.neededBy).toEqual(eight.slice(1))
  })

  test('declared dead by a court: the judgment serves, and nobody asks about a cremation', () => {
    const plan = planOf({ deathKind: 'court', cremation: false })
    expect(askedFor(plan)).toContain('death-declaration-judgment')
    expect(itemsOf(plan)).not.toContain('cremation-certificate')
  })

  test('without insurance, fund and licence only the certificates and the registration are left', () => {
    const none = {
      deceasedPension: 'none',
      deceasedMedicalAccount: false,
      deceasedHousingFund: false,
      deceasedDriver: false,
    }
    expect(itemsOf(planOf(none))).toEqual(eight.slice(0, 3))
  })
})
