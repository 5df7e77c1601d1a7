import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { capture, expectAccessible, launchBrowser, Story, type ViewportName, viewports } from './browser.ts'

const form = `<!doctype html>
<html lang="zh-CN">
  <head><meta name="viewport" content="width=device-width"><title>我要开便利店</title></head>
  <body>
    <main>
      <h1>我要开便利店</h1>
      <form>
        <label for="name">经营者姓名</label>
        <input id="name" autocomplete="name">
        <button>提交申请</button>
      </form>
      <output></output>
    </main>
    <script>
      document.querySelector('form').addEventListener('submit', event => {
        event.preventDefault()
        const name = document.querySelector('#name').value
        document.querySelector('output').textContent = name + ',已收到您的申请'
      })
    </script>
  </body>
</html>`

describe('the test browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  it.each<ViewportName>(['phone', 'desktop'])(
    'fills in a Chinese form and captures it (%s)',
    async viewport => {
      const story = new Story(browser, 'test-browser')
      const page = await story.openPage({ viewport })
      await page.setContent(form)
      await page.getByLabel('经营者姓名').fill('王小明')
      await page.getByRole('button', { name: '提交申请' }).click()
      await expect.poll(() => page.getByRole('status').textContent()).toBe('王小明,已收到您的申请')
      await expectAccessible(page)
      expect(await page.evaluate(() => [navigator.language, window.innerWidth])).toEqual([
        'zh-CN',
        viewports[viewport].width,
      ])
      const path = await capture(page, 'form')
      expect(path).toMatch(new RegExp(`screenshots/test-browser/01-form-${viewports[viewport].width}\\.png$`))
      expect(existsSync(path)).toBe(true)
      expect(readFileSync(path).readUInt32BE(16)).toBe(viewports[viewport].width)
      expect(await capture(page, 'again')).toContain('/02-again-')
      expect(await story.allFaults()).toEqual([])
      await story.close()
    },
  )

  it('names the rule, the element and the help of an accessibility violation', async () => {
    const story = new Story(browser, 'test-browser')
    const page = await story.openPage({ viewport: 'phone' })
    await page.setContent('<html lang="zh-CN"><title>表</title><main><input id="unnamed"></main></html>')
    await expect(expectAccessible(page, 0)).rejects.toThrow(
      /1 accessibility violations:\n {2}label \(critical\)[\s\S]*#unnamed/,
    )
    await story.close()
  })

  it('collects what goes wrong in its pages', async () => {
    const story = new Story(browser, 'test-browser')
    const page = await story.openPage({ viewport: 'desktop' })
    await page.setContent('<script>console.error("报错"); missing()</script>')
    expect(await story.allFaults()).toEqual([
      expect.stringContaining('报错'),
      expect.stringContaining('missing is not defined'),
    ])
    await story.close()
  })

  it('captures only pages of a story', async () => {
    const page = await browser.newPage()
    await expect(capture(page, 'stray')).rejects.toThrow(/opened by a Story.*stray/)
    await page.close()
  })
})
