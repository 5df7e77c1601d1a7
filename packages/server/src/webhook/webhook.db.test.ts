import { randomUUID } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staff } from '../demo/test-story.ts'
import { readHorizon } from '../engine/outbox.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { AddressRefused, guardedLookup } from './address-guard.ts'

let house: TestApp
let manager: TestBrowser
let receiver: Server
let status: number
let received: { readonly id: string; readonly body: string }[]

beforeAll(async () => {
  house = await createTestApp()
  manager = await staff(house, 'manager1')
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray()
    received.push({ id: String(request.headers['webhook-id']), body: Buffer.concat(chunks).toString() })
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  received = []
  status = 204
})
afterAll(async () => {
  receiver.close()
  await house.close()
})

function url(): string {
  const bound = receiver.address()
  return `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/in`
}

async function subscribe(name = '市大数据平台') {
  const body = { name, url: url(), eventTypes: ['yijianshi.case'] }
  return gotten(await manager.call('createWebhook', { body }))
}

/** One event in a transaction of its own; gives the place before it and after it. */
async function happen(type: string): Promise<{ readonly after: number; readonly until: number }> {
  const added = await house.services.pool.query<{ transaction_id: number }>(
    `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
     VALUES ($1, 1, 'case', $2, now(), $1, 'clerk', '{}', '') RETURNING transaction_id`,
    [randomUUID(), type],
  )
  const until = added.rows[0]?.transaction_id ?? 0
  // Transactions of other tests on the same server may still run.
  await expect.poll(() => readHorizon(house.services.pool)).toBeGreaterThanOrEqual(until)
  return { after: until - 1, until }
}

/** As the relay leaves it after the last attempt. */
async function bury(webhook: string, type = 'CaseSubmitted'): Promise<string> {
  const id = randomUUID()
  const { after, until } = await happen(type)
  await house.services.pool.query(
    `INSERT INTO webhook_dead_letter
       (id, subscription, after_id, until_id, event_types, events, attempts, error_code, error_detail)
     VALUES ($1, $2, $3, $4, '{}', 1, 30, 'answered', '500')`,
    [id, webhook, after, until],
  )
  return id
}

describe('receivers', () => {
  test('are for managers only', async () => {
    const params = { webhook: randomUUID(), letter: randomUUID() }
    const { webhook } = params
    for (const login of ['clerk1', 'market1', 'editor1', 'chenyu']) {
      const other = login === 'chenyu' ? await new TestBrowser(house).login(login) : await staff(house, login)
      const codes = await Promise.all([
        other.call('listWebhooks'),
        other.call('createWebhook', { body: { name: 'x', url: url(), eventTypes: [] } }),
        other.call('changeWebhook', { params: { webhook }, body: { state: 'paused' } }),
        other.call('deleteWebhook', { params: { webhook } }),
        other.call('renewWebhookSecret', { params: { webhook } }),
        other.call('listDeadLetters', { params: { webhook }, query: {} }),
        other.call('resendDeadLetter', { params }),
        other.call('discardDeadLetter', { params }),
      ])
      expect(new Set(codes.map(codeOf))).toEqual(new Set(['access/role']))
    }
    expect(codeOf(await new TestBrowser(house).call('listWebhooks'))).toBe('access/login-needed')
  })

  test('get a secret that is shown when it is made, and never again', async () => {
    const { webhook, secret } = await subscribe()
    expect(secret).toMatch(/^whsec_/)
    expect(webhook).toMatchObject({
      state: 'active',
      behind: false,
      attempts: 0,
      failure: null,
      deadLetters: 0,
    })
    const listed = await manager.send({ url: '/api/webhooks' })
    expect(listed.body).toContain(webhook.id)
    expect(listed.body).not.toContain('whsec_')
    const params = { webhook: webhook.id }
    const renewed = gotten(await manager.call('renewWebhookSecret', { params }))
    expect(renewed.secret).not.toBe(secret)
    gotten(await manager.call('deleteWebhook', { params }))
  })

  test('are paused, changed and deleted; those of the operator are paused only', async () => {
    const { webhook } = await subscribe()
    const params = { webhook: webhook.id }
    const change = async (body: Parameters<typeof manager.call<'changeWebhook'>>[1]['body']) =>
      manager.call('changeWebhook', { params, body })
    expect(gotten(await change({ state: 'paused' })).state).toBe('paused')
    expect(gotten(await change({ name: '新名字', eventTypes: [] }))).toMatchObject({
      name: '新名字',
      eventTypes: [],
      state: 'paused',
    })
    await house.services.pool.query("UPDATE webhook_subscription SET source = 'setting' WHERE id = $1", [
      webhook.id,
    ])
    expect(codeOf(await change({ name: '别的' }))).toBe('webhook/operator')
    expect(codeOf(await manager.call('deleteWebhook', { params }))).toBe('webhook/operator')
    expect(gotten(await change({ state: 'active' })).state).toBe('active')
    await house.services.pool.query('DELETE FROM webhook_subscription WHERE id = $1', [webhook.id])
    expect(codeOf(await change({ state: 'paused' }))).toBe('webhook/not-found')
  })

  test.each(['http://10.0.0.1/', 'https://192.168.1.1/', 'https://[fe80::1]/', 'ftp://x.test/', 'x'])(
    'do not lie at %s',
    async wanted => {
      const body = { name: 'x', url: wanted, eventTypes: [] }
      expect(codeOf(await manager.call('createWebhook', { body }))).toBe('webhook/address')
    },
  )

  test('with a name that leads into the inner network are refused when it is resolved', async () => {
    const { address } = await lookup('localhost')
    expect(['127.0.0.1', '::1']).toContain(address)
    const strict = { privateAddresses: false, loopbackHttp: false, trusted: false }
    const resolved = new Promise((settle, fail) => {
      guardedLookup(strict)('localhost', { all: true }, (error, found) =>
        error ? fail(error) : settle(found),
      )
    })
    await expect(resolved).rejects.toBeInstanceOf(AddressRefused)
  })
})

describe('dead letters', () => {
  test('are listed newest first, page by page', async () => {
    const { webhook } = await subscribe()
    const letters: string[] = []
    for (let count = 0; count < 23; count += 1) letters.unshift(await bury(webhook.id))
    const params = { webhook: webhook.id }
    const first = gotten(await manager.call('listDeadLetters', { params, query: {} }))
    const cursor = first.next ?? ''
    const second = gotten(await manager.call('listDeadLetters', { params, query: { cursor } }))
    const seen = [...first.letters, ...second.letters].map(({ id }) => id)
    expect(seen.toSorted()).toEqual(letters.toSorted())
    expect(second.next).toBeNull()
    expect(first.letters[0]).toMatchObject({
      events: 1,
      attempts: 30,
      error: { code: 'answered', detail: '500' },
    })
    expect(codeOf(await manager.call('listDeadLetters', { params, query: { cursor: 'x' } }))).toBe(
      'request/invalid',
    )
    gotten(await manager.call('deleteWebhook', { params }))
  })

  test('are sent once more with the id they had, and stay when they are not taken', async () => {
    const { webhook } = await subscribe()
    const letter = await bury(webhook.id, 'CaseClosed')
    const params = { webhook: webhook.id, letter }
    received = []
    status = 503
    expect(codeOf(await manager.call('resendDeadLetter', { params }))).toBe('webhook/not-taken')
    const list = async () =>
      gotten(await manager.call('listDeadLetters', { params: { webhook: webhook.id }, query: {} })).letters
    const [kept] = await list()
    expect(kept).toMatchObject({ id: letter, attempts: 31, error: { detail: '503' } })
    status = 204
    gotten(await manager.call('resendDeadLetter', { params }))
    expect(received).toHaveLength(2)
    expect(received.map(({ id }) => id)).toEqual([kept?.messageId, kept?.messageId])
    expect(received[1]?.body).toContain('yijianshi.case.CaseClosed')
    expect(await list()).toEqual([])
    const { webhooks } = gotten(await manager.call('listWebhooks'))
    expect(webhooks.find(({ id }) => id === webhook.id)?.deliveredAt).not.toBeNull()
    expect(codeOf(await manager.call('resendDeadLetter', { params }))).toBe('webhook/not-found')
  })

  test('are thrown away by a manager, whose account is noted', async () => {
    const { webhook } = await subscribe()
    const letter = await bury(webhook.id)
    const params = { webhook: webhook.id, letter }
    const elsewhere = { ...params, webhook: randomUUID() }
    expect(codeOf(await manager.call('discardDeadLetter', { params: elsewhere }))).toBe('webhook/not-found')
    gotten(await manager.call('discardDeadLetter', { params }))
    expect(codeOf(await manager.call('discardDeadLetter', { params }))).toBe('webhook/not-found')
    const found = await house.database.pool.query(
      `SELECT outcome, login FROM webhook_dead_letter JOIN account ON account.id = settled_by
       WHERE webhook_dead_letter.id = $1`,
      [letter],
    )
    expect(found.rows).toEqual([{ outcome: 'discarded', login: 'manager1' }])
  })
})
