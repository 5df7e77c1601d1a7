import type { LicenceSummary } from '@yijianshi/contract/licence'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { callerOf, gotten, openApplicant, openPortal, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { expectGoodPage } from './screen.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const texts = portalTexts.licence

let browser: Browser
let platform: Platform
let story: Story
let holder: Page
let stranger: Page
/** A business licence of the demo. */
let licence: LicenceSummary

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  story = new Story(browser, 'licence')
  holder = await openApplicant(story, platform, 'wangfang')
  stranger = await openPortal(story, platform)
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

test('the demo’s results are licences, and their holder finds them', async () => {
  const call = callerOf(holder, '')
  const own = async () => gotten(await call('listOwnLicences', { query: {} })).licences
  // They follow the results of the demo as soon as the server runs.
  const find = async () => (await own()).find(({ item }) => item === 'business-registration')
  await expect.poll(async () => (await find())?.standing).toBe('valid')
  const found = await find()
  if (found === undefined) throw new Error('it was there just now')
  licence = found
  await holder.goto('/my')
  await holder.getByRole('main').getByRole('link', { name: texts.mine }).click()
  await holder.getByRole('heading', { level: 1, name: texts.heading }).waitFor()
  const row = holder.locator('.licence-list > li', { hasText: licence.number })
  await row.waitFor()
  await expectGoodPage(holder, 'list')
  await row.getByRole('link').click()
  await holder.getByRole('heading', { level: 1, name: licence.name.zh }).waitFor()
})

test('its holder shows it, a stranger looks, and the holder sees that', async () => {
  await holder.getByRole('button', { name: texts.showButton }).click()
  await holder.getByRole('img', { name: texts.showPicture }).waitFor()
  await expectGoodPage(holder, 'show')
  const code = (await holder.locator('.licence-code').innerText()).replaceAll(/\s/g, '')
  await stranger.goto(`/showings/${code}`)
  await stranger.getByRole('button', { name: texts.shownButton, exact: true }).click()
  await stranger.getByText(texts.reliable).waitFor()
  expect(await stranger.getByRole('main').innerText()).toContain('经营范围')
  await expectGoodPage(stranger, 'shown')
  await holder.getByText(texts.looks, { exact: true }).click()
  await holder.getByText(texts.lookUnknown).waitFor()
})

test('the window scans it, and its holder sees which office that was', async () => {
  await holder.getByRole('button', { name: texts.showAgain }).click()
  await holder.getByText(texts.showLeft(120)).waitFor()
  const code = await holder.locator('.licence-code').innerText()
  const clerk = await openStaff(story, platform, 'clerk1')
  await clerk.goto('/console/')
  const words = consoleTexts.licenceCheck
  await clerk.getByRole('link', { name: words.title }).click()
  await clerk.getByRole('searchbox', { name: words.code }).fill(code)
  await clerk.getByRole('button', { name: words.check, exact: true }).click()
  await clerk.getByText(words.reliable).waitFor()
  expect(await clerk.getByRole('main').innerText()).toContain('经营范围')
  await captureBoth(clerk, 'window')
  await expectAccessible(clerk)
  const { looks } = gotten(
    await callerOf(holder, '')('listLicenceLooks', { params: { licence: licence.id }, query: {} }),
  )
  expect(looks[0]).toMatchObject({ role: 'clerk', place: { zh: expect.stringContaining('政务') } })
})

test('anybody checks the paper by its code and by its file, and sees when it is suspended', async () => {
  const path = `/api/licences/${licence.id}/licence.pdf`
  const pdf = await (await holder.context().request.get(path)).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const { code } = gotten(await callerOf(holder, '')('getLicence', { params: { licence: licence.id } }))
  await stranger.goto('/verify')
  await stranger
    .locator('#licence-file')
    .setInputFiles({ name: 'l.pdf', mimeType: 'application/pdf', buffer: pdf })
  await stranger.getByText(texts.signature.good(licence.issuerName.zh)).waitFor()
  await expectGoodPage(stranger, 'file')
  await stranger.getByLabel(texts.code, { exact: true }).fill(code.toLowerCase())
  await stranger.getByRole('button', { name: texts.verifyButton, exact: true }).click()
  await stranger.getByText(texts.reliable).waitFor()
  expect(await stranger.getByRole('main').innerText()).toContain(licence.number)
  await expectGoodPage(stranger, 'verified')

  const registry = await openStaff(story, platform, 'market1')
  await registry.goto(`/console/cases/${licence.case}/tasks/${licence.item}`)
  const words = consoleTexts.licence
  await registry.getByRole('button', { name: words.suspend }).click()
  const panel = registry.getByRole('dialog', { name: words.suspend })
  await panel.getByLabel(consoleTexts.acts.reason).fill('正在调查')
  await panel.getByRole('button', { name: words.suspend }).click()
  await registry.getByText(words.suspendedBecause('正在调查')).waitFor()
  await captureBoth(registry, 'suspended')
  await stranger.reload()
  await stranger.getByText(texts.notReliable.suspended).waitFor()
  await expectGoodPage(stranger, 'not-valid')

  const manager = await openStaff(story, platform, 'manager1')
  await manager.goto('/console/supervision?tab=seals')
  // Its holder had it signed above.
  await manager.getByText(licence.number).first().waitFor()
  await captureBoth(manager, 'seals')
  await expectAccessible(manager)
})
