/** A manager lets another system be told, and sends again what it did not take; screens of others follow by themselves. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureAccessible, launchBrowser, Story } from './browser.ts'
import { toldInOrder } from './in-order.ts'
import { callerOf, gotten, openApplicant, openStaff } from './people.ts'
import { type Platform, startPlatform } from './platform.ts'
import { portalTexts, consoleTexts as texts } from './texts.ts'

const t = texts.webhook
const name = '市大数据平台'

let browser: Browser
let platform: Platform
let story: Story
let manager: Page
let applicant: Page
let receiver: Server
let status = 503
let received = 0

toldInOrder()
beforeAll(async () => {
  receiver = createServer((request, response) => {
    received += 1
    request.resume()
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  ;[browser, platform] = await Promise.all([launchBrowser(), startPlatform({ WEBHOOK_ATTEMPTS: '1' })])
  story = new Story(browser, 'receivers')
  manager = await openStaff(story, platform, 'manager1')
  await manager.goto('/console/')
  applicant = await openApplicant(story, platform, 'wangfang')
})
afterAll(async () => {
  receiver.close()
  await browser?.close()
  await platform?.stop()
})

function address(): string {
  const bound = receiver.address()
  return `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/events`
}

async function seen(title: string): Promise<void> {
  await captureAccessible(manager, title)
}

const dialog = () => manager.getByRole('dialog')

/** One of the applicant's cases that wait at the window. */
async function waitingCase(page: Page): Promise<{ readonly id: string; readonly number: string }> {
  const query = { scope: 'own', stage: 'submitted' } as const
  const [found] = gotten(await callerOf(page, '')('listCases', { query })).cases
  if (found === undefined) throw new Error('wangfang has no case that waits')
  return found
}

async function withdraw(page: Page, id: string): Promise<void> {
  const command = { type: 'withdraw', reason: '不办了' } as const
  const body = { commandId: crypto.randomUUID(), command }
  gotten(await callerOf(page, '')('commandCase', { params: { case: id }, body }))
}

describe('a receiver of events', () => {
  test('is entered, and its secret shown once', async () => {
    await manager.getByRole('link', { name: t.title, exact: true }).click()
    await manager.getByText(t.empty).waitFor()
    await seen('empty')
    await manager.getByRole('button', { name: t.add }).click()
    await dialog().getByLabel(t.name, { exact: true }).fill(name)
    await dialog().getByLabel(t.url, { exact: true }).fill('https://10.0.0.1/events')
    await dialog().getByRole('button', { name: t.save }).click()
    await dialog().getByRole('alert').waitFor()
    await seen('refused-address')
    await dialog().getByLabel(t.url, { exact: true }).fill(address())
    await dialog().getByLabel(t.types, { exact: true }).fill('yijianshi.case')
    await dialog().getByRole('button', { name: t.save }).click()
    await dialog()
      .getByText(/^whsec_/)
      .waitFor()
    await seen('secret')
    await dialog().getByRole('button', { name: t.done }).click()
    await manager.getByText(t.states.ok).waitFor()
  })

  test('that takes nothing leaves dead letters, which are sent again when it is well', async () => {
    const { id } = await waitingCase(applicant)
    await withdraw(applicant, id)
    await manager.getByRole('button', { name: `${t.letters} 1` }).waitFor()
    await seen('not-delivered')
    await manager.getByRole('button', { name: `${t.letters} 1` }).click()
    await dialog().getByText(t.errors.answered('503')).waitFor()
    await dialog().getByRole('button', { name: t.resend }).click()
    await dialog().getByRole('alert').waitFor()
    await seen('dead-letter')
    const before = received
    status = 204
    await dialog().getByRole('button', { name: t.resend }).click()
    await dialog().getByText(t.noLetters).waitFor()
    expect(received).toBe(before + 1)
    await manager.keyboard.press('Escape')
    await manager.getByRole('button', { name: `${t.letters} 0` }).waitFor()
    await manager.getByText(t.states.ok).waitFor()
    await seen('delivered')
  })
})

test('screens follow what others do without being asked', async () => {
  const clerk = await openStaff(story, platform, 'clerk1')
  await clerk.goto('/console/desk?stage=withdrawn')
  await clerk.getByRole('row').nth(1).waitFor()
  const { id, number } = await waitingCase(applicant)
  await applicant.goto(`/cases/${id}`)
  await applicant.getByText(portalTexts.case.stages.submitted, { exact: true }).first().waitFor()
  // Another device of the same person: no reload, no click, and well before a page would look by itself.
  const elsewhere = await openApplicant(story, platform, 'wangfang', 'desktop')
  await withdraw(elsewhere, id)
  const soon = { timeout: 20_000 }
  await clerk.getByText(number).waitFor(soon)
  await applicant.getByText(portalTexts.case.stages.withdrawn, { exact: true }).first().waitFor(soon)
})

test('what was refused by law stands on the page of the case', async () => {
  const clerk = callerOf(await openStaff(story, platform, 'clerk1'), '/console')
  const { cases } = gotten(await clerk('listCases', { query: { scope: 'desk', stage: 'closed' } }))
  const id = cases[0]?.id ?? ''
  const command = { type: 'decline', reason: '不属于本区' } as const
  const refused = await clerk('commandCase', {
    params: { case: id },
    body: { commandId: crypto.randomUUID(), command },
  })
  expect(refused.ok).toBe(false)
  await manager.goto(`/console/cases/${id}?tab=attempts`)
  await manager
    .getByRole('list', { name: texts.attempts.title })
    .getByText(texts.attempts.commands.decline)
    .waitFor()
  await seen('attempts')
})

test('nothing went wrong behind the screens', async () => {
  expect((await story.allFaults()).filter(fault => !/\b(409|422)\b/.test(fault))).toEqual([])
})
