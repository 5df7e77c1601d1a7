import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CaseView } from '@yijianshi/contract/case'
import type { Draft } from '@yijianshi/contract/draft'
import type { ChangeCommandOnWire } from '@yijianshi/contract/publication'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../packages/portal/src/texts/en.ts'
import { visitors } from '../packages/server/src/demo/people.ts'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { pressButton } from './keyboard.ts'
import { button } from './office.ts'
import { type Caller, callerOf, gotten, openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { findSmallTargets } from './screen.ts'
import { mainAnswers, matter, prepareDraft, sampleFile, shopForm, submitCase } from './shop.ts'
import { consoleTexts, portalTexts as texts } from './texts.ts'

type Edit = { readonly path: string; readonly from: string; readonly to: string }
type Unnumbered<Command> = Command extends ChangeCommandOnWire ? Omit<Command, 'id'> : never

const login = 'chenyu'
const request = '11 月 21 日申请人在窗口当面提出'
const drawing = '招牌效果图'
const hours = '营业时间'
const certificate = '不动产权证书号'
const photograph = '经营者一寸照片'
const distance = '离最近卷烟零售点的距离'
const storage = '店外仓库地址'
const premises = '店面'

const milder: readonly Edit[] = [
  { path: 'data-elements.yaml', from: '如“7:00–23:00”', to: '如“7:00–23:00”，通宵的写“24 小时”' },
  {
    path: 'materials.yaml',
    from: '标出宽、高、离地高度和文字。',
    to: '标出宽、高、离地高度、文字和灯光颜色。',
  },
  { path: 'items/tobacco-retail-licence.yaml', from: 'promisedDays: 8', to: 'promisedDays: 6' },
]
const stricter: readonly Edit[] = [
  {
    path: 'items/tobacco-retail-licence.yaml',
    from: '  - { element: nearest-tobacco-retailer-distance, required: false }\n',
    to: '',
  },
  {
    path: 'items/signboard-filing.yaml',
    from: '  - { element: premises-floor, required: true }\n',
    to: '  - { element: premises-floor, required: true }\n  - { element: property-certificate-number, required: true }\n',
  },
  {
    path: 'items/signboard-filing.yaml',
    from: 'materials:\n',
    to: [
      'materials:',
      '  - material: operator-photograph',
      '    copies: { original: 1, copy: 0 }',
      '    reviewPoints:',
      '      - { id: photograph-recent, text: { zh: 近六个月内的免冠照片 } }',
      '',
    ].join('\n'),
  },
]
const strictest: readonly Edit[] = [
  {
    path: 'items/tobacco-retail-licence.yaml',
    from: '{ element: storage-address, required: false }',
    to: '{ element: storage-address, required: true }',
  },
]

let browser: Browser
let platform: Platform
let story: Story
let editors: { readonly author: Caller; readonly second: Caller }
let applicant: Page
let clerk: Page
let draft: Draft
let deskDraft: Draft
let submitted: CaseView

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'newer-version')
  applicant = await openApplicant(story, platform, login)
  submitted = await submitCase(applicant, login, '示范市东湖区小桃园便利店有限公司')
  draft = await prepareDraft(applicant, login, '示范市东湖区小石榴便利店有限公司')
  clerk = await openStaff(story, platform, 'clerk1')
  deskDraft = await prepareAtDesk()
  const [author, second] = [
    await openStaff(story, platform, 'editor1'),
    await openStaff(story, platform, 'editor2'),
  ]
  editors = { author: callerOf(author, '/console'), second: callerOf(second, '/console') }
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

/** Filled in and scanned for a visitor, not submitted. */
async function prepareAtDesk(): Promise<Draft> {
  const call = callerOf(clerk, '/console')
  const body = { matter, answers: mainAnswers, applicant: visitors.liuyang }
  const begun = gotten(await call('createDraft', { body }))
  const params = { draft: begun.id }
  const values = shopForm(login, '示范市东湖区洋洋便利店有限公司')
  gotten(await call('changeDraft', { params, body: { values } }))
  for (const { material, sample } of begun.plan.checklist) {
    if (sample === undefined) continue
    const file = { name: sample, mimeType: 'image/webp', buffer: await readFile(sampleFile(sample)) }
    const address = `/console/api/drafts/${begun.id}/materials/${material}/files`
    const answer = await clerk.context().request.post(address, { multipart: { file } })
    if (!answer.ok()) throw new Error(`${sample}: ${await answer.text()}`)
  }
  return begun
}

/** One editor edits the files, the other approves, and the catalogue in use is another one. */
async function publish(title: string, edits: readonly Edit[]): Promise<void> {
  const { author, second } = editors
  const change = gotten(await author('createChange', { body: { title } })).id
  const { files } = gotten(await author('getCatalogueFiles', { params: { version: 'current' } }))
  for (const path of new Set(edits.map(edit => edit.path))) {
    const before = files.find(file => file.path === path)?.text ?? ''
    const text = edits
      .filter(edit => edit.path === path)
      .reduce((earlier, { from, to }) => {
        if (!earlier.includes(from)) throw new Error(`${path} does not say ${from}`)
        return earlier.replace(from, to)
      }, before)
    gotten(await author('saveChangeFile', { params: { change }, body: { path, text, basedOn: 0 } }))
  }
  const act = async (caller: Caller, command: Unnumbered<ChangeCommandOnWire>) =>
    gotten(await caller('commandChange', { params: { change }, body: { id: randomUUID(), ...command } }))
  await act(author, { type: 'request-review' })
  await act(second, { type: 'approve' })
  const published = await act(author, { type: 'publish' })
  const { version } = published.published ?? {}
  expect(version).toBeDefined()
  const inUse = async () =>
    gotten(await author('getCatalogueVersionData', { params: { version: 'current' } })).version
  await expect.poll(inUse).toBe(version)
}

function notice(of: Page, title: string): Locator {
  return of.getByRole('region', { name: title, exact: true })
}

function hasFocus(of: Locator): Promise<boolean> {
  return of.evaluate(element => element === document.activeElement)
}

/** At both widths, without barriers. */
async function look(page: Page, name: string): Promise<void> {
  await captureBoth(page, name)
  await expectAccessible(page)
}

const { newerGuide, takeOver } = consoleTexts

describe('a version that asks for nothing more', () => {
  test('is told on the draft, in words: what is changed, and in what', async () => {
    await publish('压缩办理时限', milder)
    await applicant.goto(`/drafts/${draft.id}`)
    const told = notice(applicant, texts.newerGuide.heading)
    await told.getByText(texts.newerGuide.groups.changed).waitFor()
    const line = told.getByRole('listitem').filter({ hasText: texts.newerGuide.kinds.material(drawing) })
    expect(await line.innerText()).toContain(texts.newerGuide.parts.guidance)
    await told.getByRole('link', { name: texts.newerGuide.kinds.field(hours) }).waitFor()
    expect(await told.getByText(texts.newerGuide.groups.new).count()).toBe(0)
    await look(applicant, 'draft-told')
    expect(await findSmallTargets(applicant)).toEqual([])
    const speak = async (language: string) => {
      await applicant.evaluate(
        chosen => localStorage.setItem('yijianshi.settings', JSON.stringify({ language: chosen })),
        language,
      )
      await applicant.reload()
    }
    await speak('en')
    await notice(applicant, en.newerGuide.heading).getByText(en.newerGuide.parts.hint).waitFor()
    await captureBoth(applicant, 'draft-told-en')
    await speak('zh-CN')
    await told.waitFor()
  })

  test('is taken over for a case when the applicant has asked, with what would change shown before', async () => {
    await clerk.goto(`/console/cases/${submitted.id}`)
    await button(clerk, takeOver.title).click()
    const panel = clerk.getByRole('dialog', { name: takeOver.title })
    await panel.getByText(takeOver.compatible).waitFor()
    await panel.getByText(newerGuide.kinds.field(hours)).waitFor()
    await look(clerk, 'case-compatible')
    await button(panel, takeOver.submit).click()
    await panel.getByText(takeOver.requestMissing).waitFor()
    await panel.getByText(takeOver.askedMissing).waitFor()
    await panel.getByLabel(takeOver.request).fill(request)
    await panel.getByRole('checkbox', { name: takeOver.asked }).check()
    await button(panel, takeOver.submit).click()
    await clerk.getByText(takeOver.taken).waitFor()
    await expect.poll(() => button(clerk, takeOver.title).count()).toBe(0)
    await clerk.getByRole('tab', { name: consoleTexts.caseView.tabs.form }).click()
    const field = clerk.getByRole('term').filter({ hasText: hours })
    await field.getByText(newerGuide.parts.hint).waitFor()
    await clerk.getByRole('tab', { name: consoleTexts.caseView.tabs.materials }).click()
    const row = clerk
      .getByRole('listitem')
      .filter({ hasText: drawing })
      .filter({ has: clerk.locator('.guide-mark') })
    await row.getByText(newerGuide.parts.guidance).waitFor()
    await look(clerk, 'case-taken')
    await clerk.getByRole('tab', { name: consoleTexts.caseView.tabs.history }).click()
    await clerk.getByText(consoleTexts.events.CaseVersionTaken).waitFor()
    await clerk.getByText(request).waitFor()
    await button(clerk, newerGuide.understood).click()
    await expect.poll(() => clerk.getByText(takeOver.taken).count()).toBe(0)
  })

  test('is marked for every clerk, on any device, until something is handed in again', async () => {
    const other = await openStaff(story, platform, 'clerk1')
    await other.goto(`/console/cases/${submitted.id}?tab=form`)
    await other.getByText(takeOver.taken).waitFor()
    await other.getByText(takeOver.takenLead).waitFor()
    const field = other.getByRole('term').filter({ hasText: hours })
    await field.getByText(newerGuide.parts.hint).waitFor()
    await look(other, 'case-taken-elsewhere')
    await clerk.goto(`/console/cases/${submitted.id}?tab=form`)
    await clerk.getByRole('term').filter({ hasText: hours }).getByText(newerGuide.parts.hint).waitFor()
    expect(await clerk.getByText(takeOver.taken).count()).toBe(0)
  })

  test('the applicant reads it on the page of the case, and in its history', async () => {
    await applicant.goto(`/cases/${submitted.id}`)
    const entry = applicant.getByRole('listitem').filter({ hasText: texts.events.CaseVersionTaken })
    await entry.getByText(texts.eventMeanings.CaseVersionTaken).waitFor()
    await entry.getByText(`${texts.eventDetails.request}：${request}`).waitFor()
    const told = notice(applicant, texts.case.newerGuide)
    await told.getByText(`${texts.newerGuide.kinds.field(hours)}：${texts.newerGuide.parts.hint}`).waitFor()
    expect(await told.getByText(texts.newerGuide.kinds.material(drawing)).count()).toBe(1)
    await look(applicant, 'case-history')
  })
})

describe('a version that asks for more', () => {
  test('can’t be taken over for a case, and the panel says why', async () => {
    await publish('招牌备案补充材料', stricter)
    await clerk.goto(`/console/cases/${submitted.id}`)
    await button(clerk, takeOver.title).click()
    const panel = clerk.getByRole('dialog', { name: takeOver.title })
    await panel.getByText(takeOver.incompatible).waitFor()
    await panel.getByText(takeOver.obstacles.field(certificate)).waitFor()
    await panel.getByText(takeOver.obstacles.material(photograph)).waitFor()
    expect(await button(panel, takeOver.submit).count()).toBe(0)
    await look(clerk, 'case-incompatible')
  })

  test('is taken over for a draft by the keyboard alone; nothing typed is lost', async () => {
    await applicant.goto(`/drafts/${draft.id}/sections/premises`)
    await applicant.getByLabel(`${hours}${texts.draft.optional}`, { exact: true }).fill('6:30–22:30')
    await applicant.getByRole('link', { name: texts.draft.toTasks }).click()
    const told = notice(applicant, texts.newerGuide.heading)
    await told.getByText(texts.newerGuide.kinds.field(certificate)).waitFor()
    await told.getByText(texts.newerGuide.kinds.material(photograph)).waitFor()
    await told.getByText(texts.newerGuide.kinds.field(distance)).waitFor()
    await look(applicant, 'draft-more-told')
    await pressButton(applicant, texts.newerGuide.take)
    const taken = notice(applicant, texts.newerGuide.takenHeading)
    await expect.poll(() => hasFocus(taken)).toBe(true)
    await look(applicant, 'draft-taken')
    const call = callerOf(applicant, '')
    const saved = gotten(await call('getDraft', { params: { draft: draft.id } }))
    expect(saved.newerVersion).toBeUndefined()
    const before = shopForm(login, '示范市东湖区小石榴便利店有限公司')
    const isIn = (plan: Draft['plan'], id: string) => plan.form.fields.some(({ element }) => element === id)
    const kept = Object.entries(before).filter(([id]) => isIn(draft.plan, id) && isIn(saved.plan, id))
    expect(saved.values).toMatchObject({ ...Object.fromEntries(kept), 'business-hours': '6:30–22:30' })
    expect(saved.files).toHaveLength(10)
  })

  test('leads to what is new, which stays marked until it is filled in', async () => {
    const task = applicant.getByRole('listitem').filter({ hasText: texts.draft.fill(premises) })
    await task.getByText(texts.newerGuide.count(2)).waitFor()
    const taken = notice(applicant, texts.newerGuide.takenHeading)
    await taken.getByRole('link', { name: texts.newerGuide.kinds.field(certificate) }).click()
    const field = applicant.getByLabel(certificate, { exact: true })
    await expect.poll(() => hasFocus(field)).toBe(true)
    await applicant.getByRole('group', { name: `${certificate}：${texts.newerGuide.marks.new}` }).waitFor()
    await look(applicant, 'section-marked')
    await applicant.getByRole('link', { name: texts.draft.toTasks }).click()
    await task.getByText(texts.newerGuide.count(1)).waitFor()
    await applicant.reload()
    await taken.getByRole('link', { name: texts.newerGuide.kinds.field(certificate) }).click()
    await field.fill('示（2024）东湖区不动产权第 0012345 号')
    await applicant.getByRole('link', { name: texts.draft.toTasks }).click()
    await expect.poll(() => task.getByText(texts.newerGuide.count(1)).count()).toBe(0)
    await taken.getByRole('link', { name: texts.newerGuide.kinds.material(photograph) }).click()
    const card = applicant.getByRole('region', { name: photograph, exact: true })
    await expect.poll(() => hasFocus(card.getByRole('heading', { name: photograph }))).toBe(true)
    await card.getByText(texts.newerGuide.marks.new, { exact: true }).waitFor()
    await captureBoth(applicant, 'material-marked')
  })

  test('a file that was refused is told still when one comes back to the page', async () => {
    const card = applicant.getByRole('region', { name: photograph, exact: true })
    await card.getByLabel(texts.materials.choose).setInputFiles({
      name: '照片.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('MZ this is a program and no picture'),
    })
    const refusal = card.getByText(texts.materials.uploadFailed('照片.jpg'))
    await refusal.waitFor()
    await applicant.getByRole('link', { name: texts.draft.toTasks }).first().click()
    await applicant.getByRole('link', { name: texts.draft.materials }).click()
    await refusal.waitFor()
    await card.getByLabel(texts.materials.choose).setInputFiles(sampleFile('operator-photograph.webp'))
    await card.getByText(texts.materials.pages(1)).waitFor()
    await expect.poll(() => refusal.count()).toBe(0)
    await applicant.getByRole('link', { name: texts.draft.toTasks }).first().click()
    const taken = notice(applicant, texts.newerGuide.takenHeading)
    await taken.getByRole('button', { name: texts.newerGuide.understood }).click()
    await expect.poll(() => taken.count()).toBe(0)
  })

  test('is taken over for a draft at the window, whose sections say why', async () => {
    await clerk.goto(`/console/intake/${deskDraft.id}`)
    const told = notice(clerk, newerGuide.title)
    await told.getByText(newerGuide.kinds.field(certificate)).waitFor()
    await told.getByText(newerGuide.kinds.field(distance)).waitFor()
    await look(clerk, 'desk-told')
    await button(told, newerGuide.take).click()
    const taken = notice(clerk, newerGuide.takenTitle)
    await expect.poll(() => hasFocus(taken)).toBe(true)
    await taken.getByRole('link', { name: newerGuide.kinds.field(certificate) }).click()
    const field = clerk.getByLabel(`${certificate}${consoleTexts.form.required}`, { exact: true })
    await expect.poll(() => hasFocus(field)).toBe(true)
    await look(clerk, 'desk-taken')
    await field.fill('示（2024）东湖区不动产权第 0012345 号')
    await field.blur()
    await clerk
      .getByLabel(consoleTexts.materials.choose(photograph), { exact: true })
      .setInputFiles(sampleFile('operator-photograph.webp'))
    await clerk
      .getByRole('button', { name: consoleTexts.materials.show('operator-photograph.webp') })
      .waitFor()
    const call = callerOf(clerk, '/console')
    const saved = async () => gotten(await call('getDraft', { params: { draft: deskDraft.id } })).values
    await expect.poll(saved).toHaveProperty('property-certificate-number')
    await button(taken, newerGuide.understood).click()
    await expect.poll(() => taken.count()).toBe(0)
    const section = clerk.getByRole('region', { name: premises, exact: true })
    await section.locator('details.why summary').click()
    await section.locator('details.why li').first().waitFor()
  })
})

describe('a version published while one is about to submit', () => {
  test('is explained on the check page; then the application goes through', async () => {
    await applicant.goto(`/drafts/${draft.id}/check`)
    await applicant.getByLabel(texts.check.agree).check()
    await clerk.reload()
    await clerk.getByText(consoleTexts.intake.complete).waitFor()
    await publish('仓库地址改为必填', strictest)
    await applicant.getByRole('button', { name: texts.check.submit }).click()
    const told = notice(applicant, texts.newerGuide.refusedHeading)
    await expect.poll(() => hasFocus(told)).toBe(true)
    await told.getByText(texts.newerGuide.parts['now-required']).waitFor()
    await look(applicant, 'check-refused')
    await told.getByRole('link', { name: texts.newerGuide.kinds.field(storage) }).click()
    const field = applicant.getByLabel(storage, { exact: true })
    await expect.poll(() => hasFocus(field)).toBe(true)
    await field.fill('示范市东湖区春风路 22 号')
    await applicant.goto(`/drafts/${draft.id}/check`)
    await applicant.getByLabel(texts.check.agree).check()
    await applicant.getByRole('button', { name: texts.check.submit }).click()
    await applicant.waitForURL(/\/cases\/[0-9a-f-]{36}\/receipt$/)
  })

  test('is explained at the window, and the place is one click away', async () => {
    const open = clerk.getByRole('complementary', { name: consoleTexts.intake.stateTitle })
    await button(open, consoleTexts.intake.submit).click()
    const told = notice(clerk, newerGuide.refusedTitle)
    await expect.poll(() => hasFocus(told)).toBe(true)
    await look(clerk, 'desk-refused')
    await told.getByRole('link', { name: newerGuide.kinds.field(storage) }).click()
    const field = clerk.getByLabel(`${storage}${consoleTexts.form.required}`, { exact: true })
    await expect.poll(() => hasFocus(field)).toBe(true)
    await field.fill('示范市东湖区春风路 22 号')
    await field.blur()
    await open.getByText(consoleTexts.intake.complete).waitFor()
    await button(open, consoleTexts.intake.submit).click()
    await clerk.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/)
  })

  test('no page told a fault but the refusals that were expected', async () => {
    const isExpected = (fault: string) => /status of 4(?:00|09|15|22)/.test(fault)
    expect((await story.allFaults()).filter(fault => !isExpected(fault))).toEqual([])
  })
})
