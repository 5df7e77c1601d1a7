import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, createTestApp, gotten, type TestApp } from '../http/test-app.ts'
import { createChangeEngine } from './change-kind.ts'
import { publishDue, startSchedule } from './schedule.ts'
import { act, approved, currentText, type Editors, editorsOf, replaced, save } from './test-change.ts'

let house: TestApp
let editors: Editors
beforeAll(async () => {
  house = await createTestApp()
  editors = await editorsOf(house)
})
afterAll(() => house.close())

const item = 'items/seal-filing.yaml'
const waitMs = 1_800_000
const inHalfAnHour = () => new Date(house.services.now() + waitMs).toISOString()
const read = async (id: string) => gotten(await editors.author.call('getChange', { params: { change: id } }))
const newest = async () =>
  gotten(await editors.author.call('listCatalogueVersions', { query: {} })).versions[0]?.number

test('what is scheduled is published when its time has come, once, by whichever server is there', async () => {
  const { second } = editors
  const id = await approved(editors, '定时', item, text => `${text}# 一\n`)
  const at = inHalfAnHour()
  expect(gotten(await act(second, id, { type: 'publish', at }))).toMatchObject({
    state: 'scheduled',
    publishAt: at,
  })
  await publishDue(house.services)
  expect((await read(id)).state).toBe('scheduled')
  house.wait(waitMs + 1_000)
  // Another server, which has just started and knows nothing but the database.
  const other = { ...house.services, changes: createChangeEngine(house.database.pool, house.services.now) }
  await Promise.all([publishDue(house.services), publishDue(other)])
  await publishDue(other)
  expect(await read(id)).toMatchObject({ state: 'published', published: { number: 2 } })
  expect((await read(id)).history.at(-1)?.by).toBe('韩校')
  expect(await newest()).toBe(2)
})

test('a save before its time takes it back to the editors', async () => {
  const { author } = editors
  const id = await approved(editors, '再改', item, text => `${text}# 二\n`)
  gotten(await act(author, id, { type: 'publish', at: inHalfAnHour() }))
  gotten(await save(author, id, item, `${await currentText(author, item)}# 三\n`, (await read(id)).revision))
  house.wait(waitMs + 1_000)
  await publishDue(house.services)
  expect(await read(id)).toMatchObject({ state: 'editing' })
  expect(await newest()).toBe(2)
})

test('what can’t be published when its time comes stays approved and says why', async () => {
  const { author } = editors
  const id = await approved(editors, '冲突', item, text => replaced(text, 'zh: 制发凭证和印章', 'zh: 发凭证'))
  gotten(await act(author, id, { type: 'publish', at: inHalfAnHour() }))
  const first = await approved(editors, '抢先', item, text =>
    replaced(text, 'zh: 制发凭证和印章', 'zh: 发印章'),
  )
  expect(codeOf(await act(author, first, { type: 'publish' }))).toBeUndefined()
  house.wait(waitMs + 1_000)
  await publishDue(house.services)
  expect(await read(id)).toMatchObject({
    state: 'approved',
    failure: { code: 'publication/conflict', what: expect.stringContaining(item) },
  })
})

test('a server publishes what became due while it was down, and learns of versions of others', async () => {
  const { author } = editors
  const id = await approved(editors, '停机', 'licences.yaml', text => `${text}# 四\n`)
  gotten(await act(author, id, { type: 'publish', at: inHalfAnHour() }))
  house.wait(waitMs + 1_000)
  const faults: unknown[] = []
  const schedule = startSchedule(house.services, error => faults.push(error))
  await expect.poll(async () => (await read(id)).state).toBe('published')
  await schedule.stop()
  expect(faults).toEqual([])
  expect(house.services.catalogue().version).toBe((await read(id)).published?.version)
})
