/** 法定代表人 by the register: asked by the person, compared by number, given for a year, laid down. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoEnterprises } from '../demo/enterprises.ts'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import { staff } from '../demo/test-story.ts'
import { exampleOrganisation } from '../example-registry/organisations.ts'
import { type ExampleRegistry, startExampleRegistry } from '../example-registry/registry.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { SharingSources } from '../sharing/sources.ts'
import { connectExampleRegistry, demoPeople } from '../sharing/start.ts'

const { shop, dissolved } = demoEnterprises

let registry: ExampleRegistry
let sources: SharingSources
let house: TestApp
let wangfang: TestBrowser
let lihua: TestBrowser
beforeAll(async () => {
  registry = await startExampleRegistry({ people: demoPeople, organisations: Object.values(demoEnterprises) })
  sources = new SharingSources(connectExampleRegistry(registry), () => {})
  house = await createTestApp({ sharing: sources })
  wangfang = await new TestBrowser(house).login('wangfang')
  lihua = await new TestBrowser(house).login('lihua')
})
afterAll(async () => {
  await house.close()
  await sources.close()
  await registry.close()
})

function claim(
  browser: TestBrowser,
  creditCode: string,
  more: { readonly id?: string; readonly consent?: boolean } = {},
) {
  return browser.call('claimRepresentation', {
    body: { id: randomUUID(), creditCode, consent: true, ...more },
  })
}

async function usesOf(browser: TestBrowser) {
  const { uses, consents } = gotten(await browser.call('listMySharing', { query: {} }))
  return {
    uses: uses.map(use => [use.resource, use.matterName.zh, use.outcome]),
    consents: consents.length,
  }
}

test('whoever the register names represents the organisation for a year; asked, recorded and told', async () => {
  const { registers } = gotten(await wangfang.call('listMandates', { query: {} }))
  expect(registers.map(({ resource }) => resource)).toEqual(['enterprise-register'])
  expect(codeOf(await claim(wangfang, shop.code, { consent: false }))).toBe('sharing/no-consent')
  expect(codeOf(await claim(wangfang, `${shop.code.slice(0, -1)}0`))).toBe('organisation/credit-code')
  expect(await usesOf(wangfang)).toEqual({ uses: [], consents: 0 })

  const id = randomUUID()
  const given = gotten(await claim(wangfang, ` ${shop.code.toLowerCase()}`, { id }))
  expect(given).toMatchObject({
    kind: 'legal-representative',
    standing: 'holds',
    principal: { kind: 'organisation', name: shop.name },
    agentName: '王芳',
    proof: 'register',
    matters: 'all',
    mayDo: ['renounce'],
  })
  expect(Number(given.until.slice(0, 4)) - Number(given.from.slice(0, 4))).toBe(1)
  // Sent again it is the same, and nobody is asked twice.
  expect(gotten(await claim(wangfang, shop.code, { id })).id).toBe(given.id)
  expect(await usesOf(wangfang)).toEqual({
    uses: [['enterprise-register', '核对法定代表人', 'fetched']],
    consents: 1,
  })
  const { rows } = await house.database.pool.query('SELECT FROM sharing_answer')
  expect(rows).toHaveLength(0)

  const principal = given.principal.id
  const draft = { matter, answers: mainAnswers, principal }
  expect(gotten(await wangfang.call('createDraft', { body: draft })).applicantName).toBe(shop.name)
  const params = { mandate: given.id }
  const body = { commandId: randomUUID(), command: 'renounce' as const }
  expect(gotten(await wangfang.call('commandMandate', { params, body })).standing).toBe('renounced')
  expect(codeOf(await wangfang.call('createDraft', { body: draft }))).toBe('mandate/not-found')
})

test('whoever the register does not name is told no more than that', async () => {
  const elsewhere = exampleOrganisation(7).code
  const none = exampleOrganisation(20_000).code
  for (const code of [shop.code, elsewhere, none])
    expect(codeOf(await claim(lihua, code))).toBe('mandate/register-denies')
  expect(codeOf(await claim(lihua, dissolved.code))).toBe('mandate/register-closed')
  expect(codeOf(await claim(wangfang, dissolved.code))).toBe('mandate/register-denies')
  expect(gotten(await lihua.call('listMandates', { query: {} })).representable).toEqual([])
  expect((await usesOf(lihua)).uses.map(([, , outcome]) => outcome)).toEqual([
    'fetched',
    'nothing-found',
    'nothing-found',
    'nothing-found',
  ])
  for (let left = 6; left > 0; left--) await claim(lihua, elsewhere)
  expect(codeOf(await claim(lihua, elsewhere))).toBe('mandate/register-often')
})

test('of look-ups that are asked for at once no more reach the register than a day allows', async () => {
  const chenyu = await new TestBrowser(house).login('chenyu')
  const claims = await Promise.all(Array.from({ length: 20 }, () => claim(chenyu, shop.code)))
  expect(Map.groupBy(claims, codeOf).get('mandate/register-often')).toHaveLength(10)
  expect((await usesOf(chenyu)).uses).toHaveLength(10)
})

test('the one whom the register names takes the place of whoever a window recorded', async () => {
  const clerk = await staff(house, 'clerk1')
  const recorded = gotten(
    await clerk.call('recordMandate', {
      body: {
        id: randomUUID(),
        kind: 'legal-representative',
        matters: 'all',
        acts: ['fill-in', 'submit'],
        until: new Date(house.services.now() + 30 * 86_400_000).toISOString().slice(0, 10),
        organisation: { name: shop.name, creditCode: shop.code },
        agent: { name: '陈雨', citizenNumber: '110199199003079919', mobile: '13900000101' },
        proof: 'business-licence',
        agentIsThere: true,
      },
    }),
  )
  await claim(wangfang, shop.code)
  const found = gotten(await clerk.call('findMandates', { body: { creditCode: shop.code } })).mandates
  expect(found.find(({ id }) => id === recorded.id)).toMatchObject({
    standing: 'ended',
    endGround: 'replaced',
  })
  const chenyu = await new TestBrowser(house).login('chenyu')
  const toldAgent = gotten(await chenyu.call('getMandate', { params: { mandate: recorded.id } }))
  expect(toldAgent.endGround).toBe('replaced')
  expect(found.filter(({ standing }) => standing === 'holds').map(({ proof }) => proof)).toEqual(['register'])
})

test('an account that anybody could have opened proves nobody; another document is compared at a window', async () => {
  const given = { password: 'a long enough phrase 88', mobile: '13900000188' }
  const stranger = new TestBrowser(house)
  const number = exampleOrganisation(1).representative
  const body = { ...given, login: 'somebody', name: number.name, citizenNumber: number.number }
  gotten(await stranger.call('register', { body }))
  expect(codeOf(await claim(stranger, exampleOrganisation(1).code))).toBe('sharing/identity-unproven')

  const ana = new TestBrowser(house)
  const document = { kind: 'passport', number: 'E12345678' } as const
  gotten(
    await ana.call('register', { body: { ...given, login: 'ana-garcia', name: 'Ana García', document } }),
  )
  await house.database.pool.query(
    `INSERT INTO unified_link (issuer, subject, account, linked_at)
     SELECT 'https://id.example.gov.cn', 'ana', id, now() FROM account WHERE login = 'ana-garcia'`,
  )
  expect(codeOf(await claim(ana, shop.code))).toBe('mandate/register-citizens')
  expect(codeOf(await claim(await staff(house, 'clerk1'), shop.code))).toBe('access/role')
})

test('while the register is away nothing is given, and it says so', async () => {
  await registry.close()
  expect(codeOf(await claim(wangfang, shop.code))).toBe('mandate/register-silent')
  expect((await usesOf(wangfang)).uses[0]?.[2]).toBe('source-down')
})
