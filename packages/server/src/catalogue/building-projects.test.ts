/** Start and joint acceptance of a building: the order that the law sets, and limits for every answer. */
import { describe, expect, test } from 'vitest'
import { allAnswers, daysOf, itemsOf, leftOut, sampleCatalogue, samplePlan } from './sample-plan.fixture.ts'

describe('completion acceptance', () => {
  test('joint acceptance takes 15 working days at most, whatever is built', () => {
    const plans = allAnswers('completion-acceptance').map(answers =>
      samplePlan('completion-acceptance', answers),
    )
    expect(plans.map(plan => plan.situation.name.zh)).toEqual([
      '特殊消防工程 · 含人防',
      '特殊消防工程',
      '一般工程 · 含人防',
      '一般工程',
    ])
    for (const plan of plans) expect(plan.after.workingDays).toBeLessThanOrEqual(15)
  })

  test('27 → 12 working days: the four acceptances side by side, then the filing', () => {
    const plan = samplePlan('completion-acceptance', { specialFireProject: true, airDefenceBuilt: true })
    expect(plan.before.workingDays).toBe(5 + 7 + 5 + 5 + 5)
    expect(daysOf(plan)).toEqual({
      'planning-verification': [0, 5],
      'fire-acceptance': [0, 7],
      'civil-air-defence-acceptance': [0, 5],
      'archives-acceptance': [0, 5],
      'completion-filing': [7, 12],
    })
    expect(Object.keys(leftOut(plan, 'process-material')).toSorted()).toEqual([
      'archives-opinion-copy',
      'fire-acceptance-copy',
      'planning-verification-copy',
      'shelter-filing-copy',
    ])
  })
})

describe('construction start', () => {
  const answers = allAnswers('construction-start')
  const plans = answers.map(answer => ({ answer, plan: samplePlan('construction-start', answer) }))

  test('the permit comes last of those that it needs', () => {
    for (const { plan } of plans) {
      const permit = plan.flow.tasks.find(task => task.item === 'construction-permit')
      const special = itemsOf(plan).includes('fire-design-review')
      expect(permit?.dependsOn).toEqual([
        'construction-planning-permit',
        'quality-safety-supervision',
        ...(special ? ['fire-design-review'] : []),
      ])
    }
  })

  test('no answer takes longer than the 45 working days of joint handling', () => {
    const days = plans.map(({ plan }) => plan.after.workingDays)
    expect(Math.max(...days)).toBe(23)
    expect(Math.max(...plans.map(({ plan }) => plan.before.workingDays))).toBe(49)
  })

  test('a factory has no air-raid shelter, even when the answer was given before', () => {
    const factories = plans.filter(({ answer }) => answer.projectKind === 'industrial')
    expect(factories.length).toBeGreaterThan(0)
    for (const { plan } of factories) expect(itemsOf(plan)).not.toContain('civil-air-defence-review')
  })

  test('what suspends the clock is what the law on licences names', () => {
    const suspending = [...sampleCatalogue().items.values()].flatMap(item =>
      (item.specialProcedures ?? []).filter(procedure => procedure.suspends),
    )
    expect(suspending.length).toBeGreaterThan(3)
    for (const procedure of suspending) expect(procedure.basis).toBeDefined()
  })
})
