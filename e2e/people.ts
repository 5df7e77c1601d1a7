/** The demo's people at their screens: logged in through the login page, and calling the API as their browser would. */
import { createClient } from '@yijianshi/contract/client'
import type { Problem } from '@yijianshi/contract/shape'
import type { Page } from 'playwright-core'
import { demoPassword } from '../packages/server/src/demo/people.ts'
import type { Story, ViewportName } from './browser.ts'
import type { Platform } from './platform.ts'
import { consoleTexts, portalTexts } from './texts.ts'

const callTimeoutMs = 60_000

/** Nobody logged in; a phone, where nothing else is said. */
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

/** A page of an applicant, on the phone, who is logged in; nothing is opened yet. */
export function openApplicant(
  story: Story,
  platform: Platform,
  login: string,
  viewport: ViewportName = 'phone',
): Promise<Page> {
  return openLoggedIn(story, platform, { login, viewport, base: '' })
}

/** A page of a member of staff who is logged in; nothing is opened yet. */
export function openStaff(story: Story, platform: Platform, login: string): Promise<Page> {
  return openLoggedIn(story, platform, { login, viewport: 'desktop', base: '/console' })
}

/** By the API: the log-in pages have stories of their own, and cost as much as all that some people do here. */
async function openLoggedIn(
  story: Story,
  platform: Platform,
  person: { readonly login: string; readonly viewport: ViewportName; readonly base: Base },
): Promise<Page> {
  const page = await openPortal(story, platform, person.viewport)
  const body = { login: person.login, password: demoPassword }
  gotten(await callerOf(page, person.base)('login', { body }))
  return page
}

/** A member of staff who comes to the console through its log-in page. */
export async function enterConsole(story: Story, platform: Platform, login: string): Promise<Page> {
  const page = await story.openPage({ viewport: 'desktop', baseURL: platform.address, compressed: true })
  await page.goto('/console/')
  await page.getByLabel(consoleTexts.login.login, { exact: true }).fill(login)
  await page.getByLabel(consoleTexts.login.password, { exact: true }).fill(demoPassword)
  await page.locator('form').getByRole('button', { name: consoleTexts.login.submit }).click()
  await page.getByRole('navigation', { name: consoleTexts.frame.navigation }).waitFor()
  return page
}

type Base = '' | '/console'

/** The API with the page's cookies: `/console` for staff. Used to prepare, and to try what no screen offers. */
export function callerOf(page: Page, base: Base) {
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
