// Draws the sample pictures of the catalogue from their HTML sources: node tools/samples/render.ts [id …]
// The pictures are kept with the catalogue; this is needed only after a source has changed. CHROMIUM_PATH
// names a browser, which needs a Chinese font.
import { readdir, writeFile } from 'node:fs/promises'
import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/browser.ts'

const sourceFolder = new URL('./', import.meta.url)
const targetFolder = new URL('../../catalogue/samples/', import.meta.url)
/** A sheet of class `small` is for papers that are recognised at a glance, and half as large. */
const sizes = { full: { scale: 1, maximumBytes: 80 * 1024 }, small: { scale: 0.7, maximumBytes: 25 * 1024 } }
const qualities = [80, 70, 60, 50, 40, 30]

async function sampleIds(wanted: readonly string[]): Promise<string[]> {
  const files = await readdir(sourceFolder)
  const all = files.filter(file => file.endsWith('.html')).map(file => file.slice(0, -'.html'.length))
  const unknown = wanted.filter(id => !all.includes(id))
  if (unknown.length > 0) throw new Error(`No source tools/samples/${unknown[0]}.html`)
  return all.filter(id => wanted.length === 0 || wanted.includes(id)).sort()
}

/** The best quality that a mobile connection can bear. WebP, which only the browser's own protocol writes. */
async function photograph(page: Page, protocol: CDPSession, id: string): Promise<Buffer> {
  await page.goto(new URL(`${id}.html`, sourceFolder).href)
  const sheet = await page.locator('.sheet').boundingBox()
  if (sheet === null) throw new Error(`${id} has no visible element of class sheet`)
  const small = (await page.locator('.sheet.small').count()) > 0
  const { scale, maximumBytes } = small ? sizes.small : sizes.full
  for (const quality of qualities) {
    const { data } = await protocol.send('Page.captureScreenshot', {
      format: 'webp',
      quality,
      clip: { ...sheet, scale },
      captureBeyondViewport: true,
    })
    const picture = Buffer.from(data, 'base64')
    if (picture.length <= maximumBytes) return picture
  }
  throw new Error(`${id} is larger than ${maximumBytes} bytes at any quality`)
}

const browser = await launchBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } })
  const protocol = await page.context().newCDPSession(page)
  for (const id of await sampleIds(process.argv.slice(2))) {
    const picture = await photograph(page, protocol, id)
    await writeFile(new URL(`${id}.webp`, targetFolder), picture)
    console.log(`${id}.webp ${Math.ceil(picture.length / 1024)} kB`)
  }
} finally {
  await browser.close()
}
