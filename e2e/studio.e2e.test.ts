import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, Story } from './browser.ts'
import { begin, findings, look, openEntity, reachState, waitUntilSaved } from './editors.ts'
import { toldInOrder } from './in-order.ts'
import { button, reachStage } from './office.ts'
import { callerOf, enterConsole, gotten, openPortal, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { mainAnswers, matter } from './shop.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const { studio } = consoleTexts
const { home, change, edit, comparison, orders, preview } = studio
const title = '烟草许可压缩到 7 个工作日'
const drawing = '店招（门头招牌）效果图'
const condition = '适用条件'
const promised = '承诺时限'

let browser: Browser
let platform: Platform
let story: Story
let author: Page
let second: Page

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'studio')
  author = await enterConsole(story, platform, 'editor1')
  second = await openStaff(story, platform, 'editor2')
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

/** Working days after joint handling, as the plan of the main situation has them. */
async function plannedDays(page: Page): Promise<string> {
  const search = new URLSearchParams(Object.entries(mainAnswers).map(([key, value]) => [key, String(value)]))
  await page.goto(`/matters/${matter}/plan?${search}`)
  const row = page.locator('.figures li').filter({ hasText: portalTexts.plan.figures.workingDays })
  return await row.locator('.after b').innerText()
}

describe('an editor', () => {
  test('sees what is in use', async () => {
    await look(author, 'home-empty')
    await author.getByRole('tab', { name: home.tabs.versions }).click()
    await author.getByText(home.current, { exact: true }).waitFor()
    await look(author, 'versions')
  })

  test('walks through the tree with the keyboard', async () => {
    await begin(author, title)
    await findings(author).getByText(edit.noFindings).waitFor()
    const tree = author.getByRole('tree', { name: edit.tree })
    await tree.getByRole('treeitem').first().focus()
    await author.keyboard.press('ArrowDown')
    await author.keyboard.press('ArrowRight')
    await expect.poll(() => tree.getByRole('treeitem', { level: 3 }).count()).toBeGreaterThan(3)
    await author.keyboard.press('ArrowRight')
    await expect.poll(() => tree.locator(':focus').getAttribute('aria-level')).toBe('3')
    await author.keyboard.press('Enter')
    await author.getByText('事项 ·').first().waitFor()
    await look(author, 'tree')
  })

  test('changes a limit and a material', async () => {
    await openEntity(author, 'tobacco-retail-licence', '烟草专卖零售许可证新办')
    await author.getByLabel(promised).first().fill('7')
    await waitUntilSaved(author)
    await openEntity(author, 'signboard-drawing', '招牌效果图')
    await author.getByLabel('名称').first().fill(drawing)
    await author
      .getByRole('treeitem', { name: new RegExp(`${drawing.slice(0, 2)}.*${edit.changedBadge}`) })
      .waitFor()
    const params = { change: new URL(author.url()).pathname.split('/').at(-1) ?? '' }
    const saved = async () => gotten(await callerOf(author, '/console')('getChange', { params })).files
    await expect.poll(async () => (await saved()).map(({ path }) => path)).toHaveLength(2)
    await look(author, 'form')
  })

  test('is told of a bad condition while typing, and can’t ask for a review', async () => {
    await openEntity(author, 'tobacco-retail-licence', '烟草专卖零售许可证新办')
    const entry = author.locator('[data-place="fields[1]"]')
    await entry.locator('summary').click()
    await entry.getByLabel(condition).fill('licenceHeld = maybe')
    await findings(author).getByText('1 处错误').waitFor()
    await author.getByText(change.fixFirst(1)).waitFor()
    expect(await button(author, change.requestReview).isDisabled()).toBe(true)
    await look(author, 'finding')
    // The finding leads to its field from anywhere.
    await openEntity(author, 'seal-filing', '公章刻制备案')
    await findings(author).getByRole('button').first().click()
    await expect
      .poll(() => author.evaluate(() => document.activeElement?.getAttribute('class') ?? ''))
      .toContain('studio-code')
    await author.getByText(edit.yaml, { exact: true }).click()
    await author.getByRole('textbox', { name: edit.yamlOf('items/tobacco-retail-licence.yaml') }).waitFor()
    await look(author, 'yaml')
    await author.getByText(edit.form, { exact: true }).click()
    const again = author.locator('[data-place="fields[1]"]')
    await again.locator('summary').click()
    await again.getByLabel(condition).fill('licenceHeld = true')
    await findings(author).getByText(edit.noFindings).waitFor()
  })

  test('loses nothing by a reload', async () => {
    await author.route('**/files', route =>
      route.request().method() === 'PUT' ? route.abort() : route.fallback(),
    )
    await author.getByLabel('数量限制').first().fill('不限')
    await author.getByText(edit.unsaved, { exact: true }).waitFor()
    await expect.poll(() => author.evaluate(() => JSON.stringify(localStorage))).toContain('不限')
    await author.reload()
    await author.getByText(edit.unsaved, { exact: true }).waitFor()
    await author.unroute('**/files')
    await waitUntilSaved(author)
    await expect.poll(() => author.getByLabel('数量限制').first().inputValue()).toBe('不限')
    await author.getByLabel('数量限制').first().fill('')
    await expect.poll(() => author.getByText('已改').count()).toBeGreaterThan(0)
  })

  test('reads in words what changes, tries it, and asks for a review', async () => {
    await author.getByRole('tab', { name: change.tabs.compare }).click()
    await author
      .getByText(/烟草专卖零售许可.*8.*7/)
      .first()
      .waitFor()
    await expect
      .poll(() => author.locator('.studio-changes li').allInnerTexts())
      .toContainEqual(expect.stringContaining(drawing))
    await look(author, 'comparison')
    await author.getByRole('tab', { name: change.tabs.preview }).click()
    await author.getByText(preview.lead).waitFor()
    await author.getByRole('radio').first().waitFor()
    await look(author, 'preview')
    await button(author, change.requestReview).click()
    await reachState(author, 'in-review')
    await author.getByText(change.secondPerson).waitFor()
    await look(author, 'in-review')
  })
})

describe('a second person', () => {
  test('reads the comparison, approves and publishes', async () => {
    await second.goto('/console/studio')
    await second.getByRole('link', { name: title }).click()
    await second.getByRole('tab', { name: change.tabs.compare }).click()
    await second
      .getByText(/烟草专卖零售许可.*8.*7/)
      .first()
      .waitFor()
    await button(second, change.approve).click()
    await reachState(second, 'approved')
    await button(second, change.publish).click()
    const panel = second.getByRole('dialog', { name: change.publish })
    await look(second, 'publish')
    await button(panel, change.publishNow).click()
    await reachState(second, 'published')
    await second.getByRole('tab', { name: change.tabs.history }).click()
    await second.getByRole('cell', { name: change.events.ChangeApproved }).waitFor()
    await look(second, 'history')
  })

  test('has changed what applicants are told, and not what older cases were promised', async () => {
    const portal = await openPortal(story, platform)
    expect(await plannedDays(portal)).toBe('10')
    await portal.getByText(drawing).first().waitFor()
    const clerk = await openStaff(story, platform, 'clerk1')
    const { cases } = gotten(await callerOf(clerk, '/console')('listCases', { query: { scope: 'desk' } }))
    const older = cases.find(({ stage }) => stage === 'handling')
    expect(older).toBeDefined()
    await clerk.goto(`/console/cases/${older?.id}`)
    await reachStage(clerk, 'handling')
    await clerk.getByText('承诺 8 个工作日').first().waitFor()
  })
})

describe('two editors', () => {
  test('at the same field see both texts and lose neither', async () => {
    await begin(author, '两人同改')
    const address = author.url()
    await openEntity(author, 'seal-filing', '公章刻制备案')
    await second.goto(address)
    await openEntity(second, 'seal-filing', '公章刻制备案')
    // The other’s save must not reach this page before its own edit is begun.
    await second.route('**/changes/*', route =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    )
    await author.getByLabel('数量限制').first().fill('每户一枚')
    await waitUntilSaved(author)
    await second.getByLabel('数量限制').first().fill('不限数量')
    await second.getByText(edit.conflictTitle('items/seal-filing.yaml')).waitFor()
    await second.unroute('**/changes/*')
    await second.getByText('每户一枚').first().waitFor()
    await look(second, 'conflict')
    await button(second, edit.takeMine).click()
    await waitUntilSaved(second)
    await expect.poll(() => author.getByLabel('数量限制').first().inputValue()).toBe('不限数量')
  })

  test('take records in from a spreadsheet, and are told when it is none', async () => {
    const answer = await author
      .context()
      .request.get(`${platform.address}/console/api/catalogue/records.xlsx`)
    const buffer = await answer.body()
    await button(author, edit.import).click()
    const panel = author.getByRole('dialog', { name: edit.import })
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const input = panel.locator('input[type=file]')
    await input.setInputFiles({ name: 'records.xlsx', mimeType, buffer: Buffer.from('no spreadsheet') })
    await panel.getByRole('alert').first().waitFor()
    await look(author, 'import-refused')
    await input.setInputFiles({ name: 'records.xlsx', mimeType, buffer })
    await panel
      .getByText(edit.imported(0))
      .or(panel.getByText(edit.importBoth('items/seal-filing.yaml')))
      .first()
      .waitFor()
    await look(author, 'imported')
    await author.keyboard.press('Escape')
  })

  test('withdraw what is not wanted', async () => {
    await button(author, change.withdraw).first().click()
    await button(author.getByRole('dialog', { name: change.withdraw }), change.withdraw).click()
    await reachState(author, 'withdrawn')
  })
})

describe('rolling back', () => {
  test('takes the same way to publication', async () => {
    await author.goto('/console/studio?tab=versions')
    await author.getByRole('button', { name: `${home.rollBack} ${home.version(1)}` }).click()
    const panel = author.getByRole('dialog', { name: home.rollBackTitle(1) })
    await button(panel, home.begin).click()
    await reachState(author, 'editing')
    await findings(author).getByText(edit.noFindings).waitFor()
    await button(author, change.requestReview).click()
    await reachState(author, 'in-review')
    await second.goto(author.url())
    await findings(second).getByText(edit.noFindings).waitFor()
    await button(second, change.approve).click()
    await reachState(second, 'approved')
    await button(second, change.publish).click()
    await button(second.getByRole('dialog', { name: change.publish }), change.publishNow).click()
    await reachState(second, 'published')
    expect(await plannedDays(await openPortal(story, platform))).toBe('11')
  })

  test('is there in words, version against version', async () => {
    await second.goto('/console/studio/compare?from=2&to=3')
    await second
      .getByText(/烟草专卖零售许可.*7.*8/)
      .first()
      .waitFor()
    await second.getByRole('heading', { level: 1, name: comparison.pageTitle }).waitFor()
    await look(second, 'versions-compared')
  })
})

describe('a change order', () => {
  test('names the items that it concerns, and is closed by the version that carries it out', async () => {
    await author.goto('/console/studio?tab=orders')
    await button(author, home.openOrder).click()
    const panel = author.getByRole('dialog', { name: orders.openTitle })
    await panel.getByLabel(orders.documentTitle).fill('关于规范印章管理的通知')
    await panel.getByLabel(orders.documentNumber).fill('东政发〔2026〕3 号')
    await panel.getByLabel(orders.issuer).fill('东湖区人民政府')
    await panel.getByLabel(orders.date).fill('2026-11-20')
    await panel.getByLabel(orders.changes).fill('公章刻制不限数量')
    await panel.getByLabel(orders.law).fill('印章管理的规定')
    await button(panel, orders.submit).click()
    await author.getByRole('heading', { name: '公章刻制备案' }).waitFor()
    await look(author, 'order')
    await button(author, orders.begin).click()
    await button(author.getByRole('dialog', { name: orders.begin }), home.begin).click()
    await openEntity(author, 'seal-filing', '公章刻制备案')
    await author.getByLabel('数量限制').first().fill('不限数量')
    await waitUntilSaved(author)
    await button(author, change.requestReview).click()
    await reachState(author, 'in-review')
    await second.goto(author.url())
    await findings(second).getByText(edit.noFindings).waitFor()
    await button(second, change.approve).click()
    await button(second, change.publish).click()
    await button(second.getByRole('dialog', { name: change.publish }), change.publishNow).click()
    await reachState(second, 'published')
    await second.goto('/console/studio?tab=orders')
    await second.getByText(orders.carriedOut(4)).waitFor()
    await look(second, 'orders')
  })

  test('no page had a fault', async () => {
    const faults = await story.allFaults()
    expect(faults.filter(fault => !/net::ERR_FAILED|409|records\/read/.test(fault))).toEqual([])
  })
})
