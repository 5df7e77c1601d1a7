/** One page in one state, and what must hold for all of them. */
import type { Page } from 'playwright-core'

export type Screen = {
  readonly name: string
  readonly address: string
  /** What is done to come into that state, once the page is shown. */
  readonly act?: (page: Page) => Promise<void>
}

const pendingOf = new WeakMap<Page, Set<unknown>>()

/** Must be called before the page is opened: `settled` counts the requests from here on. */
export function watchTraffic(page: Page): void {
  const pending = new Set<unknown>()
  pendingOf.set(page, pending)
  page.on('request', request => pending.add(request))
  page.on('requestfinished', request => pending.delete(request))
  page.on('requestfailed', request => pending.delete(request))
}

/** Nothing is on its way any more, and what came is drawn. */
async function settled(page: Page): Promise<void> {
  const pending = pendingOf.get(page)
  if (pending === undefined) throw new Error('The traffic of this page is not watched.')
  let quiet = 0
  while (quiet < 2) {
    await page.evaluate(
      () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    quiet = pending.size === 0 ? quiet + 1 : 0
  }
}

/** Opens a page and waits until all of it is there. */
export async function openScreen(page: Page, { address, act }: Screen): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('h1').first().waitFor()
  await settled(page)
  if (act === undefined) return
  await act(page)
  await settled(page)
}

/** Links, buttons and fields smaller than that, with their size. Links within a sentence may be smaller (WCAG 2.5.8). */
export function findSmallTargets(page: Page, leastPixels: number): Promise<string[]> {
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
