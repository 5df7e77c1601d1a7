import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

const screenshotsFolder = new URL('../screenshots/', import.meta.url)
const takesPictures = process.env.SCREENSHOTS !== undefined
/** Long enough for a machine that does many other things; a good run waits for none of them. */
const launchTimeoutMs = 120_000
const actionTimeoutMs = 60_000
/** How long a page may take to come to rest before what is wrong with it counts. */
const restTimeoutMs = 20_000
const highestPicturePixels = 12_000

export const viewports = {
  phone: { width: 375, height: 812 },
  desktop: { width: 1280, height: 800 },
} as const

export type ViewportName = keyof typeof viewports

/** A headless Chromium from npm; the caller closes it. */
export async function launchBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const found = await findChromium(environment)
  return await chromium.launch({
    executablePath: found.executablePath,
    env: { ...found.environment },
    timeout: launchTimeoutMs,
    // Containers often have 64 MB of shared memory; hinted glyphs differ between machines.
    args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
}

export interface StoryPageOptions {
  readonly viewport: ViewportName
  readonly baseURL?: string
  /** Default zh-CN. */
  readonly locale?: string
  /** What the server sends comes compressed, as everywhere else than here. Default false. */
  readonly compressed?: boolean
}

/**
 * One told story: its people's pages, the screenshots numbered in the order in which they are taken, its faults. The
 * screenshots of its last telling are removed.
 */
export class Story {
  readonly name: string
  /** Uncaught exceptions and console errors that the pages have told so far. */
  readonly faults: string[] = []
  readonly #browser: Browser
  readonly #contexts: BrowserContext[] = []
  #captures = 0

  constructor(browser: Browser, name: string) {
    this.#browser = browser
    this.name = name
    rmSync(new URL(`${name}/`, screenshotsFolder), { recursive: true, force: true })
  }

  /** A page with cookies and storage of its own: another person, or another device. */
  async openPage(options: StoryPageOptions): Promise<Page> {
    const phone = options.viewport === 'phone'
    const context = await this.#browser.newContext({
      viewport: viewports[options.viewport],
      isMobile: phone,
      hasTouch: phone,
      locale: options.locale ?? 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      // Each story has a server of its own, which would compress all of an app for a way of no length.
      ...(options.compressed === true ? {} : { extraHTTPHeaders: { 'accept-encoding': 'identity' } }),
      ...(options.baseURL === undefined ? {} : { baseURL: options.baseURL }),
    })
    context.setDefaultTimeout(actionTimeoutMs)
    this.#contexts.push(context)
    const page = await context.newPage()
    page.on('pageerror', error => this.faults.push(`${page.url()}: ${error.message}`))
    page.on('console', message => {
      // Chromium tells of a name that it does not know as a warning.
      const isOfHeader = message.text().startsWith('Error with Permissions-Policy')
      if (message.type() === 'error' || isOfHeader) this.faults.push(`${page.url()}: ${message.text()}`)
    })
    storyOfPage.set(page, this)
    return page
  }

  /** Faults of all pages, once each page has told all it had to tell. A good story has none. */
  async allFaults(): Promise<readonly string[]> {
    const pages = this.#contexts.flatMap(context => context.pages())
    await Promise.all(pages.map(page => page.evaluate(() => document.readyState)))
    return this.faults
  }

  nextCapture(): string {
    this.#captures += 1
    return String(this.#captures).padStart(2, '0')
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map(context => context.close()))
  }
}

const storyOfPage = new WeakMap<Page, Story>()

/** Writes the whole page to `screenshots/<story>/<nn>-<name>-<width>.png` and returns the path. */
export async function capture(page: Page, name: string): Promise<string> {
  return await captureAs(page, `${nextCaptureOf(page, name)}-${name}`)
}

/**
 * Looks at the page at the width of a phone and of a desktop, and says so when it scrolls sideways at one of them; with
 * `SCREENSHOTS` set, captures both under one number. The page is left at the width that it had.
 */
export async function captureBoth(page: Page, name: string): Promise<void> {
  await atBothWidths(page, name, expectNoSidewaysScroll)
}

/** As `captureBoth`, and no barriers at either width. */
export async function captureAccessible(page: Page, name: string): Promise<void> {
  await atBothWidths(page, name, async shown => {
    await expectNoSidewaysScroll(shown)
    await expectAccessible(shown)
  })
}

async function atBothWidths(page: Page, name: string, look: (page: Page) => Promise<void>): Promise<void> {
  const number = nextCaptureOf(page, name)
  const before = page.viewportSize()
  for (const viewport of [viewports.phone, viewports.desktop]) {
    await page.setViewportSize(viewport)
    // Pictures are for people to look at, and take a third of the time of a run.
    if (takesPictures) await captureAs(page, `${number}-${name}`)
    await look(page)
  }
  if (before !== null) await page.setViewportSize(before)
}

/**
 * What came is drawn: fonts and visible pictures are there, and what moves has come to rest. What moves for ever, such
 * as the sign that something is loading, does not count.
 */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const isAtRest =
      document.fonts.status === 'loaded' &&
      document
        .getAnimations()
        .every(
          ({ playState, effect }) =>
            playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
        ) &&
      [...document.images].every(image => {
        // What lies above or below the window may never be loaded.
        const { top, bottom } = image.getBoundingClientRect()
        const isSeen = image.checkVisibility() && bottom > 0 && top < window.innerHeight
        return image.complete || !isSeen
      })
    if (isAtRest) await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return isAtRest
  })
}

/** What is found on a page that has come to rest: looks again while there is something, and for a while only. */
async function findAtRest<Finding>(
  page: Page,
  find: () => Promise<Finding | undefined>,
  timeoutMs = restTimeoutMs,
): Promise<Finding | undefined> {
  const end = performance.now() + timeoutMs
  for (;;) {
    await drawn(page)
    const found = await find()
    if (found === undefined || performance.now() > end) return found
  }
}

/** Throws when the page is wider than its window, and names what sticks out. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const found = await findAtRest(page, () => findSticksOut(page))
  if (found === undefined) return
  const width = page.viewportSize()?.width ?? 0
  throw new Error(`${page.url()} scrolls sideways at ${width} px:\n${found.join('\n')}`)
}

function findSticksOut(page: Page): Promise<string[] | undefined> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return undefined
    const outside = [...document.querySelectorAll('body *')].filter(
      element => element.getBoundingClientRect().right > width + 1,
    )
    return outside.slice(0, 5).map(element => element.outerHTML.slice(0, 160))
  })
}

function nextCaptureOf(page: Page, name: string): string {
  const story = storyOfPage.get(page)
  if (story === undefined) throw new Error(`Only a page opened by a Story can be captured (${name}).`)
  return story.nextCapture()
}

async function captureAs(page: Page, name: string): Promise<string> {
  const folder = storyOfPage.get(page)?.name ?? ''
  const width = page.viewportSize()?.width ?? 0
  const file = new URL(`${folder}/${name}-${width}.png`, screenshotsFolder)
  const path = fileURLToPath(file)
  const before = page.viewportSize()
  if (before !== null) await growToContent(page, before)
  await drawn(page)
  await page.screenshot({ path, animations: 'disabled' })
  if (before !== null) await page.setViewportSize(before)
  return path
}

/**
 * Makes the window as high as the page, so that bars that stick to the window's edge stand where they belong and
 * pictures further down are loaded. An open dialog covers the window, and is seen as it is.
 */
async function growToContent(page: Page, { width }: { width: number }): Promise<void> {
  const height = await page.evaluate(() =>
    document.querySelector('dialog[open]') ? 0 : document.documentElement.scrollHeight,
  )
  if (height === 0) return
  await page.setViewportSize({ width, height: Math.min(height, highestPicturePixels) })
}

const wcagTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Axe is sent to a document once: it is larger than most pages. */
async function sendAxe(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const isThere = await frame.evaluate(() => 'axe' in window)
    if (!isThere) await frame.evaluate(axe.source)
  }
}

async function findViolations(page: Page) {
  await sendAxe(page)
  const violations = await page.evaluate(async values => {
    const found = await window.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values },
    })
    return found.violations
  }, wcagTags)
  return violations.length === 0 ? undefined : violations
}

/** Throws with a readable list when axe finds a violation of WCAG 2.2 A or AA on the page, and goes on to for so long. */
export async function expectAccessible(page: Page, timeoutMs = restTimeoutMs): Promise<void> {
  const violations = await findAtRest(page, () => findViolations(page), timeoutMs)
  if (violations === undefined) return
  const findings = violations.map(({ id, impact, help, helpUrl, nodes }) => {
    const places = nodes.map(({ target, html }) => `    ${target.join(' ')}\n      ${html.slice(0, 200)}`)
    return `  ${id} (${impact ?? 'unknown'}): ${help}\n    ${helpUrl}\n${places.join('\n')}`
  })
  throw new Error(`${page.url()} has ${violations.length} accessibility violations:\n${findings.join('\n')}`)
}
