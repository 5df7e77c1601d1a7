import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  captureAccessible,
  captureBoth,
  expectAccessible,
  expectNoSidewaysScroll,
  launchBrowser,
  Story,
  viewports,
} from './browser.ts'
import { clerkScreens, editorScreens, managerScreens, reviewerScreens } from './console-screens.ts'
import { callerOf, openApplicant, openPortal, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { openScreens, ownScreens } from './portal-screens.ts'
import {
  findSmallTargets,
  findSmallText,
  openScreen,
  type Screen,
  turnToScreen,
  watchTraffic,
} from './screen.ts'
import { GivenTexts, hanWords, latinWords, linesOf } from './spoken-words.ts'
import { portalTexts } from './texts.ts'

const leastElderTarget = 60
const leastElderText = 24

let browser: Browser
let platform: Platform

beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

type Way = (page: Page, screen: Screen) => Promise<void>

/** Loaded by its address, each page begins the whole app anew. */
const shortWay: Way = process.env.SOAK === undefined ? turnToScreen : openScreen

/** What a check finds on each of the screens, with the name of the screen before it. The pages share the work. */
async function findOn(
  pages: readonly Page[],
  screens: readonly Screen[],
  check: (page: Page, screen: Screen) => Promise<readonly string[]>,
  open = shortWay,
): Promise<string[]> {
  const left = screens.values()
  const found = await Promise.all(pages.map(page => findOnPage(page, left, check, open)))
  return [...new Set(found.flat())]
}

async function findOnPage(
  page: Page,
  screens: Iterable<Screen>,
  check: (page: Page, screen: Screen) => Promise<readonly string[]>,
  open: Way,
): Promise<string[]> {
  const found: string[] = []
  for (const screen of screens) {
    const findings = await failureOf(open(page, screen))
    if (findings.length === 0) findings.push(...(await check(page, screen)))
    found.push(...findings.map(finding => `${screen.name}: ${finding}`))
  }
  return found
}

async function failureOf(check: Promise<unknown>): Promise<string[]> {
  return check.then(
    () => [],
    (error: unknown) => [error instanceof Error ? error.message : String(error)],
  )
}

/** Sideways scroll and barriers at both widths; a picture of each. What follows is seen on the phone. */
async function findBarriers(page: Page, screen: Screen): Promise<string[]> {
  const found = await failureOf(captureAccessible(page, screen.name))
  await page.setViewportSize(viewports.phone)
  return found
}

/** As `findBarriers`; barriers at the width at which staff work, and at both in the soak. */
async function findBarriersAtDesk(page: Page, screen: Screen): Promise<string[]> {
  if (process.env.SOAK !== undefined) return findBarriers(page, screen)
  return [...(await failureOf(captureBoth(page, screen.name))), ...(await failureOf(expectAccessible(page)))]
}

async function findForeignWords(page: Page, given: GivenTexts, foreign: RegExp): Promise<string[]> {
  await given.gathered()
  const lines = await linesOf(page)
  return lines.flatMap(line =>
    given.foreignWords(line, foreign).map(word => `"${word}" in "${line.slice(0, 80)}"`),
  )
}

describe('the portal', () => {
  const given = new GivenTexts()
  let story: Story
  let pages: readonly [Page, Page]
  let screens: readonly Screen[]

  async function open(): Promise<Page> {
    const page = await openApplicant(story, platform, 'chenyu')
    watchTraffic(page)
    given.gatherFrom(page)
    return page
  }

  /** Presses a switch and waits for the switch back. */
  async function switchOver(page: Page, name: string, back: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).first().click()
    await page.getByRole('button', { name: back, exact: true }).first().waitFor()
  }

  beforeAll(async () => {
    story = new Story(browser, 'portal-screens')
    pages = [await open(), await open()]
    const [page] = pages
    screens = [...openScreens, ...(await ownScreens(callerOf(page, '')))]
    for (const { address } of screens) {
      const query = new URL(address, platform.address).searchParams.get('query')
      if (query !== null) given.add(query)
    }
  })

  /** As the elderly see the page that is shown: the switch changes it in place. */
  async function findTooSmall(page: Page): Promise<string[]> {
    const { elder, leaveElder } = portalTexts.site
    await switchOver(page, elder, leaveElder)
    const found = [
      ...(await failureOf(expectNoSidewaysScroll(page))),
      ...(await findSmallTargets(page, leastElderTarget)),
      ...(await findSmallText(page, leastElderText)),
    ]
    await switchOver(page, leaveElder, elder)
    return found
  }

  test('fits both widths, has no barriers and targets of 44 px, speaks Chinese only; for the elderly targets of 60 px and text of 24 px', async () => {
    const found = await findOn(pages, screens, async (shown, screen) => [
      ...(await findBarriers(shown, screen)),
      ...(await findSmallTargets(shown)),
      ...(await findForeignWords(shown, given, latinWords)),
      ...(await findTooSmall(shown)).map(finding => `for the elderly: ${finding}`),
    ])
    expect(found).toEqual([])
  })

  test('stays as the elderly have chosen it, page after page', async () => {
    const [page] = pages
    await page.goto('/')
    await switchOver(page, portalTexts.site.elder, portalTexts.site.leaveElder)
    await openScreen(page, { name: 'receipts', address: '/receipts' })
    expect(await findSmallText(page, leastElderText)).toEqual([])
    await switchOver(page, portalTexts.site.leaveElder, portalTexts.site.elder)
  })

  test('is complete in English', async () => {
    for (const page of pages) {
      await page.goto('/')
      await switchOver(page, 'English', '中文')
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en')
    }
    const check = async (shown: Page) => [
      ...(await failureOf(expectNoSidewaysScroll(shown))),
      ...(await findForeignWords(shown, given, hanWords)),
    ]
    // Here each page is opened by its address.
    const found = await findOn(pages, screens, check, openScreen)
    expect(found).toEqual([])
  })

  test('had no fault on any page', async () => expect(await story.allFaults()).toEqual([]))
})

/** Pages of the studio that its own stories look at, with more on them. */
const toldOfStudio: readonly string[] = [
  'studio-versions',
  'studio-versions-compared',
  'studio-compare',
  'studio-preview',
  'studio-history',
  'studio-in-review',
]

/** States of the studio that take steps to come to are its stories' too, and all of them are looked at in the soak. */
function isShort({ name, address, act }: Screen): boolean {
  return !toldOfStudio.includes(name) && (act === undefined || !address.startsWith('/console/studio'))
}

describe('the console', () => {
  test('has no barriers at its door', async () => {
    const story = new Story(browser, 'console-screens')
    const page = await openPortal(story, platform, 'desktop')
    watchTraffic(page)
    const screens = [{ name: 'login', address: '/console/' }]
    expect(await findOn([page], screens, findBarriersAtDesk)).toEqual([])
    expect(await story.allFaults()).toEqual([])
  })

  test.concurrent.each([
    ['clerk1', clerkScreens],
    ['market1', reviewerScreens],
    ['manager1', managerScreens],
    ['editor1', editorScreens],
  ] as const)('fits both widths and has no barriers or faults for %s', async (login, screensFor) => {
    const story = new Story(browser, `console-screens-${login}`)
    const page = await openStaff(story, platform, login)
    watchTraffic(page)
    const screens = (await screensFor(callerOf(page, '/console'))).filter(isShort)
    expect(screens.length).toBeGreaterThan(1)
    expect(await findOn([page], screens, findBarriersAtDesk)).toEqual([])
    expect(await story.allFaults()).toEqual([])
  })
})
