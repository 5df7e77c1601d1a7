import type { Draft } from '@yijianshi/contract/draft'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureBoth, launchBrowser, Story } from './browser.ts'
import { fillByKeyboard, pressButton } from './keyboard.ts'
import { callerOf, gotten, openApplicant } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { mainAnswers, matter, sampleFile, shopForm } from './shop.ts'
import { portalTexts as texts } from './texts.ts'

const login = 'lihua'
const name = '示范市东湖区小桃园便利店有限公司'
const nameLabel = '店铺（企业）名称'
const scopeLabel = '经营范围'
const mailLabel = '电子邮箱'

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

function savedNow(of: Page) {
  return of
    .getByRole('status')
    .filter({ hasText: /^已保存/ })
    .waitFor()
}

async function typeInto(of: Page, label: string, text: string): Promise<void> {
  await of.getByLabel(label, { exact: true }).fill('')
  await of.getByLabel(label, { exact: true }).pressSequentially(text)
}

/** What another device would be given now. */
async function valuesOnServer(): Promise<Draft['values']> {
  return gotten(await callerOf(page, '')('getDraft', { params: { draft: draft.id } })).values
}

describe('what was typed is there again', () => {
  test('after a reload', async () => {
    await page.goto(`/drafts/${draft.id}/sections/subject`)
    await typeInto(page, nameLabel, name)
    await page.keyboard.press('Tab')
    await savedNow(page)
    await typeInto(page, scopeLabel, '日用百货零售、食品销售')
    await page.reload()
    expect(await page.getByLabel(nameLabel, { exact: true }).inputValue()).toBe(name)
    expect(await page.getByLabel(scopeLabel, { exact: true }).inputValue()).toBe('日用百货零售、食品销售')
    await savedNow(page)
    await expect.poll(valuesOnServer).toMatchObject({ 'business-scope': '日用百货零售、食品销售' })
  })

  test('after a crash, at once on the same device, without the last field on another one', async () => {
    const crashing = await page.context().newPage()
    await crashing.goto(`/drafts/${draft.id}/sections/subject`)
    await typeInto(crashing, scopeLabel, '日用百货零售、烟草制品零售')
    await crashing.keyboard.press('Tab')
    await savedNow(crashing)
    await typeInto(crashing, mailLabel, 'shop@example.com')
    const crashed = crashing.waitForEvent('crash')
    const devtools = await crashing.context().newCDPSession(crashing)
    devtools.send('Page.crash').catch(() => {})
    await crashed
    await crashing.close()

    const elsewhere = await valuesOnServer()
    expect(elsewhere).toMatchObject({ 'subject-name': name, 'business-scope': '日用百货零售、烟草制品零售' })
    await page.goto(`/drafts/${draft.id}/sections/subject`)
    expect(await page.getByLabel(scopeLabel, { exact: true }).inputValue()).toBe('日用百货零售、烟草制品零售')
    expect(await page.getByLabel(mailLabel, { exact: true }).inputValue()).toBe('shop@example.com')
    await savedNow(page)
    await expect.poll(valuesOnServer).toMatchObject({ email: 'shop@example.com' })
  })

  test('on another device that was open all the while, when it is looked at again', async () => {
    const phone = await openApplicant(story, platform, login)
    await phone.goto(`/drafts/${draft.id}/sections/subject`)
    const other = phone.getByLabel(mailLabel, { exact: true })
    expect(await other.inputValue()).toBe('shop@example.com')
    await typeInto(page, mailLabel, 'new-shop@example.com')
    await page.keyboard.press('Tab')
    await savedNow(page)
    await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(() => other.inputValue()).toBe('new-shop@example.com')
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
    await savedNow(page)
    expect(await valuesOnServer()).toMatchObject({ email: 'offline@example.com' })
    const expected = (fault: string) => fault.includes('ERR_INTERNET_DISCONNECTED')
    story.faults.splice(0, story.faults.length, ...story.faults.filter(fault => !expected(fault)))
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
    await reason.waitFor()
    expect(await reason.innerText()).toMatch(/请上传.*PDF/)
    await card.getByText(texts.materials.pages(0)).waitFor()
    await captureBoth(page, 'wrong-type')
    const expected = (fault: string) => /status of 4\d\d/.test(fault)
    expect(story.faults.filter(fault => !expected(fault))).toEqual([])
    story.faults.length = 0
  })

  test('of the right type takes its place, and can be removed again', async () => {
    const card = page.getByRole('region', { name: '公司章程', exact: true })
    await card.getByLabel(texts.materials.choose).setInputFiles(sampleFile('articles-of-association.webp'))
    await card.getByText(texts.materials.pages(1)).waitFor()
    expect(await card.getByText(texts.materials.uploadFailed('章程.jpg')).count()).toBe(0)
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
    expect(await summary.evaluate(element => element === document.activeElement)).toBe(true)
    expect(await page.title()).toMatch(new RegExp(`^${texts.errors.titlePrefix}`))
    await captureBoth(page, 'error-summary')
    const field = page.getByLabel('登记联络员姓名', { exact: true })
    await summary.getByRole('link', { name: texts.problems.required('登记联络员姓名') }).click()
    expect(await field.evaluate(element => element === document.activeElement)).toBe(true)
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
    const fields = draft.plan.form.fields.filter(field => field.section === 'signboard')
    for (const field of fields) {
      const value = values[field.element]
      if (value !== undefined) await fillByKeyboard(page, field, value)
    }
    await pressButton(page, texts.draft.saveAndContinue)
    await page.getByRole('heading', { level: 1, name: '印章和税务' }).waitFor()
    const saved = await valuesOnServer()
    const typed = fields.map(({ element }) => [element, saved[element]])
    expect(typed).toEqual(fields.map(({ element }) => [element, values[element]]))
    expect(story.faults).toEqual([])
  })
})
