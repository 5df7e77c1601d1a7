import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, gotten, samplesFolder, type TestApp, TestBrowser } from '../http/test-app.ts'
import { birthValues } from './life-values.ts'
import { personOf } from './people.ts'
import { accept, command, grant, staff, today, view } from './test-story.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

/** In the order in which each can begin: the certificate, the household, then what needs it. */
const reviewers = [
  ['birth-certificate', 'maternity1'],
  ['vaccination-record', 'health1'],
  ['birth-household-registration', 'police1'],
  ['child-medical-insurance', 'medical1'],
  ['child-insurance-payment', 'tax1'],
  ['child-social-security-card', 'hr1'],
  ['maternity-benefit', 'medical1'],
  ['childcare-subsidy', 'health1'],
] as const

const answers = {
  birthApplicant: 'mother',
  birthPlace: 'local-hospital',
  parentsMarried: true,
  settleWith: 'mother',
  birthHouseholder: 'mother',
  ethnicityDiffers: false,
  motherInsured: true,
  childInsurance: true,
  childCard: true,
  childcareSubsidy: true,
}

async function apply(mother: TestBrowser): Promise<string> {
  const draft = gotten(await mother.call('createDraft', { body: { matter: 'new-child', answers } }))
  const params = { draft: draft.id }
  const values = birthValues(personOf('wangfang'), '王小满', today())
  gotten(await mother.call('changeDraft', { params, body: { values } }))
  for (const { material, kind, sample } of draft.plan.checklist) {
    if (kind === 'form') continue
    const picture = readFileSync(join(samplesFolder, sample ?? ''))
    const answer = await mother.upload(draft.id, material, `${material}.webp`, picture)
    expect([material, answer.statusCode]).toEqual([material, 200])
  }
  return gotten(await mother.call('submitDraft', { params, body: { commandId: randomUUID() } })).case
}

test('a mother applies from home, and what eight items issue is delivered together', async () => {
  const mother = await new TestBrowser(house).login('wangfang')
  const caseId = await apply(mother)
  const clerk = await staff(house, 'clerk1')
  await accept(clerk, caseId)

  const openAt = async (login: string) => {
    const reviewer = await staff(house, login)
    const { tasks } = gotten(await reviewer.call('listTasks', { query: { state: 'open' } }))
    return tasks.filter(task => task.case === caseId).map(task => task.item)
  }
  expect(await openAt('maternity1')).toEqual(['birth-certificate'])
  expect(await openAt('police1')).toEqual([])
  for (const [item, login] of reviewers) await grant(await staff(house, login), caseId, item)

  const concluded = await view(mother, caseId)
  expect(concluded.stage).toBe('concluded')
  expect(concluded.tasks.map(task => task.item).toSorted()).toEqual(
    reviewers.map(([item]) => item).toSorted(),
  )
  gotten(await command(clerk, caseId, { type: 'deliver', method: 'window' }))
  const closed = gotten(await command(mother, caseId, { type: 'rate', grade: 'satisfied' }))
  expect(closed.stage).toBe('closed')
  const results = closed.tasks.flatMap(task => task.results)
  expect(results.map(result => result.licence)).toEqual(
    expect.arrayContaining(['birth-certificate', 'childcare-subsidy-decision']),
  )
  expect(new Set(results.map(result => result.number)).size).toBe(results.length)
})

test('each reviewer reads only what the own item needs', async () => {
  const mother = await new TestBrowser(house).login('wangfang')
  const caseId = await apply(mother)
  await accept(await staff(house, 'clerk1'), caseId)
  const contents = async (login: string) =>
    gotten(await (await staff(house, login)).call('getCaseContents', { params: { case: caseId } }))
  const hospital = await contents('maternity1')
  const hospitalFields = hospital.form.fields.map(field => field.element)
  expect(hospitalFields).toContain('child-birth-weight')
  expect(hospitalFields).not.toContain('payee-account')
  expect(hospital.checklist.map(entry => entry.material)).not.toContain('bank-card')
  expect((await contents('medical1')).form.fields.map(field => field.element)).toContain('payee-account')
})
