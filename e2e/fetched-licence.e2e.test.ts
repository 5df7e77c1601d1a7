/** An identity card is fetched instead of uploaded, a field is filled in by its source, one is disputed; all of it shows. */
import { randomUUID } from 'node:crypto'
import type { Draft } from '@yijianshi/contract/draft'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOf } from '../packages/server/src/demo/people.ts'
import { exampleOrganisation } from '../packages/server/src/example-registry/organisations.ts'
import { captureAccessible, captureBoth, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { openTask } from './office.ts'
import { callerOf, gotten, openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { findSmallTargets } from './screen.ts'
import { acceptCase, prepareDraft, shopForm, viewOf } from './shop.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const texts = portalTexts.sharing
const words = consoleTexts.sharing
const login = 'chenyu'
const paper = 'legal-representative-identity'
const person = {
  name: 'legal-representative-name',
  number: 'legal-representative-identity-number',
  address: 'legal-representative-address',
} as const
const wrong = '去年就搬走了'
/** Of the example registry. */
const enterprise = 5
const register = '企业登记信息（营业执照）'

let browser: Browser
let platform: Platform
let story: Story
let applicant: Page
let clerk: Page
let draft: Draft
let caseId = ''

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'fetched-licence')
  applicant = await openApplicant(story, platform, login)
  draft = await prepareDraft(applicant, login, '示范市东湖区取证便利店有限公司')
  await emptyWhatIsFetched()
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

/** All is ready but the person and the identity card. */
async function emptyWhatIsFetched(): Promise<void> {
  const call = callerOf(applicant, '')
  const params = { draft: draft.id }
  const values = Object.fromEntries(Object.values(person).map(element => [element, null]))
  gotten(await call('changeDraft', { params, body: { values } }))
  const { files } = gotten(await call('getDraft', { params }))
  for (const { file } of files.filter(({ material }) => material === paper))
    gotten(await call('deleteFile', { params: { ...params, file } }))
}

function nameOf(element: string): string {
  const field = draft.plan.form.fields.find(each => each.element === element)
  if (field === undefined) throw new Error(`The form has no ${element}`)
  return field.name.zh
}

const input = (element: string) => applicant.getByLabel(nameOf(element), { exact: true })

async function expectGood(name: string): Promise<void> {
  await captureAccessible(applicant, name)
  expect(await findSmallTargets(applicant)).toEqual([])
}

test('the applicant agrees, and it is fetched', async () => {
  await applicant.goto(`/drafts/${draft.id}`)
  await applicant.getByRole('link', { name: texts.taskHint('人口库（居民身份证）') }).click()
  await applicant.getByRole('heading', { level: 1, name: texts.heading }).waitFor()
  await applicant.getByRole('button', { name: texts.consent, exact: true }).click()
  await applicant.getByText(texts.noneTicked).waitFor()
  await applicant.getByLabel('人口库（居民身份证）').check()
  await captureBoth(applicant, 'consent')
  await applicant.getByRole('button', { name: texts.consent, exact: true }).click()
  await applicant.getByRole('heading', { name: texts.resultHeading }).waitFor()
  await applicant.getByText(texts.states.fetched, { exact: true }).waitFor()
  await expectGood('fetched')
})

test('with the number filled in, name and address come from their source, and one is disputed', async () => {
  await applicant.goto(`/drafts/${draft.id}/sections/people`)
  await input(person.number).fill(String(shopForm(login, '')[person.number]))
  await input(person.number).blur()
  await expect.poll(() => input(person.name).inputValue()).toBe('陈雨')
  await applicant
    .getByText(/^来自 示范市公安局东湖分局 · 今天/)
    .first()
    .waitFor()
  await applicant.locator('summary', { hasText: nameOf(person.address) }).click()
  await applicant.getByLabel(texts.reason, { exact: true }).fill(wrong)
  await expectGood('dispute')
  await applicant.getByRole('button', { name: texts.disputeField, exact: true }).click()
  await applicant.getByText(texts.disputed('示范市公安局东湖分局', wrong)).waitFor()
  await input(person.address).fill('示范市东湖区春风路 18 号')
  await applicant.getByRole('button', { name: portalTexts.draft.saveAndContinue }).click()
})

test('the identity card need not be uploaded, and the application is submitted', async () => {
  await applicant.goto(`/drafts/${draft.id}/materials`)
  const card = applicant.locator('.material', { hasText: texts.paperTag })
  await card.getByRole('link', { name: texts.look }).waitFor()
  expect(await card.getByText(portalTexts.materials.choose).count()).toBe(0)
  await expectGood('paper')
  await applicant.goto(`/drafts/${draft.id}/check`)
  await applicant.getByText(texts.paperTag, { exact: true }).waitFor()
  await captureBoth(applicant, 'check')
  await applicant.getByLabel(portalTexts.check.agree).check()
  await applicant.getByRole('button', { name: portalTexts.check.submit }).click()
  await applicant.waitForURL(/\/cases\/[0-9a-f-]+\/receipt$/)
  caseId = new URL(applicant.url()).pathname.split('/')[2] ?? ''
})

test('window and reviewer see the source of each, the dispute, and what was answered then', async () => {
  const { number } = await viewOf(callerOf(applicant, ''), caseId)
  clerk = await openStaff(story, platform, 'clerk1')
  await clerk.goto(`/console/cases/${caseId}`)
  await clerk.getByText(/^从示范市公安局东湖分局取得，不是申请人交的/).waitFor()
  await captureBoth(clerk, 'case-paper')
  await acceptCase(callerOf(clerk, '/console'), caseId)
  const reviewer = await openStaff(story, platform, 'market1')
  await openTask(reviewer, number)
  await reviewer.getByRole('tab', { name: consoleTexts.caseView.tabs.form, exact: true }).click()
  await reviewer
    .getByText(/^来自 示范市公安局东湖分局/)
    .first()
    .waitFor()
  await reviewer.getByText(words.disputed('示范市公安局东湖分局', wrong)).waitFor()
  await captureAccessible(reviewer, 'review-form')
  await reviewer.getByRole('button', { name: words.answer }).click()
  const panel = reviewer.getByRole('dialog', { name: words.answerTitle })
  await panel.getByText(words.unchanged).waitFor()
  expect(await panel.innerText()).toContain('陈雨')
  await captureAccessible(reviewer, 'answer')
})

test('the applicant sees each use under their data, and takes the consent back', async () => {
  await applicant.goto('/my/data')
  const part = applicant.getByRole('region', { name: portalTexts.myData.fetched.heading })
  await part.getByText(texts.my.fromOwner('示范市公安局东湖分局')).first().waitFor()
  expect(await part.getByText(texts.my.cached).count()).toBeGreaterThan(0)
  await captureBoth(applicant, 'my-data')
  await part.getByRole('button', { name: texts.end, exact: true }).click()
  await part.getByRole('button', { name: texts.endYes, exact: true }).click()
  await part.getByText(/已经收回。$/).waitFor()
})

/** A window records who speaks for an enterprise of the register. Gives the id of the enterprise. */
async function representEnterprise(): Promise<string> {
  const { code: creditCode, name } = exampleOrganisation(enterprise)
  const body = {
    ...{ id: randomUUID(), kind: 'legal-representative' as const, proof: 'business-licence' as const },
    ...{ matters: 'all' as const, acts: ['fill-in' as const, 'submit' as const] },
    until: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10),
    organisation: { name, creditCode },
    agent: personOf(login),
    agentIsThere: true,
  }
  gotten(await callerOf(clerk, '/console')('recordMandate', { body }))
  const { representable } = gotten(await callerOf(applicant, '')('listMandates', { query: {} }))
  return representable.find(each => each.name === name)?.principal ?? ''
}

test('for an enterprise its business licence is fetched instead of uploaded, by who may bind it', async () => {
  const principal = await representEnterprise()
  const answers = { staffOrigin: 'foreign', fundForStaff: false, fileTransfer: false }
  const begun = { matter: 'hire-staff', answers, principal }
  const { id } = gotten(await callerOf(applicant, '')('createDraft', { body: begun }))
  await applicant.goto(`/drafts/${id}`)
  await applicant.getByRole('link', { name: texts.taskHint(register), exact: false }).click()
  await applicant.getByLabel(register).check()
  await captureBoth(applicant, 'enterprise-consent')
  await applicant.getByRole('button', { name: texts.consent, exact: true }).click()
  await applicant.getByText(texts.states.fetched, { exact: true }).waitFor()
  await applicant.goto(`/drafts/${id}/materials`)
  const licence = applicant.locator('.material', { hasText: '营业执照副本' })
  await licence.getByText(/^已从示范市东湖区市场监督管理局取得/).waitFor()
  expect(await licence.getByText(portalTexts.materials.choose).count()).toBe(0)
  await expectGood('enterprise-paper')
})

test('anybody reads what the government shares, and why something is not shared', async () => {
  const words = texts.directory
  await applicant.goto('/data-resources')
  await applicant.getByLabel(words.search).fill('献血')
  await applicant.getByText('无偿献血者健康征询信息').click()
  await applicant.getByText(words.refusal, { exact: true }).waitFor()
  await expectGood('data-resources')
})

test('the centre sees sources, requests, papers asked for all the same, and that there is a dispute', async () => {
  const manager = await openStaff(story, platform, 'manager1')
  await manager.goto('/console/')
  await manager.getByRole('link', { name: words.title, exact: true }).click()
  const shown = {
    sources: words.connectors.http,
    counts: '人口库（居民身份证）',
    asked: words.download,
    disputes: words.notForYou,
  }
  for (const tab of ['sources', 'counts', 'asked', 'disputes'] as const) {
    await manager.getByRole('tab', { name: words.tabs[tab], exact: true }).click()
    await manager.getByText(shown[tab]).first().waitFor()
    await captureBoth(manager, tab)
  }
})
