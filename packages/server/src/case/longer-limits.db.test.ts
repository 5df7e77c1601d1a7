/** Limits that are made longer: by whom, once, told to the applicant, and moved in what is watched. */
import { randomUUID } from 'node:crypto'
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, command, fillIn, staff, submitCase, view } from '../demo/test-story.ts'
import { sweepOnce } from '../engine/sweep.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { sweepWork } from '../supervision/sweep-work.ts'

const dayMs = 86_400_000
const drawing = 'signboard-drawing'

let house: TestApp
let applicant: TestBrowser
let clerk: TestBrowser
let manager: TestBrowser
const logIn = async () => {
  applicant = await new TestBrowser(house).login('chenyu')
  clerk = await staff(house, 'clerk1')
  manager = await staff(house, 'manager1')
}
beforeAll(async () => {
  house = await createTestApp()
  await logIn()
})
afterAll(() => house.close())

async function documentsOf(by: TestBrowser, caseId: string): Promise<string[]> {
  const { documents } = gotten(await by.call('listCaseDocuments', { params: { case: caseId } }))
  return documents.map(({ id }) => id)
}

async function dueOf(caseId: string, kind: string): Promise<string | undefined> {
  const found = await house.services.pool.query<{ due: string }>(
    'SELECT due::text FROM obligation WHERE process_id = $1 AND kind = $2',
    [caseId, kind],
  )
  return found.rows[0]?.due
}

async function sweep(): Promise<void> {
  const faults: unknown[] = []
  const onFault = (fault: unknown) => faults.push(fault)
  for (let round = 0; round < 3; round += 1)
    await sweepOnce(sweepWork(house.services, { onFault, onMoved: () => {} }))
  expect(faults).toEqual([])
}

test('the centre extends the joint limit once: the case, its documents and what is watched say so', async () => {
  const caseId = await submitCase(applicant, 'chenyu')
  expect((await view(manager, caseId)).jointLimit).toBeNull()
  await accept(clerk, caseId)
  const before = await view(manager, caseId)
  expect(before.jointLimit).toMatchObject({ clock: { allowed: 45, state: 'running' }, extension: null })
  expect(await dueOf(caseId, 'joint-limit')).toBe(before.jointLimit?.clock.due)
  expect(before.mayDo).toContainEqual({ command: 'extend-joint-limit' })

  const extend: CaseCommandOnWire = {
    type: 'extend-joint-limit',
    days: 15,
    approver: '周立',
    reason: '五个部门要一起看现场',
  }
  expect(codeOf(await command(clerk, caseId, extend))).toBe('access/role')
  expect(codeOf(await command(manager, caseId, { ...extend, days: 16 }))).toBe('case/extension-too-long')
  const after = gotten(await command(manager, caseId, extend))
  expect(after.jointLimit).toMatchObject({
    clock: { allowed: 60 },
    extension: { days: 15, approver: '周立', reason: '五个部门要一起看现场' },
  })
  expect(after.mayDo).not.toContainEqual({ command: 'extend-joint-limit' })
  const due = await dueOf(caseId, 'joint-limit')
  expect(due).toBe(after.jointLimit?.clock.due)
  expect(due && due > (before.jointLimit?.clock.due ?? '')).toBe(true)
  expect(codeOf(await command(manager, caseId, extend))).toBe('case/extended-already')
  expect(await documentsOf(applicant, caseId)).toContain('extension-joint-limit')
  expect(await documentsOf(await staff(house, 'market1'), caseId)).toContain('extension-joint-limit')
})

test('force majeure moves the day of a paper that follows: it lapses then, and not before', async () => {
  const { id } = await fillIn(applicant, 'chenyu')
  const draft = gotten(await applicant.call('getDraft', { params: { draft: id } }))
  const file = draft.files.find(({ material }) => material === drawing)?.file ?? ''
  gotten(await applicant.call('deleteFile', { params: { draft: id, file } }))
  const change = (body: object) => applicant.call('changeDraft', { params: { draft: id }, body })
  gotten(await change({ later: [drawing] }))
  const { letters } = gotten(await applicant.call('getDraftLetters', { params: { draft: id } }))
  gotten(await change({ letters: letters.map(({ kind, sha256 }) => ({ kind, sha256, name: '陈雨' })) }))
  gotten(await applicant.call('submitDraft', { params: { draft: id }, body: { commandId: randomUUID() } }))
  await accept(clerk, id)

  const early = await dueOf(id, 'supplement')
  const prolong: CaseCommandOnWire = {
    type: 'prolong-supplement',
    material: drawing,
    days: 10,
    reason: '台风停工',
  }
  expect(codeOf(await command(applicant, id, prolong))).toBe('access/role')
  const after = gotten(await command(clerk, id, prolong))
  const late = after.later[0]?.due?.date ?? ''
  expect(late > (early ?? late)).toBe(true)
  expect(await dueOf(id, 'supplement')).toBe(late)
  expect(codeOf(await command(manager, id, prolong))).toBe('case/prolonged-already')
  expect(await documentsOf(applicant, id)).toContain(`prolonged-${drawing}`)

  const wait = (date: string, days: number) =>
    house.wait(Date.parse(`${date}T00:00:00+08:00`) + days * dayMs - house.services.now())
  wait(early ?? late, 2)
  await logIn()
  await sweep()
  expect((await view(clerk, id)).lapsed).toEqual([])
  wait(late, 1)
  await logIn()
  await sweep()
  expect((await view(clerk, id)).lapsed).toMatchObject([{ material: drawing }])
})
