/** The sample catalogue is wide enough to show the platform: persons and enterprises, all levels, many authorities. */
import { expect, test } from 'vitest'
import { allAnswers, sampleCatalogue, samplePlan } from './sample-plan.fixture.ts'

const catalogue = sampleCatalogue()
const matters = [...catalogue.matters.values()]

test('20 matters, 80 items and 25 authorities or more, for persons and enterprises', () => {
  expect(matters.length).toBeGreaterThanOrEqual(20)
  expect(catalogue.items.size).toBeGreaterThanOrEqual(80)
  expect(catalogue.authorities.size).toBeGreaterThanOrEqual(25)
  expect(new Set(matters.map(matter => matter.audience))).toEqual(new Set(['person', 'enterprise']))
})

test('every item is part of a matter', () => {
  const used = new Set(matters.flatMap(matter => matter.items.map(entry => entry.item)))
  expect([...catalogue.items.keys()].filter(item => !used.has(item))).toEqual([])
})

test('the situations of the enterprise matters with short questions alone are more than 150', () => {
  const counted = ['company-set-up', 'company-deregistration', 'construction-start', 'hire-staff', 'sea-use']
  const situations = counted.flatMap(matter => {
    const names = allAnswers(matter).map(answers => samplePlan(matter, answers).situation.name.zh)
    return [...new Set(names)].map(name => `${matter}: ${name}`)
  })
  expect(situations.length).toBeGreaterThan(150)
})

test('sites of every kind and on four levels accept matters', () => {
  const sites = [...catalogue.sites.values()]
  expect(new Set(sites.map(site => site.kind))).toEqual(
    new Set(['hall', 'township', 'village', 'bank', 'hospital']),
  )
})

test('what a matter saves is never negative, whatever is answered', () => {
  for (const matter of ['company-set-up', 'company-deregistration', 'utilities-connection', 'hire-staff']) {
    for (const answers of allAnswers(matter)) {
      const { before, after } = samplePlan(matter, answers)
      expect(after.materials).toBeLessThanOrEqual(before.materials)
      expect(after.workingDays).toBeLessThanOrEqual(before.workingDays)
      expect(after.visits).toBeLessThanOrEqual(before.visits)
      expect(after.links).toBeLessThanOrEqual(before.links)
    }
  }
})
