import { randomUUID } from 'node:crypto'
/** Contents erased: nobody reads them any more, the case stands, and the history still proves itself. */
import { readdir } from 'node:fs/promises'
import type { CaseState } from '@yijianshi/core/case'
import { ERASED_WORDS } from '@yijianshi/core/process/words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyHistory } from '../audit/verify.ts'
import { findAnswers } from '../case/case-answers.ts'
import { findReceipt } from '../case/contents-store.ts'
import { NOBODY, type Subject, work } from '../database/subject.ts'
import { mainAnswers } from '../demo/shop-application.ts'
import { command, fillIn, staff, submitCase, view } from '../demo/test-story.ts'
import { sweep } from '../http/housekeeping.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { servicesFor } from '../http/wiring.ts'
import { eraseCase } from './erase.ts'
import { type KeyRing, recordKeyId } from './key-ring.ts'
import { openTestKeys } from './test-keys.ts'

let house: TestApp
let applicant: TestBrowser
beforeAll(async () => {
  house = await createTestApp()
  applicant = await new TestBrowser(house).login('chenyu')
})
afterAll(() => house.close())

async function withdrawn(browser = applicant): Promise<string> {
  const id = await submitCase(browser, 'chenyu')
  gotten(await command(browser, id, { type: 'withdraw', reason: '不开了' }))
  return id
}

async function filesOnDisk(): Promise<number> {
  const entries = await readdir(house.filesFolder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).length
}

const rowsOf = async (table: string, column: string, id: string) =>
  (await house.database.pool.query(`SELECT * FROM ${table} WHERE ${column} = $1`, [id])).rows

const year = 366 * 86_400_000

describe('a case whose contents were erased', () => {
  let id: string
  let before: number
  let file: string
  let opened: string
  let elsewhere: KeyRing
  beforeAll(async () => {
    const other = await submitCase(applicant, 'chenyu')
    id = await withdrawn()
    before = await filesOnDisk()
    const contents = gotten(await applicant.call('getCaseContents', { params: { case: id } }))
    file = contents.files[0]?.file ?? ''
    opened = other
    elsewhere = await openTestKeys(house.database.pool, house.dataFolder)
    await elsewhere.findKeys([id, other])
    expect(await eraseCase(house.services, other, 'command', house.services.now())).toBe('not-ended')
    expect(await eraseCase(house.services, id, 'command', house.services.now())).toBe('erased')
    expect(await eraseCase(house.services, id, 'command', house.services.now())).toBe('erased-before')
  })

  test('holds no key, no values, no names and no files any more', async () => {
    expect(await rowsOf('data_key', 'subject', id)).toMatchObject([
      { wrapped: null, destroyed_by: 'command', cleared_at: expect.any(Date) },
    ])
    expect(await rowsOf('case_contents', 'case_id', id)).toEqual([])
    expect(await rowsOf('draft', 'id', id)).toMatchObject([
      { sealed_answers: null, sealed_values: {}, sealed_address: null },
    ])
    const files = await rowsOf('file', 'origin', id)
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter(row => row.sealed_name !== null)).toEqual([])
    expect(await filesOnDisk()).toBe(before - files.length)
  })

  test('shows its answers to nobody, with a key that another server still has neither; nor another to who is out of reach', async () => {
    const answersFor = async (subject: Subject, of: string, given?: CaseState['answers']) => {
      const known = await house.services.engine.load(of)
      const { guarded } = servicesFor(house.services, subject)
      const answers = given ?? known?.state.answers ?? ''
      return findAnswers({ guarded, keys: elsewhere }, of, { answers })
    }
    expect(await elsewhere.findKey(id)).toBeDefined()
    expect(await answersFor(work('keys'), id)).toBeUndefined()
    expect(await answersFor(work('keys'), opened)).toEqual(mainAnswers)
    expect(await answersFor(NOBODY, opened)).toBeUndefined()
    // As an event of before they were sealed has them.
    expect(await answersFor(work('keys'), id, mainAnswers)).toBeUndefined()
    expect(await answersFor(work('keys'), opened, mainAnswers)).toEqual(mainAnswers)
    const query = { kind: 'item', id: 'tax-registration' } as const
    expect(codeOf(await applicant.call('explainCase', { params: { case: id }, query }))).toBe(
      'case/contents-erased',
    )
  })

  test('says so to whoever sees it, and answers everything', async () => {
    const manager = await staff(house, 'manager1')
    const clerk = await staff(house, 'clerk1')
    for (const reader of [applicant, clerk, manager]) {
      expect(await view(reader, id)).toMatchObject({ stage: 'withdrawn', erasedAt: expect.any(String) })
      const documents = gotten(await reader.call('listCaseDocuments', { params: { case: id } })).documents
      for (const document of documents) {
        const url = `/api/cases/${id}/documents/${document.id}.pdf`
        expect((await reader.send({ url })).statusCode).toBe(200)
      }
      expect((await reader.send({ url: `/api/cases/${id}/history` })).statusCode).toBe(200)
      expect((await reader.send({ url: `/api/cases/${id}/timeline` })).statusCode).toBe(200)
    }
    for (const reader of [applicant, clerk]) {
      const contents = gotten(await reader.call('getCaseContents', { params: { case: id } }))
      expect(contents).toMatchObject({
        answers: [],
        planned: { answers: {} },
        values: {},
        files: [],
        postalAddress: null,
      })
      expect(contents.checklist.length).toBeGreaterThan(0)
    }
    expect((await applicant.send({ url: `/api/files/${file}` })).statusCode).toBe(404)
    expect((await findReceipt(servicesFor(house.services, work('erasure')), id))?.queryCode).toMatch(
      /^\w{6}$/,
    )
    const { cases } = gotten(await applicant.call('listCases', { query: { scope: 'own' } }))
    expect(cases.find(entry => entry.id === id)?.applicantName).toBe('陈雨')
  })

  test('takes nothing new', async () => {
    expect(
      codeOf(await command(applicant, id, { type: 'rate', grade: 'very-satisfied', comment: '好' })),
    ).toBe('case/stage')
    expect(codeOf(await applicant.call('openCorrection', { params: { case: id } }))).toBe('case/stage')
  })

  test('leaves the history as it was', async () => {
    const verified = await verifyHistory(house.database.pool, { trusted: [], known: [] })
    expect(verified).toMatchObject({ complete: true, findings: [] })
  })

  test('touches no other', async () => {
    const contents = gotten(await applicant.call('getCaseContents', { params: { case: opened } }))
    expect(Object.keys(contents.values).length).toBeGreaterThan(5)
    expect((await view(applicant, opened)).erasedAt).toBeNull()
  })
})

test('what has been kept long enough is erased by the housekeeping: neither earlier, nor what is not over', async () => {
  const open = await submitCase(applicant, 'chenyu')
  const over = await withdrawn()
  const draft = await fillIn(applicant, 'chenyu')
  const { pool } = house.database
  const keyOf = async (id: string) => (await rowsOf('data_key', 'subject', id))[0]
  await sweep(house.services)
  expect((await keyOf(over))?.destroyed_at).toBeNull()
  await sweep({ ...house.services, now: () => Date.now() + year + 86_400_000 })
  expect(await keyOf(draft.id)).toBeUndefined()
  expect((await pool.query('SELECT 1 FROM draft WHERE id = $1', [draft.id])).rows).toEqual([])
  expect((await keyOf(over))?.destroyed_at).toBeNull()
  await sweep({ ...house.services, now: () => Date.now() + 2 * year + 86_400_000 })
  expect(await keyOf(over)).toMatchObject({ wrapped: null, destroyed_by: 'withdrawn' })
  expect((await keyOf(open))?.destroyed_at).toBeNull()
})

test('the case of a licence that holds is kept until it is over', async () => {
  const browser = await new TestBrowser(house).login('chenyu')
  const id = await withdrawn(browser)
  const { pool } = house.database
  await pool.query(
    `INSERT INTO licence_view (licence_id, case_id, item, licence, authority, holder_id, number, edition, stage, issued_at)
     VALUES (gen_random_uuid(), $1, 'item', 'licence', 'authority', gen_random_uuid(), '1', 1, 'valid', now())`,
    [id],
  )
  const keys = async () => [
    ...(await rowsOf('data_key', 'subject', id)),
    ...(await rowsOf('data_key', 'record_of', id)),
  ]
  const later = { ...house.services, now: () => Date.now() + 4 * year }
  await sweep(later)
  expect(await keys()).toMatchObject([{ destroyed_at: null }, { destroyed_at: null }])
  await pool.query(`UPDATE licence_view SET valid_until = now() + interval '1 year' WHERE case_id = $1`, [id])
  await sweep(later)
  expect(await keys()).toMatchObject([{ destroyed_by: 'withdrawn' }, { destroyed_by: 'withdrawn' }])
})

/** What people read of why it ended, and whether the chain still holds. */
async function saidAtTheEnd(id: string): Promise<string> {
  const events = await house.services.engine.history(id)
  expect(house.services.engine.isIntact(id, events)).toBe(true)
  const last = events.at(-1)?.event
  return last !== undefined && 'reason' in last ? last.reason : ''
}

test('an erasure that a crash interrupted is finished', async () => {
  // The sweeps of later years have ended the session.
  const browser = await new TestBrowser(house).login('chenyu')
  const id = await withdrawn(browser)
  const broken = { ...house.services, files: { remove: () => Promise.reject(new Error('the disk is gone')) } }
  await expect(eraseCase(broken, id, 'command', house.services.now())).rejects.toThrow('disk')
  expect((await rowsOf('data_key', 'subject', id))[0]).toMatchObject({ wrapped: null, cleared_at: null })
  const contents = gotten(await browser.call('getCaseContents', { params: { case: id } }))
  expect(contents).toMatchObject({ values: {}, files: [] })
  await sweep(house.services)
  expect((await rowsOf('data_key', 'subject', id))[0]?.cleared_at).toBeInstanceOf(Date)
  expect(await rowsOf('case_contents', 'case_id', id)).toEqual([])
})

test('what was said when a case was decided outlives the form, and is gone when its own time is over', async () => {
  const reason = '身份证号 110105199003079919 与执照不符'
  const browser = await new TestBrowser(house).login('chenyu')
  const [declined, left] = [await submitCase(browser, 'chenyu'), await withdrawn(browser)]
  gotten(await command(await staff(house, 'clerk1'), declined, { type: 'decline', reason }))
  const after = (years: number) =>
    sweep({ ...house.services, now: () => Date.now() + years * year + 86_400_000 })
  const isErased = async (id: string) => (await rowsOf('data_key', 'subject', id))[0]?.destroyed_at !== null
  expect(await eraseCase(house.services, left, 'command', house.services.now())).toBe('erased')
  expect(await saidAtTheEnd(left)).toBe('不开了')
  await after(2)
  expect(await saidAtTheEnd(left)).toBe(ERASED_WORDS)
  await after(10)
  expect(await isErased(declined)).toBe(true)
  expect(await saidAtTheEnd(declined)).toBe(reason)
  await after(30)
  expect(await saidAtTheEnd(declined)).toBe(ERASED_WORDS)
  expect(await rowsOf('data_key', 'record_of', declined)).toMatchObject([
    { wrapped: null, destroyed_by: 'record' },
  ])
  // Whoever sees the case reads in the place of the words that they are gone, on paper too.
  const reader = await new TestBrowser(house).login('chenyu')
  expect(await view(reader, declined)).toMatchObject({ declined: { reason: ERASED_WORDS } })
  const { documents } = gotten(await reader.call('listCaseDocuments', { params: { case: declined } }))
  expect(documents.length).toBeGreaterThan(0)
  for (const { id } of documents)
    expect((await reader.send({ url: `/api/cases/${declined}/documents/${id}.pdf` })).statusCode).toBe(200)
  const verified = await verifyHistory(house.database.pool, { trusted: [], known: [] })
  expect(verified).toMatchObject({ complete: true, findings: [] })
})

test('what was said in an order about something else than a case is gone when its time is over', async () => {
  const { pool } = house.database
  const [change, order] = [randomUUID(), randomUUID()]
  await house.services.keys.recordKeyOf(change)
  await pool.query(
    `INSERT INTO supervision_view
       (order_id, number, stage, process_id, process_kind, key, kind, owner_kind, owner_id, opened_at)
     VALUES ($1::uuid, $1::uuid::text, 'closed', $2, 'change-order', 'late', 'decision', 'authority', 'market1', now())`,
    [order, change],
  )
  const destroyedAfter = async (years: number) => {
    await sweep({ ...house.services, now: () => Date.now() + years * year + 86_400_000 })
    return (await rowsOf('data_key', 'record_of', change))[0]?.destroyed_by
  }
  expect(await destroyedAfter(29)).toBeNull()
  expect(await destroyedAfter(30)).toBe('record')
})

test('nothing is said about a case whose words are erased: nobody could ever read it', async () => {
  const browser = await new TestBrowser(house).login('chenyu')
  const id = await submitCase(browser, 'chenyu')
  const { pool } = house.database
  await house.services.keys.recordKeyOf(id)
  await pool.query(
    `UPDATE data_key SET wrapped = NULL, destroyed_at = now(), destroyed_by = 'record' WHERE record_of = $1`,
    [id],
  )
  house.services.keys.forget(recordKeyId(id))
  expect(codeOf(await command(browser, id, { type: 'withdraw', reason: '不开了' }))).toBe('case/words-erased')
  expect(await view(browser, id)).toMatchObject({ stage: 'submitted' })
})

test('a case that was withdrawn after a decision keeps its words as long as any that was decided', async () => {
  const browser = await new TestBrowser(house).login('chenyu')
  const id = await withdrawn(browser)
  // As a refused task leaves it, which was opened again; no chain holds it, so this test comes last.
  await house.database.pool.query(
    `INSERT INTO process_event (process_id, version, type, happened_at, account_id, role, data, hash, command_id, kind)
     SELECT process_id, version + 1, 'TaskRefused', happened_at, account_id, role, '{}', hash, gen_random_uuid(), kind
     FROM process_event WHERE process_id = $1 ORDER BY version DESC LIMIT 1`,
    [id],
  )
  const record = async () => (await rowsOf('data_key', 'record_of', id))[0]?.destroyed_by
  await sweep({ ...house.services, now: () => Date.now() + 4 * year })
  expect(await record()).toBeNull()
  await sweep({ ...house.services, now: () => Date.now() + 31 * year })
  expect(await record()).toBe('record')
})
