import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { findFieldText } from '@yijianshi/core/catalogue/field-texts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, Story } from './browser.ts'
import { begin, findings, look, openEntity, reachState, waitUntilSaved } from './editors.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { callerOf, gotten, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { sampleFile } from './shop.ts'
import { consoleTexts } from './texts.ts'

const { studio, materials } = consoleTexts
const { change, edit, picture } = studio
const seal = 'seal-filing'
const sealName = '公章刻制备案'
const quota = '数量限制'
const drawing = 'signboard-drawing'
const blank = `${drawing}-blank.webp`
const minuteMs = 60_000
const chinaMs = 8 * 60 * minuteMs

let browser: Browser
let platform: Platform
let story: Story
let author: Page
let second: Page

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'studio-changes')
  author = await openStaff(story, platform, 'editor1')
  second = await openStaff(story, platform, 'editor2')
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const changeId = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''

async function read(page: Page) {
  return gotten(await callerOf(page, '/console')('getChange', { params: { change: changeId(page) } }))
}

async function publishedNumber(): Promise<number | undefined> {
  const call = callerOf(author, '/console')
  return gotten(await call('listCatalogueVersions', { query: {} })).versions[0]?.number
}

/** The one gives the change away, the other approves it. */
async function review(by: Page, reviewer: Page): Promise<void> {
  await button(by, change.requestReview).click()
  await reachState(by, 'in-review')
  await reviewer.goto(by.url())
  await findings(reviewer).getByText(edit.noFindings).waitFor()
  await button(reviewer, change.approve).click()
  await reachState(reviewer, 'approved')
}

describe('a picture of a material', () => {
  const fieldName = (name: 'sample' | 'blankForm') =>
    findFieldText(`materials.${name}`)?.title.zh ?? `materials.${name}`
  const field = (name: 'sample' | 'blankForm'): Locator =>
    author.locator('.field').filter({ has: author.getByLabel(picture.choose(fieldName(name))) })
  const choose = (name: 'sample' | 'blankForm') => author.getByLabel(picture.choose(fieldName(name)))
  const show = (name: 'sample' | 'blankForm', file: string) =>
    field(name).getByRole('button', { name: picture.show(fieldName(name), file) })
  const given = (page: Page) =>
    read(page).then(({ samples }) => samples.map(({ name, deleted }) => [name, deleted]))

  test('is refused when it is none, whatever its name says', async () => {
    await begin(author, '换样本图片')
    await openEntity(author, drawing, '招牌效果图')
    await choose('sample').setInputFiles({
      name: 'drawing.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7'),
    })
    await field('sample').getByText(picture.wrongType('drawing.pdf')).waitFor()
    await choose('sample').setInputFiles({
      name: 'drawing.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    })
    await field('sample').getByText('样例图片只能是').waitFor()
    await look(author, 'picture-refused')
    expect(await given(author)).toEqual([])
  })

  test('replaces the one before, and is seen at once', async () => {
    const old = await show('sample', `${drawing}.webp`).locator('img').getAttribute('src')
    const other = await readFile(sampleFile('applicant-photograph.webp'))
    const file = { name: '新拍的.webp', mimeType: 'image/webp', buffer: other }
    await choose('sample').setInputFiles(file)
    await expect.poll(() => given(author)).toEqual([[`${drawing}.webp`, false]])
    const image = show('sample', `${drawing}.webp`).locator('img')
    await expect.poll(() => image.getAttribute('src')).not.toBe(old)
    const answer = await author.context().request.get(platform.address + (await image.getAttribute('src')))
    expect(await answer.body()).toEqual(other)
    expect(await field('sample').getByRole('alert').count()).toBe(0)
  })

  test('is shown in full, and left, by the keyboard', async () => {
    await show('sample', `${drawing}.webp`).focus()
    await author.keyboard.press('Enter')
    const panel = author.getByRole('dialog', { name: fieldName('sample') })
    await panel.getByRole('img', { name: `${drawing}.webp` }).waitFor()
    await look(author, 'picture-whole')
    await author.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
  })

  test('is put where there was none, and taken away again', async () => {
    await choose('blankForm').setInputFiles(sampleFile('applicant-identity.webp'))
    await show('blankForm', blank).waitFor()
    await waitUntilSaved(author)
    await findings(author).getByText(edit.noFindings).waitFor()
    await look(author, 'pictures')
    expect((await read(author)).files.map(({ text }) => text).join('')).toContain(`blankForm: ${blank}`)
    const remove = field('blankForm').getByRole('button', {
      name: materials.named(picture.remove, fieldName('blankForm')),
    })
    await remove.focus()
    await author.keyboard.press('Enter')
    await expect.poll(() => show('blankForm', blank).count()).toBe(0)
    await expect.poll(() => given(author)).toEqual([[`${drawing}.webp`, false]])
    await expect.poll(async () => (await read(author)).files).toEqual([])
    await findings(author).getByText(edit.noFindings).waitFor()
  })
})

describe('an entity', () => {
  const id = 'trial-service'

  test('is added, with what is still to be written named, and deleted', async () => {
    await begin(author, '新增一项')
    await findings(author).getByText(edit.noFindings).waitFor()
    await button(author, edit.addTitle).click()
    const panel = author.getByRole('dialog', { name: edit.addTitle })
    await button(panel, edit.add).click()
    await panel.getByText(edit.idWrong).waitFor()
    await panel.getByLabel(edit.idLabel).fill(seal)
    await panel.getByText(edit.idTaken).waitFor()
    await look(author, 'add')
    await panel.getByLabel(edit.idLabel).fill(id)
    await panel.getByLabel(edit.chinese).fill('试办事项')
    await panel.getByLabel(edit.english).fill('Trial service')
    await button(panel, edit.add).click()
    await author.getByRole('heading', { level: 2, name: '试办事项' }).waitFor()
    await findings(author).getByRole('button').first().waitFor()
    expect(await button(author, change.requestReview).isDisabled()).toBe(true)
    await waitUntilSaved(author)
    await look(author, 'added')
    expect((await read(author)).files.map(({ path }) => path)).toEqual([`items/${id}.yaml`])

    await button(author, edit.remove).click()
    await button(author.getByRole('tooltip'), change.confirm).click()
    await author.getByText(edit.gone).waitFor()
    await findings(author).getByText(edit.noFindings).waitFor()
    await expect.poll(async () => (await read(author)).files).toEqual([])
  })

  test('that others need is missed when it is deleted, and comes back', async () => {
    await openEntity(author, drawing, '招牌效果图')
    await button(author, edit.remove).click()
    await button(author.getByRole('tooltip'), change.confirm).click()
    await findings(author).getByText(new RegExp(drawing)).first().waitFor()
    await look(author, 'missed')
    await button(author, edit.restore).focus()
    await author.keyboard.press('Enter')
    // The question is what the keyboard stands in; refused, it is the button again.
    await author.locator('span:focus', { hasText: edit.restoreTitle }).waitFor()
    await author.keyboard.press('Escape')
    await expect
      .poll(() => button(author, edit.restore).evaluate(each => each === document.activeElement))
      .toBe(true)
    await author.keyboard.press('Enter')
    await button(author.getByRole('tooltip'), change.confirm).click()
    await findings(author).getByText(edit.noFindings).waitFor()
  })
})

describe('typing', () => {
  test('that has not even come to rest is there after a reload', async () => {
    await begin(author, '刷新不丢字')
    await openEntity(author, seal, sealName)
    // No timer ends and nothing is sent: what is there afterwards was kept when the page was left.
    await author.route('**/files', route =>
      route.request().method() === 'PUT' ? route.abort() : route.fallback(),
    )
    await author.evaluate(() => {
      window.setTimeout = Object.assign(() => 0, window.setTimeout)
    })
    await author.getByLabel(quota).first().fill('每户一枚')
    await author.reload()
    await author.getByText(edit.unsaved, { exact: true }).waitFor()
    await expect.poll(() => author.getByLabel(quota).first().inputValue()).toBe('每户一枚')
    await author.unroute('**/files')
    await waitUntilSaved(author)
    expect((await read(author)).files[0]?.text).toContain('每户一枚')
  })
})

describe('two changes of one file', () => {
  const path = `items/${seal}.yaml`

  test('meet when the later one takes the newer version as its base', async () => {
    await begin(second, '不限数量')
    const later = second.url()
    await openEntity(second, seal, sealName)
    await second.getByLabel(quota).first().fill('不限数量')
    await waitUntilSaved(second)
    await review(author, second)
    await button(second, change.publish).click()
    await button(second.getByRole('dialog', { name: change.publish }), change.publishNow).click()
    await reachState(second, 'published')

    await second.goto(later)
    await second.getByText(change.behind, { exact: true }).waitFor()
    await button(second, change.rebase).click()
    const panel = second.getByRole('dialog', { name: change.rebase })
    await button(panel, change.rebase).click()
    await panel.getByText(change.conflictWithVersion(path)).waitFor()
    await panel.getByText(/每户一枚/).waitFor()
    await panel.getByText(/不限数量/).waitFor()
    expect(await button(panel, change.rebase).isDisabled()).toBe(true)
    await look(second, 'rebase-conflict')
    await button(panel, edit.takeMine).click()
    await button(panel, change.rebase).click()
    await expect.poll(() => panel.count()).toBe(0)
    await expect.poll(() => second.getByText(change.behind, { exact: true }).count()).toBe(0)
    const { behind, files } = await read(second)
    expect([behind, files.map(file => file.path)]).toEqual([false, [path]])
    expect(files[0]?.text).toContain('不限数量')
    expect(files[0]?.text).not.toContain('每户一枚')
  })
})

describe('a publication at a date', () => {
  test('waits for its moment, and takes place without anybody', async () => {
    await review(second, author)
    await button(second, change.publish).click()
    const panel = second.getByRole('dialog', { name: change.publish })
    const before = await publishedNumber()
    const planned = Math.ceil(Date.now() / minuteMs + 5) * minuteMs
    const wallClock = new Date(planned + chinaMs).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)
    await panel.getByLabel(change.publishWhen).fill(wallClock)
    await button(panel, change.publishLater).click()
    await reachState(second, 'scheduled')
    expect(await read(second)).toMatchObject({ publishAt: new Date(planned).toISOString() })
    expect(await publishedNumber()).toBe(before)
    await look(second, 'scheduled')
    // Put forward: on the screen whole minutes are chosen, and a minute is long.
    const at = Date.now() + 5_000
    const body = { id: randomUUID(), type: 'publish', at: new Date(at).toISOString() } as const
    const params = { change: changeId(second) }
    gotten(await callerOf(second, '/console')('commandChange', { params, body }))
    await expect.poll(async () => (await read(second)).state).toBe('published')
    const { published, history } = await read(second)
    expect(Date.parse(published?.at ?? '')).toBeGreaterThanOrEqual(at)
    expect(history.filter(({ type }) => type === 'PublicationScheduled')).toHaveLength(2)
    expect(await publishedNumber()).toBe((before ?? 0) + 1)
    await reachState(second, 'published')
  })

  test('no page had a fault', async () => {
    const faults = await story.allFaults()
    expect(faults.filter(fault => !/net::ERR_FAILED|409|422/.test(fault))).toEqual([])
  })
})
