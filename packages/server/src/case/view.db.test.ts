/** Lists follow whatever a command changes: the tables are what the events amount to. */
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, command, staff, submitCase } from '../demo/test-story.ts'
import { createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { caseRows } from './view.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

const item = 'business-registration'

async function taskRows(caseId: string): Promise<unknown[]> {
  const found = await house.services.pool.query(
    `SELECT to_jsonb(task_view) - 'dispatched_at' - 'ended_at' AS row FROM task_view WHERE case_id = $1 ORDER BY item`,
    [caseId],
  )
  return found.rows.map(({ row }) => row)
}

test('a task that goes to another authority leaves one inbox and comes into the other', async () => {
  const caseId = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
  await accept(await staff(house, 'clerk1'), caseId)
  const inboxOf = async (login: string) =>
    gotten(await (await staff(house, login)).call('listTasks', { query: { state: 'open' } })).tasks.filter(
      task => task.case === caseId,
    )
  expect(await inboxOf('market1')).toHaveLength(1)
  const manager = await staff(house, 'manager1')
  gotten(
    await command(manager, caseId, {
      type: 'transfer-task',
      item,
      authority: 'public-security',
      reason: '改派',
    }),
  )
  expect(await inboxOf('market1')).toEqual([])
  expect((await inboxOf('police1')).map(task => task.item)).toEqual([item])

  const standing = await house.services.engine.load(caseId)
  if (standing === undefined) throw new Error('the case is there')
  const { tasks } = caseRows(caseId, standing.state, nationalWorkingCalendar)
  const rows = tasks.map(({ dispatched_at: _, ended_at: __, ...row }) => row)
  expect(await taskRows(caseId)).toEqual(rows.toSorted((one, other) => (one.item < other.item ? -1 : 1)))
})
