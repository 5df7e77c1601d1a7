/** One page in one state, and what must hold for all of them. */
import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { captureBoth, drawn, expectAccessible } from './browser.ts'
import { loadingWords } from './texts.ts'

export type Screen = {
  readonly name: string
  readonly address: string
  /** What is done to come into that state, once the page is shown. */
  readonly act?: (page: Page) => Promise<void>
}

const settleTimeoutMs = 60_000
/** A page may think for a moment between an answer and the next question. */
const quietLooks = 3

const pendingOf = new WeakMap<Page, Set<Request>>()

/** Must be called before the page is opened: `settled` counts the requests from here on. */
export function watchTraffic(page: Page): void {
  const pending = new Set<Request>()
  pendingOf.set(page, pending)
  page.on('request', request => {
    // The live stream is open as long as the page is.
    if (request.resourceType() !== 'eventsource') pending.add(request)
  })
  page.on('requestfinished', request => pending.delete(request))
  page.on('requestfailed', request => pending.delete(request))
}

function pendingFor(page: Page): Set<Request> {
  const pending = pendingOf.get(page)
  if (pending === undefined) throw new Error('The traffic of this page is not watched.')
  return pending
}

/** Nothing is on its way any more, nothing says that it is being loaded, and what came is drawn. */
async function settled(page: Page): Promise<void> {
  const pending = pendingFor(page)
  const end = performance.now() + settleTimeoutMs
  let quiet = 0
  while (quiet < quietLooks) {
    // What is drawn may have asked for more: after that the last look is taken.
    if (quiet === quietLooks - 1) await drawn(page)
    const busy = (await isLoading(page)) || pending.size > 0
    quiet = busy ? 0 : quiet + 1
    if (performance.now() < end) continue
    const addresses = [...pending].map(request => request.url())
    throw new Error(`${page.url()} does not settle; on its way: ${addresses.join(', ') || 'nothing'}`)
  }
}

/** Once the page has nothing else to do: answers that came are worked through. */
function isLoading(page: Page): Promise<boolean> {
  return page.evaluate(async words => {
    await new Promise(resolve => requestIdleCallback(resolve, { timeout: 1_000 }))
    const states = [...document.querySelectorAll('[role=status]')]
    return (
      document.querySelector('.loading, .ant-skeleton, .ant-spin-spinning') !== null ||
      states.some(state => words.includes(state.textContent.trim()))
    )
  }, loadingWords)
}

/** Pages on which something was done: they are left by loading the next one. */
const actedOn = new WeakSet<Page>()

/** Opens a page and waits until all of it is there. */
export async function openScreen(page: Page, { address, act }: Screen): Promise<void> {
  pendingFor(page).clear()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('h1').first().waitFor()
  await settled(page)
  actedOn.delete(page)
  if (act === undefined) return
  actedOn.add(page)
  await act(page)
  await settled(page)
}

/**
 * As `openScreen`, by the way that a link within the app takes: the app is not loaded anew. Where that can't lead to
 * the state that is meant, and where neither heading nor title changes, or no text, the page is loaded.
 */
export async function turnToScreen(page: Page, screen: Screen): Promise<void> {
  const from = URL.parse(page.url())
  const to = URL.parse(screen.address, page.url())
  const isWithinApp =
    from !== null && to !== null && appOf(from) === appOf(to) && from.pathname !== to.pathname
  if (!isWithinApp || screen.act !== undefined || actedOn.has(page)) return openScreen(page, screen)
  const before = await shownOn(page)
  pendingFor(page).clear()
  await page.evaluate(address => window.history.pushState(null, '', address), screen.address)
  await settled(page)
  await page.locator('h1').first().waitFor()
  const after = await shownOn(page)
  if (after.name === before.name || after.text === before.text) await openScreen(page, screen)
}

/** By its text alone a page that takes no notice would pass for the next one, where something moves on it by itself. */
async function shownOn(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const headings = await page.locator('h1').allInnerTexts()
  const text = await page.getByRole('main').first().innerText()
  return { name: [await page.title(), ...headings].join('\n'), text }
}

function appOf({ origin, pathname }: URL): string {
  return `${origin} ${/^\/console(?:\/|$)/.test(pathname) ? 'console' : 'portal'}`
}

const leastTarget = 44

/** A page of the portal as it is for everybody: fits phone and desk, is easy to hit with a finger, has no barrier. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  await captureBoth(page, name)
  expect(await findSmallTargets(page)).toEqual([])
  await expectAccessible(page)
}

/** Links, buttons and fields smaller than that, with their size. Links within a sentence may be smaller (WCAG 2.5.8). */
export function findSmallTargets(page: Page, leastPixels = leastTarget): Promise<string[]> {
  return page.evaluate(least => {
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('.visually-hidden, .skip-link') === null
    const isInSentence = (element: Element) => {
      const around = element.parentElement?.textContent?.trim() ?? ''
      return (
        getComputedStyle(element).display === 'inline' &&
        around.length > (element.textContent?.trim() ?? '').length
      )
    }
    /** A field's label takes the tap as well; a link may be spread over the card that it stands on. */
    const boxesOf = (element: Element) => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const spread = getComputedStyle(element, '::after')
      const isSpread = spread.position === 'absolute' && spread.inset === '0px'
      const card = isSpread && element instanceof HTMLElement ? element.offsetParent : null
      return [element, ...labels, ...(card === null ? [] : [card])].map(each => each.getBoundingClientRect())
    }
    const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    return targets
      .filter(element => isShown(element) && !isInSentence(element))
      .flatMap(element => {
        const height = Math.max(...boxesOf(element).map(box => box.height))
        const width = Math.max(...boxesOf(element).map(box => box.width))
        const isSmall = Math.min(height, width) < least - 0.5
        return isSmall
          ? [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 100)}`]
          : []
      })
  }, leastPixels)
}

/** Texts set smaller than that, with their size. */
export function findSmallText(page: Page, leastPixels: number): Promise<string[]> {
  return page.evaluate(least => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode
      if (element === null || textContent === null || textContent.trim() === '') continue
      if (!element.checkVisibility() || element.closest('.visually-hidden, option') !== null) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < least - 0.1) found.push(`${size} px: ${textContent.slice(0, 60)}`)
    }
    return found
  }, leastPixels)
}
