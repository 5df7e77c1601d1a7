import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureBoth, launchBrowser, Story } from './browser.ts'
import { fillSection } from './form-filling.ts'
import { toldInOrder } from './in-order.ts'
import {
  accept,
  button,
  checkMaterials,
  findAllMet,
  grant,
  handleTask,
  inboxRow,
  issue,
  openFromDesk,
  openTask,
  reachStage,
} from './office.ts'
import { callerOf, enterConsole, gotten, logIn, openPortal, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { type DemoItem, mainItems, reviewerOf, sampleFile, shopForm } from './shop.ts'
import { consoleTexts, portalTexts as texts } from './texts.ts'

const shopName = '示范市东湖区小桃园便利店有限公司'
const answers = [
  ['您想用哪种身份经营？', '公司'],
  ['已经有营业执照了吗？', '否'],
  ['要刻公章、领发票吗？', '是'],
  ['卖哪些食品？', '有散装或现做的食品'],
  ['用自动售货机卖食品吗？', '否'],
  ['卖烟吗？', '是'],
  ['要装招牌或广告吗？', '只装门头招牌'],
  ['卖第二类医疗器械吗？', '否'],
  ['经营场所是谁的？', '租的或借的'],
] as const
const afterLicence = ['seal-filing', 'food-business-licence', 'tobacco-retail-licence', 'signboard-filing']

let browser: Browser
let platform: Platform
let story: Story
let applicant: Page
let clerk: Page
const reviewers = new Map<DemoItem, Page>()
const numbers = new Map<DemoItem, string>()
let caseId = ''
let caseNumber = ''

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'open-a-shop')
  applicant = await story.openPage({ viewport: 'phone', baseURL: platform.address, compressed: true })
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

function reviewerAt(item: DemoItem): Page {
  const page = reviewers.get(item)
  if (page === undefined) throw new Error(`Nobody is logged in for ${item}.`)
  return page
}

/** As the inbox has it, which each of them opens on the way to the task. */
async function hasTask(item: DemoItem): Promise<boolean> {
  const call = callerOf(reviewerAt(item), '/console')
  const { tasks } = gotten(await call('listTasks', { query: { state: 'open' } }))
  return tasks.some(task => task.case === caseId)
}

/** The figures of one kind of burden are these, before and after. */
async function expectFigures(kind: string, before: number, after: number): Promise<void> {
  const row = applicant.locator('.figures li').filter({ hasText: kind })
  const shown = async () => [
    await row.locator('.before s').innerText(),
    await row.locator('.after b').innerText(),
  ]
  await expect.poll(shown).toEqual([String(before), String(after)])
}

describe('the applicant', () => {
  test('finds the matter by an everyday word', async () => {
    await applicant.goto('/')
    await applicant.getByRole('heading', { level: 1 }).waitFor()
    await captureBoth(applicant, 'home')
    await applicant.getByLabel(texts.home.searchLabel).fill('小卖部')
    await applicant.keyboard.press('Enter')
    await applicant.getByText(texts.home.results('小卖部', 1)).waitFor()
    await captureBoth(applicant, 'search')
    await applicant.getByRole('link', { name: '我要开便利店' }).click()
    await applicant.getByRole('heading', { level: 1, name: '我要开便利店' }).waitFor()
    await captureBoth(applicant, 'matter')
  })

  test('answers one question after another', async () => {
    await applicant.getByRole('link', { name: texts.matter.start }).click()
    for (const [question, answer] of answers) {
      const asked = applicant.getByRole('group', { name: question })
      await asked.getByLabel(answer, { exact: true }).check()
      if (question === answers[0][0]) await captureBoth(applicant, 'question')
      await applicant.getByRole('button', { name: texts.continue, exact: true }).click()
    }
    await applicant.getByLabel('经营场所有多大？').fill('80')
    await captureBoth(applicant, 'question-number')
    await applicant.getByRole('button', { name: texts.continue, exact: true }).click()
  })

  test('sees one application for six, 11 materials for 31, 11 working days for 20', async () => {
    await applicant.getByRole('heading', { name: texts.plan.reductions }).waitFor()
    const { figures } = texts.plan
    await expectFigures(figures.applications, 6, 1)
    await expectFigures(figures.materials, 31, 11)
    await expectFigures(figures.workingDays, 20, 11)
    await applicant.getByRole('heading', { name: texts.plan.bring(11) }).waitFor()
    await applicant.getByRole('heading', { name: texts.plan.results(6) }).waitFor()
    await expect.poll(() => applicant.locator('.timeline-row').count()).toBe(6)
    await captureBoth(applicant, 'plan')
  })

  test('logs in and finds the draft opened', async () => {
    await applicant.getByRole('link', { name: texts.plan.start }).first().click()
    await applicant.getByRole('heading', { level: 1, name: texts.login.heading }).waitFor()
    await captureBoth(applicant, 'login')
    await logIn(applicant, 'chenyu')
    await applicant.waitForURL(/\/drafts\/[0-9a-f-]{36}$/)
    caseId = new URL(applicant.url()).pathname.split('/').at(-1) ?? ''
    await applicant.getByRole('heading', { name: texts.draft.formGroup }).waitFor()
    await captureBoth(applicant, 'tasks')
  })

  test('fills in the one form, section by section', async () => {
    const draft = gotten(await callerOf(applicant, '')('getDraft', { params: { draft: caseId } }))
    const values = shopForm('chenyu', shopName)
    const [first] = draft.plan.form.sections
    await applicant.getByRole('link', { name: texts.draft.fill(first?.name.zh ?? '') }).click()
    for (const section of draft.plan.form.sections) {
      await applicant.getByRole('heading', { level: 1, name: section.name.zh, exact: true }).waitFor()
      await fillSection(applicant.getByRole('main'), draft, section.id, values)
      await captureBoth(applicant, `section-${section.id}`)
      await applicant.getByRole('button', { name: texts.draft.saveAndContinue }).click()
    }
    await applicant.getByRole('heading', { level: 1, name: texts.materials.heading }).waitFor()
    const asked = new Set(draft.plan.form.fields.map(field => field.element))
    const wanted = Object.entries(values).filter(([element]) => asked.has(element))
    expect(wanted.length).toBeGreaterThanOrEqual(40)
    const saved = async () =>
      gotten(await callerOf(applicant, '')('getDraft', { params: { draft: caseId } })).values
    await expect.poll(saved).toEqual(Object.fromEntries(wanted))
  })

  test('hands in each material once', async () => {
    const draft = gotten(await callerOf(applicant, '')('getDraft', { params: { draft: caseId } }))
    const materials = draft.plan.checklist.filter(entry => entry.sample !== undefined)
    expect(materials).toHaveLength(10)
    for (const { name, sample = '' } of materials) {
      const card = applicant.getByRole('region', { name: name.zh, exact: true })
      await card.getByLabel(texts.materials.choose).setInputFiles(sampleFile(sample))
      await card.getByText(texts.materials.pages(1)).waitFor()
    }
    await applicant.getByText(texts.materials.left(0)).waitFor()
    await captureBoth(applicant, 'materials')
    await applicant.getByRole('button', { name: texts.continue, exact: true }).click()
  })

  test('chooses how the results come, checks, submits and gets a receipt', async () => {
    await applicant.getByLabel(texts.delivery.methods.window, { exact: true }).check()
    await applicant.getByLabel('东湖区政务服务中心', { exact: true }).check()
    await captureBoth(applicant, 'delivery')
    await applicant.getByRole('button', { name: texts.continue, exact: true }).click()
    await applicant.getByRole('heading', { level: 1, name: texts.check.heading }).waitFor()
    await applicant.getByText(shopName).waitFor()
    await applicant.getByLabel(texts.check.agree).check()
    await captureBoth(applicant, 'check')
    await applicant.getByRole('button', { name: texts.check.submit }).click()
    await applicant.getByRole('heading', { level: 1, name: texts.receipt.heading }).waitFor()
    const told = applicant.locator('.receipt-number')
    const number = await told.nth(0).innerText()
    const code = await told.nth(1).innerText()
    expect(number).toMatch(/^990101\d{15}$/)
    expect(code).toMatch(/^[0-9A-Z]{6}$/)
    caseNumber = number
    const image = applicant.getByRole('img', { name: texts.receipt.codeImage })
    await expect
      .poll(() => image.evaluate(element => element instanceof HTMLImageElement && element.naturalWidth))
      .toBeGreaterThan(100)
    await captureBoth(applicant, 'receipt')

    const stranger = await openPortal(story, platform)
    await stranger.goto('/receipts')
    await stranger.getByLabel(texts.receipt.number, { exact: true }).fill(number)
    await stranger.getByLabel(texts.receipt.code, { exact: true }).fill(code)
    await stranger.getByRole('button', { name: texts.receipt.find, exact: true }).click()
    await stranger.getByRole('heading', { name: texts.case.progress }).waitFor()
    await stranger.getByText(texts.case.stages.submitted).waitFor()
    expect(await stranger.getByRole('main').innerText()).not.toContain('陈雨')
    await captureBoth(stranger, 'receipt-public')
    await stranger.context().close()
  })
})

describe('the window', () => {
  test('accepts once each material is checked', async () => {
    clerk = await enterConsole(story, platform, 'clerk1')
    await clerk.getByRole('link', { name: caseNumber }).waitFor()
    await captureBoth(clerk, 'desk')
    await openFromDesk(clerk, caseNumber, 'submitted')
    await captureBoth(clerk, 'case-to-accept')
    await clerk.getByRole('button', { name: /^查看 premises-right/ }).click()
    const preview = clerk.getByRole('dialog')
    await preview.getByRole('img', { name: /premises-right/ }).waitFor()
    await captureBoth(clerk, 'material-beside-points')
    await button(preview, consoleTexts.frame.close).first().click()
    await expect.poll(() => button(clerk, consoleTexts.accept.submit).isDisabled()).toBe(true)
    await checkMaterials(clerk, 11)
    await accept(clerk)
    await captureBoth(clerk, 'case-accepted')
  })
})

describe('the authorities', () => {
  test('get nothing but the business registration at first', async () => {
    for (const item of mainItems) reviewers.set(item, await openStaff(story, platform, reviewerOf[item]))
    const holding: DemoItem[] = []
    for (const item of mainItems) if (await hasTask(item)) holding.push(item)
    expect(holding).toEqual(['business-registration'])
  })

  test('issue the business licence, which sets off four at once while tax waits for the seal', async () => {
    const market = reviewerAt('business-registration')
    await openTask(market, caseNumber)
    await captureBoth(market, 'task-review')
    await findAllMet(market)
    await captureBoth(market, 'task-decide')
    await grant(market)
    numbers.set('business-registration', await issue(market))
    await captureBoth(market, 'task-issued')
    const holding: DemoItem[] = []
    for (const item of mainItems.slice(1)) if (await hasTask(item)) holding.push(item)
    expect(holding).toEqual(afterLicence)
    const food = reviewerAt('food-business-licence')
    expect(await (await inboxRow(food, caseNumber)).count()).toBe(1)
    await captureBoth(food, 'inbox')
    await clerk.reload()
    await clerk.getByRole('tab', { name: consoleTexts.caseView.tabs.progress }).click()
    await captureBoth(clerk, 'case-in-parallel')
  })

  test('have each its part in plain words on the phone of the applicant', async () => {
    const words = texts.timeline
    await applicant.goto(`/cases/${caseId}`)
    const section = applicant.getByRole('region', { name: words.heading })
    await section.getByText(words.nothingToDo).waitFor()
    await section.getByText(/^现在轮到：.*烟草/).waitFor()
    const tax = section
      .getByRole('listitem')
      .filter({ hasText: `${words.works.decision} · 涉税` })
      .last()
    expect(await tax.innerText()).toContain(words.notYet)
    const seal = section
      .getByRole('listitem')
      .filter({ hasText: `${words.works.decision} · 公章` })
      .last()
    expect(await seal.innerText()).toContain(words.beginning(1, 'working-days'))
    // Eight working days: there is a weekend among them.
    await section.getByRole('listitem').filter({ hasText: '烟草' }).last().locator('summary').click()
    await captureBoth(applicant, 'timeline')
  })

  test('issue all six, tax after the seal', async () => {
    numbers.set('seal-filing', await handleTask(reviewerAt('seal-filing'), caseNumber))
    // The applicant sees it without reading anew, and what was opened stays open.
    const timeline = applicant.getByRole('region', { name: texts.timeline.heading })
    await timeline.getByText(texts.timeline.ended(0, 1, 'working-days')).waitFor()
    expect(await timeline.locator('details[open]').count()).toBe(1)
    expect(await hasTask('tax-registration')).toBe(true)
    for (const item of mainItems.slice(2)) numbers.set(item, await handleTask(reviewerAt(item), caseNumber))
    expect(new Set(numbers.values()).size).toBe(6)
  })
})

describe('the end', () => {
  test('the clerk delivers all results at once and the case is closed', async () => {
    await openFromDesk(clerk, caseNumber, 'concluded')
    const actions = clerk.getByRole('region', { name: consoleTexts.caseView.actions })
    await button(actions, consoleTexts.delivery.title).click()
    const panel = clerk.getByRole('dialog', { name: consoleTexts.delivery.title })
    for (const number of numbers.values()) await panel.getByText(number).waitFor()
    await captureBoth(clerk, 'deliver')
    await button(panel, consoleTexts.delivery.submit).click()
    await reachStage(clerk, 'closed')
    await captureBoth(clerk, 'case-closed')
    await clerk.getByRole('tab', { name: consoleTexts.caseView.tabs.history }).click()
    await clerk.getByText(consoleTexts.history.intact).waitFor()
    await captureBoth(clerk, 'case-history')
  })

  test('the applicant has six results with numbers, opens one and rates', async () => {
    await applicant.goto('/my')
    await applicant.getByRole('link', { name: caseNumber }).click()
    await applicant.getByText(texts.case.stageWords.closed).waitFor()
    const results = applicant.getByRole('region', { name: texts.case.results }).getByRole('listitem')
    await expect.poll(() => results.count()).toBe(6)
    for (const number of numbers.values()) {
      await results.filter({ hasText: texts.case.resultNumber(number) }).waitFor()
    }
    await captureBoth(applicant, 'results')
    await applicant.getByRole('link', { name: texts.case.certificate('营业执照') }).click()
    await applicant.getByRole('heading', { level: 1, name: '营业执照' }).waitFor()
    await applicant.getByText(numbers.get('business-registration') ?? '').waitFor()
    await applicant.getByText(shopName).waitFor()
    await captureBoth(applicant, 'certificate')
    await applicant.getByRole('link', { name: texts.certificate.back }).click()
    await applicant.getByLabel(texts.case.grades['very-satisfied'], { exact: true }).check()
    await applicant.getByLabel(texts.case.rateComment).fill('一次就办好了。')
    await applicant.getByRole('button', { name: texts.case.rateButton }).click()
    await applicant.getByText(texts.case.rated(texts.case.grades['very-satisfied'])).waitFor()
    await applicant.getByText(texts.case.intact).waitFor()
    await captureBoth(applicant, 'rated')
    await applicant.getByRole('link', { name: texts.case.receipt, exact: true }).click()
    await applicant.getByRole('heading', { level: 1, name: texts.receipt.laterHeading }).waitFor()
    await applicant.locator('.receipt-number').filter({ hasText: caseNumber }).waitFor()
    expect(await applicant.getByText(texts.receipt.expected, { exact: true }).count()).toBe(0)
  })

  test('the history is whole, and no page had a fault', async () => {
    const history = gotten(await callerOf(applicant, '')('getCaseHistory', { params: { case: caseId } }))
    expect(history.intact).toBe(true)
    expect(history.entries.filter(entry => entry.type === 'ResultIssued')).toHaveLength(6)
    expect(await story.allFaults()).toEqual([])
  })
})
