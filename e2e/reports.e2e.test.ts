import { reportTitle } from '@yijianshi/core/report'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportTabs } from '../packages/console/src/report/address.ts'
import { readSpreadsheet } from '../packages/server/src/spreadsheet/spreadsheets.ts'
import { captureAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { openScreen, watchTraffic } from './screen.ts'
import { consoleTexts as texts } from './texts.ts'

const t = texts.report
const words = t.benchmark
const headings = '地区,事项编码,承诺办结时限,单位'
const good = [
  headings,
  '杭州市,990131025001,3,工作日',
  '宁波市,990131025001,7,自然日',
  '杭州市,990131031001,20,工作日',
]
const wrong = [headings, '杭州市,990131025001,很快,工作日', ',990131025001,5,工作日']

let browser: Browser
let platform: Platform
let story: Story
let manager: Page

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'reports')
  manager = await openStaff(story, platform, 'manager1')
  watchTraffic(manager)
  await manager.goto('/console/')
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

async function seen(name: string): Promise<void> {
  await captureAccessible(manager, name)
}

async function choose(name: string, lines: readonly string[]): Promise<void> {
  await manager
    .getByLabel(words.choose, { exact: true })
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) })
}

describe('the manager reads what is counted', () => {
  test('and finds it in the menu', async () => {
    await manager.getByRole('link', { name: t.title, exact: true }).click()
    await manager.getByRole('heading', { level: 1, name: t.title }).waitFor()
    await manager.getByRole('heading', { level: 2, name: t.counted }).waitFor()
  })

  test.each(reportTabs)('%s, at both widths, without barriers', async tab => {
    await openScreen(manager, { name: tab, address: `/console/reports?tab=${tab}` })
    const selected = manager.getByRole('tab', { name: reportTitle(tab, 'zh'), exact: true })
    expect(await selected.getAttribute('aria-selected')).toBe('true')
    await seen(tab)
  })

  test('searches a long table and turns its pages', async () => {
    await openScreen(manager, { name: 'limits', address: '/console/reports?tab=limits' })
    const part = manager.getByRole('region', { name: '按事项', exact: true }).first()
    const rows = part.locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(20)
    const first = await rows.first().textContent()
    await button(part, t.next).click()
    expect(await rows.first().textContent()).not.toBe(first)
    await part.getByRole('searchbox').fill('990131025001')
    await expect.poll(() => rows.count()).toBe(1)
    await part.getByRole('searchbox').fill('没有这个事项')
    await part.getByText(t.nothingFound).waitFor()
  })

  test('exports the tables as a workbook', async () => {
    const [download] = await Promise.all([
      manager.waitForEvent('download'),
      manager.getByRole('link', { name: t.download }).click(),
    ])
    expect(download.suggestedFilename()).toBe('时限压缩.xlsx')
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
    const read = await readSpreadsheet(Buffer.concat(chunks), 'limits.xlsx')
    expect(read.ok && read.value.map(sheet => sheet.name)).toEqual(['总体', '按部门', '按事项', '说明'])
  })
})

describe('the manager compares with other regions', () => {
  test('whose table is not imported while a row is wrong, and says which', async () => {
    await openScreen(manager, { name: 'benchmark', address: '/console/reports?tab=benchmark' })
    await manager.getByText(words.empty).waitFor()
    await choose('错的.csv', wrong)
    const errors = manager.getByRole('region', { name: t.errors.title, exact: true })
    await errors.getByText(t.errors.none(2)).waitFor()
    await errors.getByText('“很快”不是天数。').waitFor()
    await seen('errors')
    await manager.getByText(words.empty).waitFor()
  })

  test('and sees where we lead and where we are behind', async () => {
    await choose('浙江.csv', good)
    await manager.getByText(words.imported('浙江', 3, 2)).waitFor()
    await manager.getByText('落后').first().waitFor()
    await seen('comparison')
    expect(new URL(manager.url()).searchParams.get('benchmark')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('and deletes the table', async () => {
    await button(manager, words.remove).click()
    await manager.getByRole('tooltip').getByRole('button', { name: words.remove }).click()
    await manager.getByText(words.empty).waitFor()
  })
})

describe('others', () => {
  test('an editor reads the reports too', async () => {
    const editor = await openStaff(story, platform, 'editor1')
    await editor.goto('/console/')
    await editor.getByRole('link', { name: t.title, exact: true }).click()
    await editor.getByRole('heading', { level: 2, name: t.counted }).waitFor()
  })

  test('a clerk is led to the desk', async () => {
    const clerk = await openStaff(story, platform, 'clerk1')
    await clerk.goto('/console/reports')
    await clerk.getByRole('heading', { level: 1, name: texts.desk.title }).waitFor()
    expect(await clerk.getByRole('link', { name: t.title, exact: true }).count()).toBe(0)
  })

  test('no page had a fault', async () => expect(await story.allFaults()).toEqual([]))
})
