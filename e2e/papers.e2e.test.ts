/** Papers made from the catalogue: on screen, printed by the browser, as PDF. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../packages/server/src/paper/pdf/read-pdf.fixture.ts'
import { captureAccessible, launchBrowser, Story } from './browser.ts'
import { openPortal, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { mainAnswers, matter } from './shop.ts'
import { consoleTexts, portalTexts } from './texts.ts'

let browser: Browser
let platform: Platform
let story: Story

beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'papers')
})
afterAll(async () => {
  await story?.close()
  await browser?.close()
  await platform?.stop()
})

const search = new URLSearchParams(Object.entries(mainAnswers).map(([id, value]) => [id, String(value)]))
const item = 'food-business-licence'

/** What the browser prints, read by another program. */
async function printed(page: Page) {
  return readPdf(await page.pdf({ preferCSSPageSize: true }))
}

/** Chromium writes some ideographs as the radicals that look the same. */
function textOf(lines: readonly { readonly text: string }[]): string {
  const text = lines.map(line => line.text).join('')
  return text.replaceAll(/\s/g, '').normalize('NFKC').replaceAll('⻚', '页')
}

describe('a person', () => {
  let page: Page
  beforeAll(async () => {
    page = await openPortal(story, platform, 'phone')
  })

  test('finds the papers at the end of the plan, and opens the guide', async () => {
    await page.goto(`/matters/${matter}/plan?${search}`)
    await page.getByRole('heading', { name: portalTexts.papers.heading }).waitFor()
    await captureAccessible(page, 'plan')
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '专属指南' }) })
    await card.getByRole('link', { name: portalTexts.papers.open }).click()
    await page.getByRole('heading', { level: 1, name: /专属指南/ }).waitFor()
    expect(await page.getByRole('row').count()).toBeGreaterThan(20)
  })

  test.each(['guide', 'notice', 'flow-chart', 'tolerance-letter'])('reads the %s on a phone', async paper => {
    await page.goto(`/matters/${matter}/papers/${paper}?${search}`)
    await page.getByRole('button', { name: portalTexts.print }).waitFor()
    await captureAccessible(page, paper)
  })

  test('sees the flow as a picture with a description, and reads the same in a table', async () => {
    await page.goto(`/matters/${matter}/papers/flow-chart?${search}`)
    const picture = page.getByRole('img', { name: /办理流程图/ })
    await picture.waitFor()
    expect(await picture.locator('.flow-task.critical').count()).toBeGreaterThan(1)
    expect(await page.getByRole('row', { name: /公章刻制备案.*公安局.*印章备案凭证/ }).count()).toBe(1)
  })

  test('prints it: version, hash and page number stand on each sheet, nothing of the site', async () => {
    await page.goto(`/matters/${matter}/papers/guide?${search}`)
    const edition = (await page.locator('.paper-edition').textContent()) ?? ''
    const hash = /[0-9a-f]{12}/.exec(edition)?.[0] ?? 'no hash'
    const { pages } = await printed(page)
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach(({ lines }, index) => {
      const text = textOf(lines)
      expect(text).toContain(hash)
      expect(text).toContain(`第${index + 1}页共${pages.length}页`)
      expect(text).not.toContain(portalTexts.papers.download.replaceAll(' ', ''))
    })
  })

  test('downloads it under its name', async () => {
    await page.goto(`/matters/${matter}/papers/guide?${search}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: portalTexts.papers.download }).click(),
    ])
    expect(download.suggestedFilename()).toBe('我要开便利店 · 专属指南.pdf')
    const { tagged, fonts } = await readPdf(await readFile(await download.path()))
    expect(tagged).toBe(true)
    expect(fonts.size).toBe(2)
  })

  test('opens the information sheet of an item from the matter', async () => {
    await page.goto(`/matters/${matter}`)
    await page.getByText(/个事项的标准化信息表/).click()
    await captureAccessible(page, 'matter')
    await page.getByRole('link', { name: new RegExp(`${portalTexts.papers.open}.*食品经营许可新办`) }).click()
    await page.getByRole('heading', { level: 1, name: /标准化信息表/ }).waitFor()
    await captureAccessible(page, 'information-sheet')
  })

  test('reads it in English', async () => {
    const english = await story.openPage({ viewport: 'phone', baseURL: platform.address })
    await english.addInitScript(() => {
      localStorage.setItem('yijianshi.settings', '{"language":"en"}')
    })
    await english.goto(`/matters/${matter}/papers/flow-chart?${search}`)
    await english.getByRole('heading', { level: 1, name: /flow chart/ }).waitFor()
    await captureAccessible(english, 'english')
  })
})

describe('staff', () => {
  let page: Page
  beforeAll(async () => {
    page = await openStaff(story, platform, 'market1')
    await page.goto('/console/')
  })

  test('find an item among the papers, and open its manual', async () => {
    await page.getByRole('link', { name: consoleTexts.frame.papers, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: consoleTexts.papers.title }).waitFor()
    await captureAccessible(page, 'console-papers')
    await page.getByRole('searchbox').fill('食品经营许可')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/q=/)
    await page.getByRole('link', { name: '业务手册 食品经营许可新办', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /业务手册/ }).waitFor()
    await captureAccessible(page, 'console-manual')
  })

  test('print the manual with its version on each sheet', async () => {
    await page.goto(`/console/items/${item}/papers/manual`)
    await page.getByRole('heading', { level: 1, name: /业务手册/ }).waitFor()
    const { pages } = await printed(page)
    for (const { lines } of pages) expect(textOf(lines)).toMatch(/目录版本.*[0-9a-f]{12}/)
  })

  test('a list that finds nothing says so', async () => {
    await page.goto('/console/papers?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA')
    await page.getByText(consoleTexts.papers.empty).waitFor()
  })

  test('at the window print the notice for the person before them', async () => {
    const query = new URLSearchParams({ answers: JSON.stringify(mainAnswers) })
    await page.goto(`/console/matters/${matter}/papers/notice?${query}`)
    await page.getByRole('heading', { level: 1, name: /一次性告知单/ }).waitFor()
    await captureAccessible(page, 'console-notice')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: consoleTexts.papers.download }).click(),
    ])
    expect(download.suggestedFilename()).toBe('我要开便利店 · 一次性告知单.pdf')
  })
})

test('no page had a fault', async () => {
  expect(await story.allFaults()).toEqual([])
})
