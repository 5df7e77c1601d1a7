import { randomUUID } from 'node:crypto'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitors } from '../demo/people.ts'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import { fillIn, samplePicture, staff } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

let house: TestApp
let chenyu: TestBrowser
beforeAll(async () => {
  house = await createTestApp()
  chenyu = await new TestBrowser(house).login('chenyu')
})
afterAll(() => house.close())

const begin = async (browser = chenyu) =>
  gotten(await browser.call('createDraft', { body: { matter, answers: mainAnswers } }))
const change = (draft: string, body: Parameters<typeof chenyu.call<'changeDraft'>>[1]['body'], by = chenyu) =>
  by.call('changeDraft', { params: { draft }, body })
const read = async (draft: string, by = chenyu) => gotten(await by.call('getDraft', { params: { draft } }))

describe('a draft', () => {
  test('keeps the fields of two devices that save at the same time', async () => {
    const phone = await new TestBrowser(house).login('chenyu')
    const { id, plan } = await begin()
    const texts = plan.form.fields.filter(field => field.kind === 'text').map(field => field.element)
    await Promise.all(
      texts.map((element, index) =>
        change(id, { values: { [element]: `值 ${index}` } }, index % 2 === 0 ? chenyu : phone),
      ),
    )
    const { values, revision } = await read(id)
    expect(values).toEqual(Object.fromEntries(texts.map((element, index) => [element, `值 ${index}`])))
    expect(revision).toBe(texts.length + 1)
  })

  test('saves what is wrong all the same and says what is wrong with it', async () => {
    const { id } = await begin()
    const saved = await change(id, { values: { 'postal-code': '12', email: 'a@b.cn' } })
    expect(gotten(saved).problems).toEqual([{ element: 'postal-code', code: 'pattern', params: {} }])
    expect((await read(id)).values).toEqual({ 'postal-code': '12', email: 'a@b.cn' })
    gotten(await change(id, { values: { 'postal-code': null } }))
    expect((await read(id)).values).toEqual({ email: 'a@b.cn' })
  })

  test('ignores values of fields that its form does not have', async () => {
    const { id } = await begin()
    gotten(await change(id, { values: { 'no-such-field': 'x', email: 'a@b.cn' } }))
    expect((await read(id)).values).toEqual({ email: 'a@b.cn' })
  })

  test('keeps what still has a field when the answers change', async () => {
    const { id } = await begin()
    gotten(await change(id, { values: { email: 'a@b.cn', 'school-distance': 300 } }))
    gotten(await change(id, { answers: { ...mainAnswers, tobacco: false } }))
    const { values, plan } = await read(id)
    expect(plan.answers).toEqual({ ...mainAnswers, tobacco: false })
    expect(plan.items.map(item => item.item)).not.toContain('tobacco-retail-licence')
    expect(values).toEqual({ email: 'a@b.cn' })
    expect(codeOf(await change(id, { answers: { operatorKind: 'company' } }))).toBe('draft/not-plannable')
  })

  test('belongs to its person alone', async () => {
    const { id } = await begin()
    const stranger = await new TestBrowser(house).login('wangfang')
    const clerk = await staff(house, 'clerk1')
    for (const browser of [stranger, clerk]) {
      expect(codeOf(await browser.call('getDraft', { params: { draft: id } }))).toBe('draft/not-found')
      expect(codeOf(await change(id, { values: {} }, browser))).toBe('draft/not-found')
      expect(codeOf(await browser.call('deleteDraft', { params: { draft: id } }))).toBe('draft/not-found')
      const body = { commandId: randomUUID() }
      expect(codeOf(await browser.call('submitDraft', { params: { draft: id }, body }))).toBe(
        'draft/not-found',
      )
    }
    expect(gotten(await stranger.call('listDrafts')).drafts).toEqual([])
  })

  test('can be thrown away, and its keys with it', async () => {
    const { id } = await begin()
    const keys = () =>
      house.database.pool.query('SELECT FROM data_key WHERE $1 IN (subject, record_of)', [id])
    expect((await keys()).rowCount).toBe(2)
    gotten(await chenyu.call('deleteDraft', { params: { draft: id } }))
    expect(codeOf(await chenyu.call('getDraft', { params: { draft: id } }))).toBe('draft/not-found')
    expect((await keys()).rowCount).toBe(0)
  })

  test('goes to a site that takes the matter in, and by post only with an address', async () => {
    const { id } = await fillIn(chenyu, 'chenyu')
    expect(codeOf(await change(id, { site: 'nowhere' }))).toBe('draft/site-unknown')
    gotten(await change(id, { site: 'chunfeng-service-centre', delivery: 'post' }))
    const submit = () =>
      chenyu.call('submitDraft', { params: { draft: id }, body: { commandId: randomUUID() } })
    expect(codeOf(await submit())).toBe('draft/address-missing')
    const postalAddress = { recipient: '陈雨', mobile: '13900000101', address: '春风路 18 号' }
    gotten(await change(id, { postalAddress }))
    expect(gotten(await submit()).case).toBe(id)
  })
})

describe('an incomplete application', () => {
  test('is refused with every field and material that stands in the way', async () => {
    const { id, plan } = await begin()
    gotten(await change(id, { values: { 'postal-code': '12' } }))
    const answer = await chenyu.call('submitDraft', {
      params: { draft: id },
      body: { commandId: randomUUID() },
    })
    expect(codeOf(answer)).toBe('form/incomplete')
    const { fields, materials } = (!answer.ok && answer.problem) || {}
    const required = plan.form.fields.filter(field => field.required).map(field => field.element)
    expect(fields?.map(field => field.element)).toEqual(required)
    expect(fields).toContainEqual({ element: 'postal-code', code: 'pattern', params: {} })
    expect(materials).toEqual(
      plan.checklist.filter(entry => entry.kind !== 'form').map(entry => entry.material),
    )
  })

  test('can be completed and submitted after the refusal', async () => {
    const draft = await fillIn(chenyu, 'chenyu')
    gotten(await change(draft.id, { values: { email: null } }))
    const submit = () =>
      chenyu.call('submitDraft', { params: { draft: draft.id }, body: { commandId: randomUUID() } })
    expect(codeOf(await submit())).toBe('form/incomplete')
    gotten(await change(draft.id, { values: { email: 'a@b.cn' } }))
    expect(gotten(await submit()).case).toBe(draft.id)
    expect(codeOf(await change(draft.id, { values: { email: 'c@d.cn' } }))).toBe('draft/already-submitted')
    const late = await chenyu.upload(draft.id, 'premises-right', 'x.webp', samplePicture)
    expect(late.json().code).toBe('draft/already-submitted')
  })
})

describe('a draft at the window', () => {
  const applicant = visitors.liuyang

  test('is for the person named there, and for every clerk of the site', async () => {
    const [clerk, colleague] = [await staff(house, 'clerk1'), await staff(house, 'clerk2')]
    const body = { matter, answers: mainAnswers, applicant }
    const draft = gotten(await clerk.call('createDraft', { body }))
    expect(draft).toMatchObject({ applicantName: '刘洋', site: 'donghu-hall' })
    expect((await read(draft.id, colleague)).id).toBe(draft.id)
    expect(codeOf(await change(draft.id, { site: 'chunfeng-service-centre' }, clerk))).toBe(
      'draft/site-unknown',
    )
  })

  test('needs the person, and the name that belongs to the number', async () => {
    const clerk = await staff(house, 'clerk1')
    const nobody = await clerk.call('createDraft', { body: { matter, answers: mainAnswers } })
    expect(codeOf(nobody)).toBe('request/invalid')
    const body = { matter, answers: mainAnswers, applicant: { ...applicant, name: '别人' } }
    expect(codeOf(await clerk.call('createDraft', { body }))).toBe('person/other-name')
  })
})

/** The sample catalogue with one field less, as if an official had edited it. */
function withoutField(catalogue: Catalogue, element: string): Catalogue {
  const items = new Map(
    [...catalogue.items].map(([id, item]) => [
      id,
      { ...item, fields: item.fields.filter(field => field.element !== element) },
    ]),
  )
  return { ...catalogue, version: 'edited', items }
}

describe('a new catalogue', () => {
  test('leaves drafts with the plan they were begun with, until that is taken over, with what changed marked', async () => {
    const catalogue = house.services.catalogue()
    const { id } = await begin()
    gotten(await change(id, { values: { email: 'a@b.cn', 'postal-code': '100000' } }))
    house.useCatalogue(withoutField(catalogue, 'email'))
    const kept = await read(id)
    expect(kept).toMatchObject({ newerVersion: 'edited', values: { email: 'a@b.cn' } })
    expect(kept.plan.catalogueVersion).toBe(catalogue.version)
    gotten(await change(id, { answers: { ...mainAnswers, tobacco: false } }))
    expect((await read(id)).plan.catalogueVersion).toBe(catalogue.version)

    const taken = gotten(await chenyu.call('takeOverDraft', { params: { draft: id } }))
    expect(taken).toMatchObject({ from: catalogue.version, to: 'edited', materials: [] })
    expect(taken.fields).toEqual([
      { element: 'email', mark: 'gone', name: expect.objectContaining({ zh: expect.any(String) }) },
    ])
    expect(taken.draft.newerVersion).toBeUndefined()
    expect((await read(id)).values).toEqual({ 'postal-code': '100000' })
    house.useCatalogue(catalogue)
  })

  test('that asks for nothing more is taken over on submission; one that does is shown first', async () => {
    const catalogue = house.services.catalogue()
    const submit = (id: string) =>
      chenyu.call('submitDraft', { params: { draft: id }, body: { commandId: randomUUID() } })
    const less = await fillIn(chenyu, 'chenyu')
    house.useCatalogue(withoutField(catalogue, 'email'))
    expect(gotten(await submit(less.id)).case).toBe(less.id)
    const more = await fillIn(chenyu, 'chenyu')
    house.useCatalogue(catalogue)
    expect(codeOf(await submit(more.id))).toBe('draft/catalogue-changed')
    expect((await read(more.id)).plan.catalogueVersion).toBe(catalogue.version)
    expect(codeOf(await submit(more.id))).toBe('form/incomplete')
  })

  test('belongs to drafts of one’s own', async () => {
    const { id } = await begin()
    const stranger = await new TestBrowser(house).login('lihua')
    expect(codeOf(await stranger.call('takeOverDraft', { params: { draft: id } }))).toBe('draft/not-found')
    const reviewer = await staff(house, 'tax1')
    expect(codeOf(await reviewer.call('takeOverDraft', { params: { draft: id } }))).toBe('access/role')
  })

  test('without the matter leaves a draft readable but not submittable', async () => {
    const catalogue = house.services.catalogue()
    const { id } = await fillIn(chenyu, 'chenyu')
    house.useCatalogue({ ...catalogue, version: 'without', matters: new Map() })
    expect((await read(id)).matter).toBe(matter)
    const answer = await chenyu.call('submitDraft', {
      params: { draft: id },
      body: { commandId: randomUUID() },
    })
    expect(codeOf(answer)).toBe('draft/catalogue-changed')
    house.useCatalogue(catalogue)
  })
})
