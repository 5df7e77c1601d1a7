import { randomUUID } from 'node:crypto'
import type { Draft, LetterKind } from '@yijianshi/contract/draft'
import { getCivilDate, startOfDayMs } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { work } from '../database/subject.ts'
import { visitors } from '../demo/people.ts'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import {
  accept,
  command,
  fillIn,
  grant,
  review,
  reviewer,
  samplePicture,
  staff,
  view,
} from '../demo/test-story.ts'
import { sweepOnce } from '../engine/sweep.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { servicesFor } from '../http/wiring.ts'
import { sweepWork } from '../supervision/sweep-work.ts'
import { signaturesOf } from './letter-store.ts'

const dayMs = 86_400_000
const drawing = 'signboard-drawing'
const photographs = 'premises-photographs'
const first = 'business-registration'
const sign = 'signboard-filing'

let house: TestApp
let applicant: TestBrowser
let clerk: TestBrowser
const logIn = async () => {
  applicant = await new TestBrowser(house).login('chenyu')
  clerk = await staff(house, 'clerk1')
}
beforeAll(async () => {
  house = await createTestApp()
  await logIn()
})
afterAll(() => house.close())

type Change = Parameters<typeof applicant.call<'changeDraft'>>[1]['body']
const change = (draft: string, body: Change, by = applicant) =>
  by.call('changeDraft', { params: { draft }, body })
const read = async (draft: string, by = applicant) => gotten(await by.call('getDraft', { params: { draft } }))
const submit = (draft: string, by = applicant) =>
  by.call('submitDraft', { params: { draft }, body: { commandId: randomUUID() } })
const lettersOf = async (draft: string, by = applicant) =>
  gotten(await by.call('getDraftLetters', { params: { draft } })).letters

/** Everything but the files of these materials. */
async function fillInBut(...left: readonly string[]): Promise<Draft> {
  const draft = await fillIn(applicant, 'chenyu')
  const { files } = await read(draft.id)
  for (const { file, material } of files)
    if (left.includes(material))
      gotten(await applicant.call('deleteFile', { params: { draft: draft.id, file } }))
  return draft
}

async function signAll(draft: string, name = '陈雨', by = applicant): Promise<void> {
  const letters = (await lettersOf(draft, by)).map(({ kind, sha256 }) => ({ kind, sha256, name }))
  gotten(await change(draft, { letters }, by))
}

async function handIn(
  draft: string,
  materials: readonly string[],
  by = applicant,
): Promise<ReturnType<typeof submit>> {
  for (const material of materials) await by.upload(draft, material, `${material}.webp`, samplePicture)
  return submit(draft, by)
}

async function tolerated(...later: readonly string[]): Promise<string> {
  const draft = await fillInBut(...later)
  gotten(await change(draft.id, { later: [...later] }))
  await signAll(draft.id)
  return gotten(await submit(draft.id)).case
}

const faults: unknown[] = []
async function sweep(): Promise<void> {
  const work = sweepWork(house.services, { onFault: fault => faults.push(fault), onMoved: () => {} })
  for (let round = 0; round < 5; round += 1) await sweepOnce(work)
  expect(faults).toEqual([])
}

describe('容缺: a material that may follow later', () => {
  test('is missing until it is put off, and then until its letter is signed', async () => {
    const { id } = await fillInBut(drawing)
    const refused = await submit(id)
    expect(codeOf(refused)).toBe('case/material-missing')
    expect(!refused.ok && refused.problem?.materials).toEqual([drawing])
    gotten(await change(id, { later: [drawing] }))
    expect(await read(id)).toMatchObject({ later: [drawing], letters: [{ kind: 'tolerance', signed: null }] })
    expect(codeOf(await submit(id))).toBe('case/letter-missing')
  })

  test('is put off only where every item allows it', async () => {
    const { id, plan } = await fillInBut('premises-right')
    const entry = plan.checklist.find(row => row.material === 'premises-right')
    expect(entry?.tolerableDays).toBeUndefined()
    gotten(await change(id, { later: ['premises-right'], promised: ['premises-right'] }))
    expect(await read(id)).toMatchObject({ later: [], promised: [], letters: [] })
    expect(codeOf(await submit(id))).toBe('case/material-missing')
  })

  test('needs no letter any more once it is handed in', async () => {
    const { id } = await fillInBut(drawing)
    gotten(await change(id, { later: [drawing] }))
    await applicant.upload(id, drawing, 'drawing.webp', samplePicture)
    expect(await read(id)).toMatchObject({ later: [], letters: [] })
    expect(gotten(await submit(id)).case).toBe(id)
    expect((await view(applicant, id)).later).toEqual([])
  })
})

describe('the letter', () => {
  const kindsAndNames = (draft: Draft) => draft.letters.map(({ kind, signed }) => [kind, signed?.name])

  test('names the person, what follows and by when, and is signed by the name of the applicant', async () => {
    const { id } = await fillInBut(drawing, photographs)
    gotten(await change(id, { later: [drawing, photographs] }))
    const [letter] = await lettersOf(id)
    const text = JSON.stringify(letter?.paper.blocks)
    for (const words of ['陈雨', '受理后 2 个工作日内', '受理后 5 个工作日内', '✓'])
      expect(text).toContain(words)
    expect(text).not.toContain('□')
    const { sha256 = '', kind = 'tolerance' as LetterKind } = letter ?? {}
    const signed = (name: string, hash = sha256) => change(id, { letters: [{ kind, sha256: hash, name }] })
    expect(codeOf(await signed('陈云'))).toBe('draft/signature-name')
    expect(codeOf(await signed('陈雨', 'other'))).toBe('draft/letter-changed')
    expect(kindsAndNames(await read(id))).toEqual([['tolerance', undefined]])
    gotten(await signed(' 陈 雨 '))
    const { letters } = await read(id)
    expect(letters).toEqual([{ kind, signed: { name: '陈雨', at: expect.any(String), onPaper: false } }])
  })

  test('has to be signed again when it promises something else', async () => {
    const { id } = await fillInBut(drawing, photographs)
    gotten(await change(id, { later: [drawing, photographs] }))
    await signAll(id)
    await applicant.upload(id, photographs, 'photographs.webp', samplePicture)
    expect(kindsAndNames(await read(id))).toEqual([['tolerance', undefined]])
    expect(codeOf(await submit(id))).toBe('case/letter-missing')
    await signAll(id)
    expect(gotten(await submit(id)).case).toBe(id)
  })

  test('says the same in English, where the Chinese text is the one that is signed', async () => {
    const { id } = await fillInBut(drawing)
    gotten(await change(id, { later: [drawing] }))
    const [chinese] = await lettersOf(id)
    const url = `/api/drafts/${id}/letters`
    const english = (await applicant.send({ url, headers: { 'accept-language': 'en' } })).json()
    expect(english.letters[0].paper.language).toBe('en')
    expect(english.letters[0].sha256).toBe(chinese?.sha256)
  })

  test('lies with the case, and its hash in the event tells nothing of it', async () => {
    const id = await tolerated(drawing)
    const letters = await signaturesOf(servicesFor(house.services, work('erasure')), id)
    expect(letters).toMatchObject([{ kind: 'tolerance', name: '陈雨', on_paper: false }])
    expect(JSON.stringify(letters[0]?.content)).toContain('受理后 2 个工作日内')
    const found = await house.services.engine.load(id)
    expect(found?.state.letters).toEqual([{ kind: 'tolerance', sha256: letters[0]?.sha256 }])
    expect(letters[0]?.sha256).not.toBe(letters[0]?.text_hash)
  })

  test('is nobody else’s to read or to sign', async () => {
    const { id } = await fillInBut(drawing)
    gotten(await change(id, { later: [drawing] }))
    const stranger = await new TestBrowser(house).login('lihua')
    expect(codeOf(await stranger.call('getDraftLetters', { params: { draft: id } }))).toBe('draft/not-found')
    const tax = await staff(house, 'tax1')
    expect(codeOf(await tax.call('getDraftLetters', { params: { draft: id } }))).toBe('access/role')
    const file = (by: TestBrowser) => by.send({ url: `/api/drafts/${id}/letters/tolerance.pdf` })
    expect((await file(stranger)).statusCode).toBe(404)
    const own = await file(applicant)
    expect([own.statusCode, own.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })
})

describe('a case with something still to come', () => {
  test('is accepted and reviewed, not issued before it came, and issued then', async () => {
    const id = await tolerated(drawing)
    const accepted = await accept(clerk, id)
    expect(accepted.later).toMatchObject([{ material: drawing, due: { owner: 'applicant' } }])
    await grant(await reviewer(house, first), id, first)
    const urban = await reviewer(house, sign)
    gotten(await review(urban, id, sign))
    gotten(await command(urban, id, { type: 'decide-task', item: sign, outcome: 'grant' }))
    const issue = () => command(urban, id, { type: 'issue-result', item: sign })
    expect(codeOf(await issue())).toBe('case/material-awaited')

    const opened = await applicant.call('openSupplement', { params: { case: id } })
    const draft = gotten(opened)
    expect(draft).toMatchObject({ kind: 'supplement', case: id, owed: [drawing], files: [], later: [] })
    const again = gotten(await clerk.call('openSupplement', { params: { case: id } }))
    expect(again.id).toBe(draft.id)
    expect(codeOf(await submit(draft.id))).toBe('case/nothing-changed')
    expect(gotten(await handIn(draft.id, [drawing])).case).toBe(id)
    expect((await view(applicant, id)).later).toEqual([])
    const contents = gotten(await urban.call('getCaseContents', { params: { case: id } }))
    expect(contents.files.map(file => file.material)).toContain(drawing)
    const [file] = contents.files.filter(({ material }) => material === drawing)
    expect((await urban.send({ url: `/api/files/${file?.file}` })).statusCode).toBe(200)
    expect(gotten(await issue()).tasks.find(task => task.item === sign)?.stage).toBe('issued')
    expect(codeOf(await applicant.call('openSupplement', { params: { case: id } }))).toBe(
      'case/nothing-changed',
    )
  })

  test('takes nothing but what it waits for', async () => {
    const id = await tolerated(drawing, photographs)
    await accept(clerk, id)
    const draft = gotten(await clerk.call('openSupplement', { params: { case: id } }))
    expect(codeOf(await handIn(draft.id, ['premises-right'], clerk))).toBe('case/nothing-changed')
    gotten(await handIn(draft.id, [drawing], clerk))
    expect((await view(applicant, id)).later.map(entry => entry.material)).toEqual([photographs])
  })

  test('when it does not come in time, only what needs it ends', async () => {
    const id = await tolerated(drawing)
    const accepted = await accept(clerk, id)
    const due = accepted.later[0]?.due?.date ?? ''
    await sweep()
    expect((await view(clerk, id)).lapsed).toEqual([])
    house.wait(startOfDayMs(getCivilDate(due)) + 2 * dayMs - house.services.now())
    await logIn()
    await sweep()
    const lapsed = await view(applicant, id)
    expect(lapsed).toMatchObject({ stage: 'handling', later: [], lapsed: [{ material: drawing }] })
    const stages = lapsed.tasks.map(task => [task.item, task.stage])
    expect(stages.filter(([, stage]) => stage === 'stopped')).toEqual([[sign, 'stopped']])
    expect(stages).toContainEqual([first, 'dispatched'])
    expect(codeOf(await applicant.call('openSupplement', { params: { case: id } }))).toBe(
      'case/nothing-changed',
    )
  })
})

/** The sample catalogue, where a promise may stand in for the drawing of the sign. */
function withPromise(catalogue: Catalogue): Catalogue {
  const commitment = { check: { zh: '备案后到现场核对' }, checkDays: 5 }
  const items = new Map(
    [...catalogue.items].map(([id, item]) => [
      id,
      {
        ...item,
        materials: item.materials.map(use => (use.material === drawing ? { ...use, commitment } : use)),
      },
    ]),
  )
  return { ...catalogue, version: 'promise', items }
}

test('告知承诺: a promise stands in for the material, is checked after the result, and if broken costs it', async () => {
  const catalogue = house.services.catalogue()
  house.useCatalogue(withPromise(catalogue))
  const { id, plan } = await fillInBut(drawing)
  expect(plan.checklist.find(entry => entry.material === drawing)?.commitmentCheckDays).toBe(5)
  gotten(await change(id, { promised: [drawing] }))
  const [letter] = await lettersOf(id)
  expect(letter?.kind).toBe('commitment')
  expect(JSON.stringify(letter?.paper.blocks)).toContain('备案后到现场核对')
  await signAll(id)
  gotten(await submit(id))
  expect((await view(applicant, id)).promised).toMatchObject([{ material: drawing }])
  await accept(clerk, id)
  await grant(await reviewer(house, first), id, first)
  const urban = await reviewer(house, sign)
  const issued = await grant(urban, id, sign)
  const licence = issued.tasks.find(task => task.item === sign)?.results[0]?.licence ?? ''
  const { id: signedBefore } = await fillInBut(drawing)
  gotten(await change(signedBefore, { later: [drawing] }))
  await signAll(signedBefore)
  const check = { type: 'check-commitment', item: sign, material: drawing, kept: false } as const
  gotten(await command(urban, id, { ...check, remark: '招牌比承诺的大一倍。' }))
  const revoked = await command(urban, id, {
    type: 'revoke-result',
    item: sign,
    licence,
    ground: 'obtained-by-deceit',
    reason: '承诺不实，撤销备案。',
  })
  const task = gotten(revoked).tasks.find(entry => entry.item === sign)
  expect(task?.results[0]).toMatchObject({ licence, revoked: { ground: 'obtained-by-deceit' } })
  await promisesNothingUntilRepaired(id, signedBefore)
  house.useCatalogue(catalogue)
})

/** 国办发〔2020〕42号: neither by a letter signed since, nor by one that was signed before the promise was broken. */
async function promisesNothingUntilRepaired(broken: string, signedBefore: string): Promise<void> {
  const { number } = await view(applicant, broken)
  const manager = await staff(house, 'manager1')
  const { id } = await fillInBut(drawing)
  gotten(await change(id, { later: [drawing] }))
  const letters = (await lettersOf(id)).map(({ kind, sha256 }) => ({ kind, sha256, name: '陈雨' }))
  const signing = await change(id, { letters })
  expect(codeOf(signing)).toBe('case/credit-broken')
  expect(!signing.ok && signing.problem?.title).toContain(number)
  expect(codeOf(await submit(signedBefore))).toBe('case/credit-broken')
  // Somebody else is not concerned.
  const other = await clerk.call('createDraft', {
    body: { matter, answers: mainAnswers, applicant: visitors.liuyang },
  })
  const others = gotten(other).id
  gotten(await change(others, { later: [drawing] }, clerk))
  await signAll(others, visitors.liuyang.name, clerk)

  const repair = { type: 'repair-credit', document: '信修〔2026〕3号' } as const
  gotten(await command(manager, broken, repair))
  expect(codeOf(await command(manager, broken, repair))).toBe('case/no-broken-promise')
  gotten(await change(id, { letters }))
  for (const draft of [id, signedBefore]) expect(gotten(await submit(draft)).case).toBe(draft)
}

describe('当场更正: an error mended before acceptance', () => {
  test('changes what is wrong and stops no clock', async () => {
    const draft = await fillIn(applicant, 'chenyu')
    const { case: id } = gotten(await submit(draft.id))
    const before = await view(clerk, id)
    const mending = gotten(await clerk.call('openOnTheSpot', { params: { case: id } }))
    expect(mending).toMatchObject({ kind: 'on-the-spot', case: id, owed: [], letters: [] })
    const handedIn = draft.plan.checklist.filter(entry => entry.kind !== 'form')
    expect(mending.files.map(file => file.material).toSorted()).toEqual(
      handedIn.map(entry => entry.material).toSorted(),
    )
    expect(codeOf(await submit(mending.id, clerk))).toBe('case/nothing-changed')
    gotten(await change(mending.id, { values: { email: 'chenyu@example.cn' } }, clerk))
    gotten(await submit(mending.id, clerk))
    const contents = gotten(await clerk.call('getCaseContents', { params: { case: id } }))
    expect(contents.values.email).toBe('chenyu@example.cn')
    const after = await view(clerk, id)
    expect([after.stage, after.notice, after.due]).toEqual([before.stage, null, before.due])
  })

  test('keeps what was put off put off', async () => {
    const id = await tolerated(drawing)
    const mending = gotten(await applicant.call('openOnTheSpot', { params: { case: id } }))
    expect(mending.later).toEqual([drawing])
    gotten(await change(mending.id, { values: { email: 'rain@example.cn' } }))
    gotten(await submit(mending.id))
    expect((await view(applicant, id)).later).toMatchObject([{ material: drawing }])
  })

  test('ends with acceptance', async () => {
    const draft = await fillIn(applicant, 'chenyu')
    gotten(await submit(draft.id))
    await accept(clerk, draft.id)
    expect(codeOf(await clerk.call('openOnTheSpot', { params: { case: draft.id } }))).toBe('case/stage')
  })
})

test('at the window the clerk confirms the signature on paper', async () => {
  const begun = { matter, answers: mainAnswers, applicant: visitors.liuyang }
  const { id } = gotten(await clerk.call('createDraft', { body: begun }))
  gotten(await change(id, { later: [drawing] }, clerk))
  await signAll(id, begun.applicant.name, clerk)
  expect((await read(id, clerk)).letters).toMatchObject([{ kind: 'tolerance', signed: { onPaper: true } }])
})
