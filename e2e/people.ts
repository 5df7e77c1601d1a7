/** The demo's people at their screens: logged in through the login page, and calling the API as their browser would. */
import { createClient } from '@yijianshi/contract/client'
import type { Problem } from '@yijianshi/contract/shape'
import type { Page } from 'playwright-core'
import { demoPassword } from '../packages/server/src/demo/people.ts'
import type { Story, ViewportName } from './browser.ts'
import type { Platform } from './platform.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const callTimeoutMs = 60_000

/** A phone at the portal, nobody logged in. */
export function openPortal(
  story: Story,
  platform: Platform,
  viewport: ViewportName = 'phone',
): Promise<Page> {
  return story.openPage({ viewport, baseURL: platform.address })
}

/** Fills in the login page that is shown. */
export async function logIn(page: Page, login: string): Promise<void> {
  await page.getByLabel(portalTexts.login.name, { exact: true }).fill(login)
  await page.getByLabel(portalTexts.login.password, { exact: true }).fill(demoPassword)
  await page.getByRole('main').getByRole('button', { name: portalTexts.login.button, exact: true }).click()
  await page.getByRole('button', { name: portalTexts.site.logout, exact: true }).waitFor()
}

/** An applicant on the phone, logged in. */
export async function openApplicant(
  story: Story,
  platform: Platform,
  login: string,
  viewport: ViewportName = 'phone',
): Promise<Page> {
  const page = await openPortal(story, platform, viewport)
  await page.goto('/login')
  await logIn(page, login)
  return page
}

/** A member of staff at the console, logged in. */
export async function openStaff(story: Story, platform: Platform, login: string): Promise<Page> {
  const page = await story.openPage({ viewport: 'desktop', baseURL: platform.address })
  await page.goto('/console/')
  await page.getByLabel(consoleTexts.login.login, { exact: true }).fill(login)
  await page.getByLabel(consoleTexts.login.password, { exact: true }).fill(demoPassword)
  await page.locator('form').getByRole('button', { name: consoleTexts.login.submit }).click()
  await page.getByRole('navigation', { name: consoleTexts.frame.navigation }).waitFor()
  return page
}

/** The API with the page's cookies: `/console` for staff. Used to prepare, and to try what no screen offers. */
export function callerOf(page: Page, base: '' | '/console') {
  return createClient({
    base,
    language: () => 'zh-CN',
    timeoutMs: callTimeoutMs,
    fetch: async (address, init) => {
      const answer = await page.context().request.fetch(String(address), {
        method: init?.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init?.headers)),
        ...(typeof init?.body === 'string' && { data: init.body }),
      })
      return new Response(answer.status() === 204 ? null : await answer.text(), { status: answer.status() })
    },
  })
}
export type Caller = ReturnType<typeof callerOf>

/** The value of an answer that must have come. */
export function gotten<Value>(
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem?: unknown },
): Value {
  if (answer.ok) return answer.value
  throw new Error(`Refused: ${JSON.stringify(answer.problem)}`)
}

/** Code of the refusal that must have come; `undefined` says that none came. */
export function refusalOf(answer: {
  readonly ok: boolean
  readonly problem?: Problem | undefined
}): string | undefined {
  return answer.ok ? undefined : answer.problem?.code
}
