import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoEnterprises } from '../packages/server/src/demo/enterprises.ts'
import { captureBoth, expectAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { expectGoodPage } from './screen.ts'
import { mainAnswers, matter } from './shop.ts'
import { consoleTexts, portalTexts as texts } from './texts.ts'

const words = texts.mandate

let browser: Browser
let platform: Platform
let mother: Page
let daughter: Page
let clerk: Page
let draft: string

toldInOrder()
beforeAll(async () => {
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform()])
  const story = new Story(browser, 'mandate')
  ;[mother, daughter, clerk] = await Promise.all([
    openApplicant(story, platform, 'wangfang'),
    openApplicant(story, platform, 'lihua'),
    openStaff(story, platform, 'clerk1'),
  ])
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click()
const seeHeading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('a mother asks her daughter, one decision per screen', async () => {
  await mother.goto('/my')
  await main(mother).getByRole('link', { name: words.title }).click()
  await seeHeading(mother, words.title)
  await expectGoodPage(mother, 'list')
  await main(mother).getByRole('link', { name: words.give }).click()
  await press(mother, texts.continue)
  await mother.getByRole('alert').getByText(words.new.kindMissing).waitFor()
  await mother.getByLabel(words.kinds.family).check()
  await expectGoodPage(mother, 'kind')
  await press(mother, texts.continue)
  await mother.getByLabel(words.new.agentName, { exact: true }).fill('李华')
  await mother.getByLabel(words.document.number, { exact: true }).fill('110199198809129925')
  await expectGoodPage(mother, 'agent')
  for (const heading of [words.new.acts, words.new.matters, words.new.until, words.new.check]) {
    await press(mother, texts.continue)
    await seeHeading(mother, heading)
  }
  await expectGoodPage(mother, 'check')
  await press(mother, words.new.send)
  await seeHeading(mother, words.gives('王芳', '李华'))
  await main(mother).getByText(words.standings.waiting).waitFor()
})

test('the daughter accepts, chooses for whom, and sees whose it is above each page', async () => {
  await daughter.goto('/mandates')
  await main(daughter)
    .getByRole('link', { name: words.gives('王芳', '李华') })
    .click()
  await expectGoodPage(daughter, 'answer')
  await press(daughter, words.answers.accept)
  await daughter.getByRole('status').getByText(words.done.accept).waitFor()

  const answers = new URLSearchParams(
    Object.entries(mainAnswers).map(([id, value]) => [
      id,
      Array.isArray(value) ? `~${value.join('~')}` : String(value),
    ]),
  )
  await daughter.goto(`/matters/${matter}/begin?${answers}`)
  await seeHeading(daughter, words.begin.heading)
  await daughter.getByLabel(words.begin.person('王芳')).check()
  await expectGoodPage(daughter, 'whom')
  await press(daughter, texts.continue)
  await daughter.waitForURL(/\/drafts\/[0-9a-f-]{36}$/)
  await main(daughter).getByText(words.banner('王芳')).waitFor()
  await expectGoodPage(daughter, 'draft')
  draft = new URL(daughter.url()).pathname.split('/').at(-1) ?? ''
  await daughter.goto(`/drafts/${draft}/sharing`)
  await main(daughter).getByText(texts.sharing.onlyOneself).waitFor()
  expect(await main(daughter).getByRole('checkbox').count()).toBe(0)
  await expectGoodPage(daughter, 'only-oneself')

  await daughter.goto('/my')
  await daughter.getByRole('navigation', { name: words.whose }).getByRole('link', { name: '王芳' }).click()
  await daughter.waitForURL(/\/my\?for=/)
  await daughter.locator('.own-list a[href^="/cases/"]').first().click()
  await main(daughter).getByText(words.banner('王芳')).waitFor()
  await expectGoodPage(daughter, 'case')
})

test('the mother sees each step, takes it back, and then it is over', async () => {
  await mother.reload()
  await main(mother).getByText(words.uses['began-draft']).waitFor()
  await expectGoodPage(mother, 'uses')
  await press(mother, words.answers.revoke)
  expect(await mother.locator(':focus').innerText()).toBe(words.revokeAsked('李华'))
  await press(mother, words.revokeNo)
  expect(await mother.locator(':focus').innerText()).toBe(words.answers.revoke)
  await main(mother).getByText(words.standings.holds, { exact: true }).waitFor()
  await press(mother, words.answers.revoke)
  await expectGoodPage(mother, 'taking-back')
  await press(mother, words.revokeYes)
  await mother.getByRole('status').getByText(words.done.revoke).waitFor()
  await daughter.goto(`/drafts/${draft}`)
  await seeHeading(daughter, '委托已经结束')
  expect(await main(daughter).innerText()).not.toContain('王芳')
  await mother.goto(`/drafts/${draft}`)
  await mother.getByRole('heading', { name: texts.draft.formGroup }).waitFor()
})

test('a window records who speaks for an organisation, and she asks an employee', async () => {
  const { intake, mandate } = consoleTexts
  const shop = { name: '示范市便民便利店有限公司', creditCode: '91990101MA0000000U' }
  await clerk.goto('/console/')
  await clerk.getByRole('link', { name: mandate.title, exact: true }).click()
  await clerk.getByRole('radio', { name: intake.comings['for-organisation'] }).check()
  await button(clerk, mandate.record).click()
  await clerk.getByText(intake.organisationProblems.creditCodeMissing).waitFor()
  await captureBoth(clerk, 'window')
  await clerk.getByLabel(intake.organisation.name).fill(shop.name)
  const form = clerk.getByRole('region', { name: mandate.recordTitle, exact: true })
  await form.getByLabel(intake.organisation.creditCode).fill(shop.creditCode)
  const agent = clerk.getByRole('group', { name: intake.agent })
  await agent.getByLabel(intake.person.name, { exact: true }).fill('王芳')
  await agent.getByLabel(intake.person.citizenNumber, { exact: true }).fill('110199199206189931')
  await agent.getByLabel(intake.person.mobile, { exact: true }).fill('13900000103')
  const nextYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
  await clerk.getByLabel(mandate.until, { exact: true }).fill(nextYear)
  await expectAccessible(clerk)
  await button(clerk, mandate.record).click()
  await clerk.getByText(mandate.recorded(shop.name, '王芳')).waitFor()
  await captureBoth(clerk, 'recorded')
  await mother.goto('/mandates')
  await main(mother)
    .getByRole('link', { name: words.giveForOrganisation(shop.name) })
    .waitFor()
})

test('the legal representative is told by the register, with consent, and lays it down', async () => {
  const { register } = words
  const { shop } = demoEnterprises
  await mother.goto('/mandates')
  await main(mother).getByRole('link', { name: register.open }).click()
  await seeHeading(mother, register.heading)
  await press(mother, register.send)
  await mother.getByRole('alert').getByText(register.consentMissing).waitFor()
  await expectGoodPage(mother, 'claim')
  await mother.getByLabel(register.code).fill(shop.code)
  await mother.getByLabel(register.consent).check()
  await press(mother, register.send)
  await seeHeading(mother, words.gives(shop.name, '王芳'))
  await main(mother).getByText(words.proofs.register, { exact: true }).waitFor()
  await captureBoth(mother, 'claimed')
  await press(mother, words.answers.renounce)
  await mother.getByRole('status').getByText(words.done.renounce).waitFor()
})
