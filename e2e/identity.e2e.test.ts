/** Getting in: by password, by a code of the phone besides, by the unified identity; and seeing where one is in. */
import { decisionWords } from '@yijianshi/core/catalogue/decision-form'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addStaff } from '../packages/server/src/account/staff.ts'
import { demoPassword } from '../packages/server/src/demo/people.ts'
import { codeOfApp } from '../packages/server/src/identity/test-person.ts'
import {
  client,
  startProvider,
  type TestProvider,
} from '../packages/server/src/identity/unified/provider.fixture.ts'
import { captureAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { button } from './office.ts'
import { openPortal, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { findSmallTargets } from './screen.ts'
import { consoleTexts, portalTexts as texts } from './texts.ts'

const own = { login: 'linxiao', password: 'green-teapot-7', name: '林晓' }
const periodMs = 30_000

let provider: TestProvider
let platform: Platform
let browser: Browser
let story: Story
let phone: Page
let secret = ''
let recoveryCode = ''

toldInOrder()
beforeAll(async () => {
  provider = await startProvider({
    zhaoliu: { name: '赵柳', citizen_number: '110199199206189974', phone_number: '13900000178' },
  })
  ;[browser, platform] = await Promise.all([
    launchBrowser(),
    startPlatform({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      REQUIRE_SECOND_FACTOR: 'staff',
    }),
  ])
  provider.allow(platform.address)
  story = new Story(browser, 'identity')
  phone = await openPortal(story, platform)
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
  await provider?.stop()
})

const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click()
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)

async function enterPassword(page: Page): Promise<void> {
  await page.goto('/login?next=/my/security')
  await fill(page, texts.login.name, own.login)
  await fill(page, texts.login.password, own.password)
  await press(page, texts.login.button)
}

test('a citizen turns the second factor on, with the codes that are shown once', async () => {
  const { register, security } = texts
  await phone.goto('/register?next=/my/security')
  await fill(phone, register.realName, own.name)
  await fill(phone, texts.mandate.document.number, '110199199308159979')
  await fill(phone, register.mobile, '13900000177')
  await fill(phone, register.account, own.login)
  await fill(phone, register.password, own.password)
  await press(phone, register.button)
  await phone.getByRole('heading', { name: security.title }).waitFor()
  await press(phone, security.factor.begin)
  await fill(phone, security.factor.confirmPassword, own.password)
  await press(phone, security.factor.begin)
  await phone.getByRole('img', { name: security.factor.qrCode }).waitFor()
  secret = await main(phone).locator('code').innerText()
  await captureAccessible(phone, 'scan')
  await fill(phone, security.factor.code, codeOfApp(secret, Date.now()))
  await press(phone, security.factor.confirm)
  await phone.getByText(security.factor.recoveryHint).waitFor()
  expect(await main(phone).locator('code').count()).toBe(10)
  recoveryCode = await main(phone).locator('code').first().innerText()
  await press(phone, security.factor.kept)
  expect(await findSmallTargets(phone)).toEqual([])
  await captureAccessible(phone, 'security')
})

test('on another device the password alone is not enough', async () => {
  const laptop = await openPortal(story, platform, 'desktop')
  await enterPassword(laptop)
  await laptop.getByRole('heading', { name: texts.security.step.heading }).waitFor()
  await captureAccessible(laptop, 'second-step')
  await fill(laptop, texts.security.step.code, '000000')
  await press(laptop, texts.security.step.button)
  await laptop.getByRole('alert').getByText('验证码不对').waitFor()
  await fill(laptop, texts.security.step.code, codeOfApp(secret, Date.now() + periodMs))
  await press(laptop, texts.security.step.button)
  const sessions = laptop.getByRole('region', { name: texts.security.sessions.heading })
  await expect.poll(() => sessions.getByRole('listitem').count()).toBe(2)
  await laptop.getByRole('button', { name: texts.security.sessions.endOthers }).click()
  await expect.poll(() => sessions.getByRole('listitem').count()).toBe(1)
  await phone.goto('/my')
  await phone.getByRole('heading', { name: texts.login.heading, exact: true }).waitFor()
})

/** A fingerprint reader that says yes, in the browser itself. */
async function plugInAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('a citizen adds a passkey, comes by it without name, password or code, and removes it', async () => {
  const { passkeys, step } = texts.security
  // Browsers make no passkeys for an address in numbers.
  const baseURL = platform.address.replace('127.0.0.1', 'localhost')
  const page = await story.openPage({ viewport: 'phone', baseURL })
  await plugInAuthenticator(page)
  await enterPassword(page)
  await fill(page, step.code, recoveryCode)
  await press(page, step.button)
  await press(page, passkeys.add)
  await page.getByText(passkeys.added).waitFor()
  await page.getByRole('button', { name: texts.site.logout, exact: true }).click()
  await page.getByRole('link', { name: texts.site.login, exact: true }).waitFor()
  await page.goto('/login?next=/my/security')
  await press(page, passkeys.login)
  const own = page.getByRole('region', { name: passkeys.heading })
  await own.getByRole('listitem').waitFor()
  await platform.pool.query(`UPDATE session SET confirmed_at = confirmed_at - interval '6 minutes'`)
  await own.getByRole('button', { name: passkeys.remove }).click()
  await own.getByText(passkeys.confirm).waitFor()
  await captureAccessible(page, 'passkey-confirm')
  await press(page, passkeys.confirmByPasskey)
  await own.getByText(passkeys.removed).waitFor()
  await expect.poll(() => own.getByRole('listitem').count()).toBe(0)
})

test('a citizen comes by the unified identity, and leaves by it', async () => {
  const page = await openPortal(story, platform)
  await page.goto('/login?next=/my/security')
  await captureAccessible(page, 'login')
  await page.getByRole('link', { name: texts.security.unified('统一身份认证') }).click()
  await page.locator('input[name=login]').fill('zhaoliu')
  await page.locator('input[name=password]').fill('x')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
  await page.getByRole('link', { name: texts.site.mine('赵柳') }).waitFor()
  await page.getByText(texts.security.password.none).waitFor()
  await page.getByRole('button', { name: texts.site.logout, exact: true }).click()
  await page.waitForURL(`${provider.issuer}/**`)
  await page.locator('button[type=submit][value=yes]').click()
  await page.waitForURL(`${platform.address}/`)
  await page.getByRole('link', { name: texts.site.login, exact: true }).waitFor()
})

test('staff who must have a second factor set it up at the log-in, and see their account', async () => {
  const post = { role: 'editor' } as const
  await addStaff(platform.pool, { login: 'bianmu', name: '边牧', password: own.password, post }, Date.now())
  const page = await story.openPage({ viewport: 'desktop', baseURL: platform.address })
  await page.goto('/console/')
  const { login, account } = consoleTexts
  await fill(page, login.login, 'bianmu')
  await fill(page, login.password, own.password)
  await page.locator('form').getByRole('button', { name: login.submit }).click()
  await page.getByRole('heading', { name: account.step.enrolTitle }).waitFor()
  const typed = await main(page).locator('code').innerText()
  await captureAccessible(page, 'enrol')
  await fill(page, account.step.code, codeOfApp(typed, Date.now()))
  await page.locator('form').getByRole('button', { name: account.step.submit }).click()
  await page.getByText(account.recoveryHint).waitFor()
  await page.getByRole('button', { name: account.kept }).click()
  await page.getByRole('link', { name: consoleTexts.frame.pair(account.open, '边牧') }).click()
  await page.getByRole('heading', { name: account.sessions }).waitFor()
  await page.getByText(account.factorRequired).waitFor()
  await captureAccessible(page, 'account')
})

test('a citizen who forgot the password gets a code at the window, and a new password with it', async () => {
  const { reset, mandate } = texts
  const number = '110199199308159979'
  const window = await openStaff(story, platform, 'clerk1')
  await window.goto('/console/')
  const words = consoleTexts.resetCode
  await window.getByRole('link', { name: words.title, exact: true }).click()
  await window.getByLabel(words.number, { exact: true }).fill(number)
  await button(main(window), words.give).click()
  await window.getByText(words.seenMissing).waitFor()
  await window.getByLabel(words.seen).check()
  await button(main(window), words.give).click()
  await window.getByText(words.slip('林*')).waitFor()
  const code = await main(window).locator('code').innerText()
  await captureAccessible(window, 'reset-slip')
  const page = await openPortal(story, platform)
  await page.goto('/login')
  await page.getByRole('link', { name: reset.link }).click()
  await fill(page, mandate.document.number, number)
  await fill(page, reset.labels.windowCode, code)
  await fill(page, reset.labels.next, 'blue-kettle-8')
  expect(await findSmallTargets(page)).toEqual([])
  await captureAccessible(page, 'reset')
  await press(page, reset.button)
  await page.getByText(reset.doneHint(own.login)).waitFor()
})

test('who decides signs after giving the password once more; nothing on the page is lost', async () => {
  const { decision, signatures, passkeys } = consoleTexts
  const { refuse } = decisionWords('licence', 'zh')
  const found = await platform.pool.query<{ case_id: string }>(
    `SELECT case_id FROM task_view WHERE item = 'food-business-licence' AND stage = 'reviewed' LIMIT 1`,
  )
  const page = await openStaff(story, platform, 'market2')
  // The password is a secret now, as that of anybody in real use; and the log-in was a while ago.
  await platform.pool.query(`UPDATE account SET demo = false WHERE login = 'market2'`)
  await platform.pool.query(`UPDATE session SET confirmed_at = confirmed_at - interval '6 minutes'`)
  await page.goto(`/console/cases/${found.rows[0]?.case_id}/tasks/food-business-licence`)
  await button(page, refuse).click()
  await page.getByLabel(decision.reasons(refuse)).fill('经营场所与申请表不一致')
  await button(page, decision.confirmRefuse(refuse)).click()
  const asking = page.getByRole('dialog', { name: passkeys.confirmTitle })
  await asking.getByLabel(passkeys.confirmPassword).fill('wrong')
  await button(asking, passkeys.confirm).click()
  await asking.getByRole('alert').getByText('密码不对').waitFor()
  await captureAccessible(page, 'confirm')
  await asking.getByLabel(passkeys.confirmPassword).fill(demoPassword)
  await button(asking, passkeys.confirm).click()
  const signed = page.getByRole('region', { name: signatures.title })
  await signed.getByText(signatures.details).click()
  await signed.getByText('yijianshi staff signature 1').waitFor()
  await page.getByText('经营场所与申请表不一致').waitFor()
  await captureAccessible(page, 'signed')
})

test('no page told a fault', async () => {
  const faults = await story.allFaults()
  // The pages of the provider are not ours; one code was wrong, and one proof too old, on purpose.
  const ours = faults.filter(fault => !fault.startsWith(provider.issuer))
  expect(ours.filter(fault => !/status of (422|403)/.test(fault))).toEqual([])
})
