import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { callerOf, gotten, openApplicant, openPortal, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { expectGoodPage } from './screen.ts'
import { mainAnswers, matter } from './shop.ts'
import { consoleTexts, portalTexts as texts } from './texts.ts'

const regionalMatter = 'company-set-up'
const county = '990102000000'

let browser: Browser
let platform: Platform
let story: Story

beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'why')
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

function planAddress(): string {
  const answers = Object.entries(mainAnswers).map(([id, value]) => [id, String(value)])
  return `/matters/${matter}/plan?${new URLSearchParams(answers)}`
}

/** The reasons behind the one “为什么？” of that name, opened by a tap. */
async function ask(scope: Page | Locator, name: string): Promise<Locator> {
  const why = scope
    .locator('details.why')
    .filter({ hasText: `${texts.why.ask}：${name}` })
    .first()
  await why.locator('summary').click()
  await why.locator('li').first().waitFor()
  return why
}

/** The first option of each question, those that come up by the way too. */
async function answerEverything(page: Page): Promise<void> {
  const open = page.locator('li.question').filter({ hasNot: page.locator('input:checked') })
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await open.first().locator('input').first().check()
  }
}

describe('why, one tap away', () => {
  test('each material, task and fee of the plan says why, by the answers given', async () => {
    const page = await openPortal(story, platform)
    await page.goto(planAddress())
    const paper = await ask(page, '住所（经营场所）使用证明')
    const said = await paper.innerText()
    expect(said).toContain('示范市东湖区烟草专卖局办“烟草专卖零售许可证新办”要用“住所（经营场所）使用证明”。')
    expect(said).toContain('您的回答：“卖烟吗？”——是。')
    expect(said).toContain('依据：《中华人民共和国烟草专卖法》第十六条。')
    const total = await ask(page, texts.plan.workingDaysWhy)
    expect(await total.innerText()).toContain('第 4 到 11 个工作日：烟草专卖零售许可证新办。')
    await expectGoodPage(page, 'plan')
  })

  test('the same in English', async () => {
    const page = await story.openPage({ viewport: 'desktop', baseURL: platform.address, locale: 'zh-CN' })
    await page.goto('/')
    await page.evaluate(() => localStorage.setItem('yijianshi.settings', JSON.stringify({ language: 'en' })))
    await page.goto(planAddress())
    const why = page.locator('details.why').filter({ hasText: 'Why?：Proof of the right to use' }).first()
    await why.locator('summary').click()
    await why.getByText('Your answer to “Will you sell tobacco?”: yes.').waitFor()
  })

  test('groups of fields and papers of an application, and the tasks of a case, say it too', async () => {
    const page = await openApplicant(story, platform, 'lihua')
    const call = callerOf(page, '')
    const draft = gotten(await call('createDraft', { body: { matter, answers: mainAnswers } }))
    const [section] = draft.plan.form.sections
    await page.goto(`/drafts/${draft.id}/sections/${section?.id}`)
    const fields = await ask(page, section?.name.zh ?? '')
    expect(await fields.innerText()).toContain('“企业（个体工商户）设立登记”要用：')
    await captureBoth(page, 'section')
    await page.goto(`/drafts/${draft.id}/materials`)
    await ask(page, '住所（经营场所）使用证明')
    await captureBoth(page, 'materials')
    gotten(await call('deleteDraft', { params: { draft: draft.id } }))
  })
})

describe('a matter that regions carry out differently', () => {
  test('asks where, remembers it, and plans for that region', async () => {
    const page = await openPortal(story, platform)
    await page.goto(`/matters/${regionalMatter}`)
    const choice = page.getByLabel(texts.region.label)
    expect(await choice.inputValue()).toBe('990101000000')
    await choice.selectOption(county)
    await captureBoth(page, 'region')
    await page.reload()
    expect(await page.getByLabel(texts.region.label).inputValue()).toBe(county)
    await page.getByRole('link', { name: texts.matter.start, exact: true }).click()
    await page.waitForURL(/in-region=990102000000/)
    await page.locator('main form').waitFor()
    await page.goto(`/matters/${matter}`)
    await page.getByRole('link', { name: texts.matter.start, exact: true }).waitFor()
    expect(await page.getByLabel(texts.region.label).count()).toBe(0)
  })
})

describe('at the console', () => {
  test('the clerk sees why while the answers are given, in the region of the window', async () => {
    const page = await openStaff(story, platform, 'clerk1')
    await page.goto('/console/intake')
    const choice = page.getByLabel(consoleTexts.intake.matter)
    await choice.fill('企业开办')
    await choice.press('Enter')
    const region = page.locator('.matter-choice').filter({ hasText: consoleTexts.intake.region })
    await region.getByText('东湖区', { exact: true }).waitFor()
    await answerEverything(page)
    const plan = page.getByRole('complementary', { name: consoleTexts.intake.planTitle })
    const why = plan.locator('details.why').first()
    await why.locator('summary').click()
    await why.locator('li').first().waitFor()
    expect(await why.innerText()).toContain('工作日办结')
    await captureBoth(page, 'intake')
  })

  test('the reviewer sees why at the task and its papers', async () => {
    const page = await openStaff(story, platform, 'market1')
    const { tasks } = gotten(await callerOf(page, '/console')('listTasks', { query: { state: 'open' } }))
    const task = tasks.find(entry => entry.item === 'business-registration') ?? tasks[0]
    if (task === undefined) throw new Error('market1 has no open task')
    await page.goto(`/console/cases/${task.case}/tasks/${task.item}`)
    const why = page.locator('details.why').first()
    await why.locator('summary').click()
    await why.locator('li').first().waitFor()
    expect(await why.innerText()).toContain('按申请人的回答')
    await captureBoth(page, 'review')
    await expectAccessible(page)
  })
})

test('no page told a fault', async () => {
  expect(await story.allFaults()).toEqual([])
})
