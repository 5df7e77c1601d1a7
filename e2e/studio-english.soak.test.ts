import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { editorScreens } from './console-screens.ts'
import { callerOf, enterConsole } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { openScreen, watchTraffic } from './screen.ts'
import { GivenTexts, hanWords, linesOf } from './spoken-words.ts'
import { consoleEnglish } from './texts.ts'

let browser: Browser
let platform: Platform
let story: Story
let page: Page
const given = new GivenTexts()

beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'studio-english')
  page = await enterConsole(story, platform, 'editor1')
  watchTraffic(page)
  given.gatherFrom(page)
  await page.getByRole('button', { name: /English$/ }).click()
  await page.locator('html[lang=en]').waitFor()
  // The mark beside the platform’s name; then what the catalogue has in Chinese only.
  given.add('一')
  await page.evaluate(() => fetch('/console/api/catalogue/versions/current').then(answer => answer.json()))
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

test('The studio is complete in English, and fits both widths', async () => {
  const screens = await editorScreens(callerOf(page, '/console'), consoleEnglish.studio)
  expect(screens.length).toBeGreaterThan(20)
  const found: string[] = []
  for (const screen of screens) {
    await openScreen(page, screen)
    await captureBoth(page, screen.name).catch((error: unknown) => found.push(`${screen.name}: ${error}`))
    await expectAccessible(page).catch((error: unknown) => found.push(`${screen.name}: ${error}`))
    await given.gathered()
    for (const line of await linesOf(page)) {
      const foreign = given.foreignWords(line, hanWords)
      found.push(...foreign.map(word => `${screen.name}: "${word}" in "${line.slice(0, 80)}"`))
    }
  }
  expect([...new Set(found)]).toEqual([])
  expect(await story.allFaults()).toEqual([])
})
