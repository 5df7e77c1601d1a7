import { setTimeout as delay } from 'node:timers/promises'
import type { Draft } from '@yijianshi/contract/draft'
import type { Browser, Locator, Page, Request, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureBoth, drawn, launchBrowser, Story } from './browser.ts'
import { fillByKeyboard, pressButton } from './keyboard.ts'
import { callerOf, gotten, openApplicant } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { mainAnswers, matter, sampleFile, shopForm } from './shop.ts'
import { portalTexts as texts } from './texts.ts'

const login = 'lihua'
const name = '示范市东湖区小桃园便利店有限公司'
const nameLabel = '企业（店铺）名称'
const scopeLabel = '经营范围'
const mailLabel = '电子邮箱'
const lateSaveMs = 5_000
/** What the browser itself says of the refusals and of the missing network that are told here. */
const expectedFaults = [/\/sections\/subject: .*ERR_INTERNET_DISCONNECTED/, /\/materials: .*status of 4\d\d/]

let browser: Browser
let platform: Platform
let story: Story
let page: Page
let draft: Draft

beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'draft')
  page = await openApplicant(story, platform, login)
  draft = gotten(await callerOf(page, '')('createDraft', { body: { matter, answers: mainAnswers } }))
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

function field(of: Page, label: string): Locator {
  return of.getByLabel(label, { exact: true })
}

async function typeInto(of: Page, label: string, text: string): Promise<void> {
  await field(of, label).fill('')
  await field(of, label).pressSequentially(text)
}

function shows(of: Page, label: string, text: string): Promise<void> {
  return expect.poll(() => field(of, label).inputValue()).toBe(text)
}

function hasFocus(of: Locator): Promise<boolean> {
  return of.evaluate(element => element === document.activeElement)
}

/** What another device would be given now. */
async function valuesOnServer(): Promise<Draft['values']> {
  return gotten(await callerOf(page, '')('getDraft', { params: { draft: draft.id } })).values
}

/** The server has these, and the page says so. */
async function savedAs(of: Page, values: Draft['values']): Promise<void> {
  await expect.poll(valuesOnServer).toMatchObject(values)
  const note = of.getByRole('status').filter({ hasText: /^已保存/ })
  await note.waitFor()
}

function isLoad(request: Request): boolean {
  return request.method() === 'GET' && request.url().endsWith(`/api/drafts/${draft.id}`)
}

/** Hands the requests of a page about its draft to `handle`; gives a way to stop that. */
async function intercept(of: Page, handle: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const address = new RegExp(`/api/drafts/${draft.id}$`)
  await of.route(address, handle)
  return () => of.unroute(address, handle)
}

describe('what was typed is there again', () => {
  test('after a reload', async () => {
    await page.goto(`/drafts/${draft.id}/sections/subject`)
    await typeInto(page, nameLabel, name)
    await page.keyboard.press('Tab')
    await savedAs(page, { 'subject-name': name })
    await typeInto(page, scopeLabel, '日用百货零售、食品销售')
    await page.reload()
    await shows(page, nameLabel, name)
    await shows(page, scopeLabel, '日用百货零售、食品销售')
    await savedAs(page, { 'business-scope': '日用百货零售、食品销售' })
  })

  test('after a crash, at once on the same device, without the last field on another one', async () => {
    const crashing = await page.context().newPage()
    await crashing.goto(`/drafts/${draft.id}/sections/subject`)
    await typeInto(crashing, scopeLabel, '日用百货零售、烟草制品零售')
    await crashing.keyboard.press('Tab')
    await savedAs(crashing, { 'business-scope': '日用百货零售、烟草制品零售' })
    // From here on no answer comes, so that the last field does not reach the server before the crash.
    await intercept(crashing, async () => {})
    await typeInto(crashing, mailLabel, 'shop@example.com')
    const onDevice = () => page.evaluate(() => JSON.stringify(localStorage))
    await expect.poll(onDevice).toContain('shop@example.com')
    const crashed = crashing.waitForEvent('crash')
    const devtools = await crashing.context().newCDPSession(crashing)
    devtools.send('Page.crash').catch(() => {})
    await crashed
    await crashing.close()

    const elsewhere = await valuesOnServer()
    expect(elsewhere).toMatchObject({ 'subject-name': name, 'business-scope': '日用百货零售、烟草制品零售' })
    expect(elsewhere).not.toHaveProperty('email')
    await page.goto(`/drafts/${draft.id}/sections/subject`)
    await shows(page, scopeLabel, '日用百货零售、烟草制品零售')
    await shows(page, mailLabel, 'shop@example.com')
    await savedAs(page, { email: 'shop@example.com' })
  })

  test('on another device that was open all the while, when it is looked at again', async () => {
    const phone = await openApplicant(story, platform, login)
    await phone.goto(`/drafts/${draft.id}/sections/subject`)
    await shows(phone, mailLabel, 'shop@example.com')
    await typeInto(page, mailLabel, 'new-shop@example.com')
    await page.keyboard.press('Tab')
    await savedAs(page, { email: 'new-shop@example.com' })
    await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await shows(phone, mailLabel, 'new-shop@example.com')
    await phone.context().close()
  })

  test('when the network was away meanwhile', async () => {
    await page.context().setOffline(true)
    await typeInto(page, mailLabel, 'offline@example.com')
    await page.keyboard.press('Tab')
    await page.getByText(texts.errors.offline).waitFor()
    await page.getByText(texts.draft.unsaved).waitFor()
    await captureBoth(page, 'offline')
    await page.context().setOffline(false)
    await savedAs(page, { email: 'offline@example.com' })
  })
})

describe('what comes late does no harm', () => {
  test('an answer that was on its way while something was typed', async () => {
    const released = Promise.withResolvers<void>()
    const read = Promise.withResolvers<void>()
    const stop = await intercept(page, async route => {
      if (!isLoad(route.request())) return await route.continue()
      const older = await route.fetch()
      read.resolve()
      await released.promise
      await route.fulfill({ response: older })
    })
    const late = page.waitForResponse(answer => isLoad(answer.request()))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await read.promise
    await typeInto(page, mailLabel, 'typed-meanwhile@example.com')
    await page.keyboard.press('Tab')
    await savedAs(page, { email: 'typed-meanwhile@example.com' })
    released.resolve()
    await (await late).finished()
    await drawn(page)
    await shows(page, mailLabel, 'typed-meanwhile@example.com')
    await stop()
  })

  test('a save that was on its way while the draft was left and opened again', async () => {
    const first = Promise.withResolvers<void>()
    let saves = 0
    const stop = await intercept(page, async route => {
      if (route.request().method() === 'PATCH') saves += 1
      if (route.request().method() !== 'PATCH' || saves > 1) return await route.continue()
      await delay(lateSaveMs)
      await route.continue()
      first.resolve()
    })
    await typeInto(page, mailLabel, 'earlier@example.com')
    await page.getByRole('link', { name: texts.draft.toTasks }).click()
    await page.getByRole('link', { name: texts.back, exact: true }).click()
    await page.locator(`a[href="/drafts/${draft.id}"]`).click()
    await page.getByRole('link', { name: texts.draft.fill('店铺信息') }).click()
    await shows(page, mailLabel, 'earlier@example.com')
    await typeInto(page, mailLabel, 'later@example.com')
    await page.keyboard.press('Tab')
    await first.promise
    await savedAs(page, { email: 'later@example.com' })
    await stop()
  })
})

describe('a file', () => {
  test('of a wrong type is refused with the reason, whatever its name says', async () => {
    await page.goto(`/drafts/${draft.id}/materials`)
    const card = page.getByRole('region', { name: '公司章程', exact: true })
    await card.getByLabel(texts.materials.choose).setInputFiles({
      name: '章程.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('MZ this is a program and no picture'),
    })
    const reason = card.getByRole('alert').getByText(texts.materials.uploadFailed('章程.jpg'))
    await expect.poll(() => reason.innerText()).toMatch(/请上传.*PDF/)
    await card.getByText(texts.materials.pages(0)).waitFor()
    await captureBoth(page, 'wrong-type')
  })

  test('of the right type takes its place, and can be removed again', async () => {
    const card = page.getByRole('region', { name: '公司章程', exact: true })
    await card.getByLabel(texts.materials.choose).setInputFiles(sampleFile('articles-of-association.webp'))
    await card.getByText(texts.materials.pages(1)).waitFor()
    await expect.poll(() => card.getByText(texts.materials.uploadFailed('章程.jpg')).count()).toBe(0)
    await card.getByRole('button', { name: texts.materials.remove('articles-of-association.webp') }).click()
    await card.getByText(texts.materials.pages(0)).waitFor()
  })
})

describe('what is wrong', () => {
  test('is told at once where it was typed, what is missing only on Continue', async () => {
    await page.goto(`/drafts/${draft.id}/sections/people`)
    await typeInto(page, '登记联络员手机', '1380000')
    await page.keyboard.press('Tab')
    await page.getByText(texts.problems.mobile('登记联络员手机')).waitFor()
    expect(await page.getByText(texts.problems.required('登记联络员姓名')).count()).toBe(0)
  })

  test('is summed up, and the summary leads to each field', async () => {
    await page.getByRole('button', { name: texts.draft.saveAndContinue }).click()
    const summary = page.getByRole('alert').filter({ hasText: texts.errors.summary })
    await summary.waitFor()
    await expect.poll(() => hasFocus(summary)).toBe(true)
    await expect.poll(() => page.title()).toMatch(new RegExp(`^${texts.errors.titlePrefix}`))
    await captureBoth(page, 'error-summary')
    await summary.getByRole('link', { name: texts.problems.required('登记联络员姓名') }).click()
    await expect.poll(() => hasFocus(field(page, '登记联络员姓名'))).toBe(true)
  })

  test('is told again before submitting, with a way to the page where it is mended and back', async () => {
    await page.goto(`/drafts/${draft.id}/check`)
    await page.getByRole('button', { name: texts.check.submit }).click()
    const summary = page.getByRole('alert').filter({ hasText: texts.errors.summary })
    await summary.getByText(texts.check.materialMissing('公司章程')).waitFor()
    await summary.getByText(texts.check.agreeMissing).waitFor()
    await captureBoth(page, 'check-errors')
    await summary.getByRole('link', { name: texts.check.materialMissing('公司章程') }).click()
    await page.getByRole('button', { name: texts.draft.continueToCheck }).click()
    await page.getByRole('heading', { level: 1, name: texts.check.heading }).waitFor()
  })
})

describe('the keyboard alone', () => {
  test('fills in a section from its first field to Continue', async () => {
    const values = shopForm(login, name)
    await page.goto(`/drafts/${draft.id}/sections/signboard`)
    await page.getByRole('heading', { level: 1, name: '招牌' }).waitFor()
    const fields = draft.plan.form.fields.filter(({ section }) => section === 'signboard')
    for (const each of fields) {
      const value = values[each.element]
      if (value !== undefined) await fillByKeyboard(page, each, value)
    }
    await pressButton(page, texts.draft.saveAndContinue)
    await page.getByRole('heading', { level: 1, name: '印章和税务' }).waitFor()
    const typed = async () => {
      const saved = await valuesOnServer()
      return fields.map(({ element }) => [element, saved[element]])
    }
    await expect.poll(typed).toEqual(fields.map(({ element }) => [element, values[element]]))
    const isExpected = (fault: string) => expectedFaults.some(expected => expected.test(fault))
    expect((await story.allFaults()).filter(fault => !isExpected(fault))).toEqual([])
  })
})
