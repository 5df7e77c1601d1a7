import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, Story } from './browser.ts'
import { turnToScreen, watchTraffic } from './screen.ts'

const site = 'http://pages.test'

const follow = `
  const { pushState } = history
  history.pushState = (...given) => {
    pushState.apply(history, given)
    show()
  }`

/** An app that shows the address it is at, and beside it a number that rises by itself. */
function appThat(follows: boolean): string {
  return `<!doctype html>
<html lang="zh-CN">
  <title>网站</title>
  <main><h1></h1><p>0</p></main>
  <script>
    const show = () => { document.querySelector('h1').textContent = location.pathname }
    show()
    const number = document.querySelector('p')
    setInterval(() => { number.textContent = Number(number.textContent) + 1 }, 5)
    ${follows ? follow : ''}
  </script>
</html>`
}

describe('a turn to another page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  /** What is shown after it, and how often the app was loaded. */
  async function turnIn(app: string): Promise<{ heading: string; loads: number }> {
    const story = new Story(browser, 'turn')
    const page = await story.openPage({ viewport: 'phone', baseURL: site })
    watchTraffic(page)
    let loads = 0
    await page.route(`${site}/**`, route => {
      if (route.request().isNavigationRequest()) loads += 1
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: app })
    })
    await page.goto('/first')
    await turnToScreen(page, { name: 'second', address: '/second' })
    const heading = await page.locator('h1').innerText()
    await story.close()
    return { heading, loads }
  }

  test('does not load an app anew that follows the address', async () => {
    expect(await turnIn(appThat(true))).toEqual({ heading: '/second', loads: 1 })
  })

  test('loads a page anew that stays what it was, although its text moves by itself', async () => {
    expect(await turnIn(appThat(false))).toEqual({ heading: '/second', loads: 2 })
  })
})
