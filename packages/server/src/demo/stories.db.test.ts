import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findIdentities, namesBeside } from '../account/person.ts'
import { createTestApp, gotten, samplesFolder, type TestApp, TestBrowser } from '../http/test-app.ts'
import { furtherPosts } from './further-posts.ts'
import { demoPosts } from './people.ts'
import { tellStories } from './stories.ts'
import { staff } from './test-story.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
  await tellStories(house.services, samplesFolder)
})
afterAll(() => house.close())

describe('the demo', () => {
  test('has a dozen cases or more, in every state', async () => {
    const clerk = await staff(house, 'clerk1')
    const { cases } = gotten(await clerk.call('listCases', { query: { scope: 'desk' } }))
    expect(cases.length).toBeGreaterThanOrEqual(12)
    const stages = ['submitted', 'correcting', 'handling', 'concluded', 'closed', 'declined', 'withdrawn']
    expect(new Set(cases.map(entry => entry.stage))).toEqual(new Set(stages))
    expect(new Set(cases.map(entry => entry.channel))).toEqual(new Set(['online', 'window']))
    expect(cases.some(entry => entry.due !== null && entry.due.daysLeft < 0)).toBe(true)
  })

  test('is alive at other windows and authorities too', async () => {
    const windows = ['qingshan-clerk1', 'shifan-clerk1', 'hospital-clerk1', 'shiqiao-clerk1']
    for (const login of windows) {
      const clerk = await staff(house, login)
      const { cases } = gotten(await clerk.call('listCases', { query: { scope: 'desk' } }))
      expect([login, cases.length > 0]).toEqual([login, true])
    }
    const waiting = ['health1', 'hr1', 'civil1', 'transport1', 'ocean1', 'qingshan-tax1', 'bank1']
    for (const login of waiting) {
      const reviewer = await staff(house, login)
      const { tasks } = gotten(await reviewer.call('listTasks', { query: { state: 'open' } }))
      expect([login, tasks.length > 0]).toEqual([login, true])
    }
  })

  test('leaves no screen empty, whoever logs in of the main hall', async () => {
    const further = new Set(furtherPosts.map(({ login }) => login))
    for (const { login, role } of demoPosts.filter(post => !further.has(post.login))) {
      const browser = await new TestBrowser(house, '/console').login(login)
      if (role === 'reviewer') {
        const ended = gotten(await browser.call('listTasks', { query: { state: 'ended' } }))
        expect([login, ended.tasks.length > 0]).toEqual([login, true])
      } else if (role === 'editor') {
        const { changes } = gotten(await browser.call('listChanges', { query: {} }))
        expect([login, changes.map(entry => entry.state)]).toEqual([login, ['editing', 'in-review']])
        const { orders } = gotten(await browser.call('listChangeOrders', { query: { state: 'open' } }))
        expect(orders).toMatchObject([{ daysLeft: 3, affectedItems: expect.any(Number) }])
      } else {
        const scope = role === 'applicant' ? 'own' : 'desk'
        const list = gotten(await browser.call('listCases', { query: { scope } }))
        expect([login, list.cases.length > 2]).toEqual([login, true])
      }
    }
    const chenyu = await new TestBrowser(house).login('chenyu')
    const { drafts } = gotten(await chenyu.call('listDrafts'))
    expect(drafts).toHaveLength(1)
    expect(drafts[0]?.fieldsDone).toBeGreaterThan(0)
    expect(drafts[0]?.fieldsDone).toBeLessThan(drafts[0]?.fieldsAll ?? 0)
  })

  test('lies in the past, with every history intact', async () => {
    const { rows } = await house.database.pool.query<{ process_id: string; latest: Date }>(
      'SELECT process_id, max(happened_at) AS latest FROM process_event GROUP BY process_id',
    )
    for (const { process_id: caseId, latest } of rows) {
      expect(latest.getTime()).toBeLessThanOrEqual(Date.now())
      const events = await house.services.engine.history(caseId)
      expect(house.services.engine.isIntact(caseId, events)).toBe(true)
    }
  })

  test('publishes nothing: the folder still decides what the catalogue is', async () => {
    const { rows } = await house.database.pool.query('SELECT number FROM catalogue_version')
    expect(rows).toEqual([{ number: 1 }])
  })

  test('keeps personal data out of the events', async () => {
    const { rows } = await house.database.pool.query<{ data: string }>('SELECT data::text FROM process_event')
    const { rows: people } = await house.database.pool.query<{ id: string }>('SELECT id FROM person')
    const known = await findIdentities(
      namesBeside(house.services),
      people.map(({ id }) => id),
    )
    const events = rows.map(row => row.data).join('\n')
    expect(known.size).toBe(people.length)
    const secrets = [...known.values()].flatMap(({ name, document, mobile }) => [
      name,
      document.number,
      mobile,
    ])
    expect(secrets.filter(secret => events.includes(secret))).toEqual([])
  })
})
