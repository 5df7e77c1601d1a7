/** E-licences over the API: made from results, moved by their cases, verified by anybody, shown for a moment. */
import { createHash, randomUUID } from 'node:crypto'
import type { LicenceDetail, LicenceShowing } from '@yijianshi/contract/licence'
import { Certificate } from 'pkijs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, command, grant, reviewer, staff, submitCase } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { readPdf } from '../paper/pdf/read-pdf.fixture.ts'
import { eraseCase } from '../personal-data/erase.ts'
import { REBUILDS } from '../views/rebuild-views.ts'
import { derOf } from './key-folder.ts'
import { SHOWING_LOOKS, SHOWING_MS } from './showing.ts'
import { signPdf } from './sign-pdf.ts'
import { checkSm2Signature } from './sm2-signature.ts'
import { follow } from './test-licences.ts'

const first = 'business-registration'
const food = 'food-business-licence'
/** Per minute. */
const GUESSES = 50_000

let house: TestApp
let applicant: TestBrowser
let stranger: TestBrowser
let nobody: TestBrowser
let registry: TestBrowser
let food1: TestBrowser
let caseId: string
let registration: string

beforeAll(async () => {
  house = await createTestApp({ usual: 100_000, guess: GUESSES, sm2: true })
  applicant = await new TestBrowser(house).login('chenyu')
  stranger = await new TestBrowser(house).login('lihua')
  nobody = new TestBrowser(house)
  registry = await reviewer(house, first)
  food1 = await reviewer(house, food)
  caseId = await submitCase(applicant, 'chenyu')
  await accept(await staff(house, 'clerk1'), caseId)
  await grant(registry, caseId, first)
  await follow(house)
  registration = (await licencesOf(applicant))[0]?.id ?? ''
})
afterAll(() => house.close())

async function licencesOf(by: TestBrowser) {
  return gotten(await by.call('listCaseLicences', { params: { case: caseId } })).licences
}

async function detail(by: TestBrowser, licence = registration): Promise<LicenceDetail> {
  return gotten(await by.call('getLicence', { params: { licence } }))
}

async function verify(code: string) {
  return gotten(await nobody.call('verifyLicence', { params: { code } }))
}

async function standingOf(licence = registration) {
  return (await verify((await detail(applicant, licence)).code)).standing
}

function suspendOrResume(by: TestBrowser, type: 'suspend' | 'resume', reason: string) {
  const body = { commandId: randomUUID(), command: { type, reason } }
  return by.call('commandLicence', { params: { licence: registration }, body })
}

function fileOf(by: TestBrowser, licence = registration) {
  return by.send({ method: 'GET', url: `/api/licences/${licence}/licence.pdf` })
}

async function check(pdf: Buffer) {
  const boundary = 'licence-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="l.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
  const answer = await nobody.send({
    method: 'POST',
    url: '/api/verify/file',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), pdf, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return answer.json()
}

describe('an e-licence', () => {
  test('is made from each result once, however often and by however many servers it is looked for', async () => {
    const before = await licencesOf(applicant)
    expect(before).toMatchObject([
      { item: first, licence: 'business-licence', standing: 'valid', edition: 1, validUntil: null },
    ])
    const { pool } = house.services
    await pool.query('UPDATE licence_place SET transaction_id = 0')
    expect(await Promise.all([follow(house), follow(house)])).toContain(1)
    expect(await licencesOf(applicant)).toEqual(before)
    const { rows } = await pool.query("SELECT type FROM process_event WHERE kind = 'licence'")
    expect(rows).toEqual([{ type: 'LicenceIssued' }])
  })

  test('tells what its kind tells, with number, holder and mark', async () => {
    const view = await detail(applicant)
    const issued = gotten(await applicant.call('getCase', { params: { case: caseId }, query: {} }))
    expect(view.number).toBe(issued.tasks.find(({ item }) => item === first)?.results[0]?.number)
    expect(view).toMatchObject({ holder: '示范市测试便利店有限公司', trust: 'A', mayDo: [] })
    expect(view.told.map(({ name }) => name.zh)).toEqual(
      expect.arrayContaining(['经营范围', '注册资本（出资总额）']),
    )
    expect(view.told.find(({ name }) => name.zh === '经营期限')?.value.zh).toBe('长期')
    expect(view.mark).toMatch(
      /^1\.2\.156\.3005\.2\.11100000MB0143028R001\.11990101000100001N\.YZ\d+\.001\.[0-9A-Z]$/,
    )
  })

  test('stands again in its list, as it was, when that is made anew from the events', async () => {
    const before = await licencesOf(applicant)
    const { pool, catalogue } = house.services
    await pool.query('DELETE FROM licence_view')
    const signal = new AbortController().signal
    await REBUILDS.licence({ pool, catalogue: catalogue(), signal, onProgress: () => {} })
    expect(await licencesOf(applicant)).toEqual(before)
  })

  test('is listed to its holder', async () => {
    const { licences, next } = gotten(await applicant.call('listOwnLicences', { query: {} }))
    expect(licences.map(({ id }) => id)).toContain(registration)
    expect(next).toBeNull()
    expect(gotten(await stranger.call('listOwnLicences', { query: {} })).licences).toEqual([])
  })

  test('is for its holder, its authority and its window, and for nobody else', async () => {
    for (const by of [applicant, registry, await staff(house, 'clerk1')])
      expect((await detail(by)).id).toBe(registration)
    for (const by of [stranger, await reviewer(house, 'seal-filing')]) {
      expect(codeOf(await by.call('getLicence', { params: { licence: registration } }))).toBe(
        'licence/not-found',
      )
      expect((await fileOf(by)).statusCode).toBe(404)
    }
    expect(codeOf(await nobody.call('getLicence', { params: { licence: registration } }))).toBe(
      'access/login-needed',
    )
    const manager = await staff(house, 'manager1')
    expect(codeOf(await manager.call('getLicence', { params: { licence: registration } }))).toBe(
      'access/role',
    )
    expect(await licencesOf(manager)).toHaveLength(1)
    expect(await licencesOf(await reviewer(house, 'seal-filing'))).toEqual([])
  })

  test('is suspended and resumed by its authority alone, with a reason', async () => {
    expect(codeOf(await suspendOrResume(await reviewer(house, 'seal-filing'), 'suspend', '调查'))).toBe(
      'licence/not-found',
    )
    expect(codeOf(await suspendOrResume(registry, 'suspend', ' '))).toBe('licence/reason-missing')
    expect(gotten(await suspendOrResume(registry, 'suspend', '正在调查')).mayDo).toEqual(['resume'])
    expect((await detail(applicant)).suspended).toMatchObject({ reason: '正在调查' })
    expect(await standingOf()).toBe('suspended')
    expect((await licencesOf(applicant))[0]?.standing).toBe('suspended')
    gotten(await suspendOrResume(registry, 'resume', '查清了'))
    expect(await standingOf()).toBe('valid')
  })
})

describe('when its case moves on', () => {
  test('a correction replaces the edition, and whoever holds the old paper is told', async () => {
    const before = await detail(applicant)
    const correction = '“东胡”更正为“东湖”'
    gotten(
      await command(registry, caseId, {
        type: 'correct-result',
        item: first,
        licence: 'business-licence',
        correction,
      }),
    )
    await follow(house)
    const after = await detail(applicant)
    expect(after).toMatchObject({
      edition: 2,
      number: before.number,
      corrections: [{ edition: 2, correction }],
    })
    expect(after.code).not.toBe(before.code)
    expect(after.mark).toContain('.002.')
    expect(await verify(before.code)).toMatchObject({
      standing: 'replaced',
      edition: 1,
      newestEdition: 2,
      reliable: false,
    })
    expect(await verify(after.code)).toMatchObject({ standing: 'valid', reliable: true })
  })

  test('a limited one expires after its last day, and a revoked one is revoked for good', async () => {
    const view = await grant(food1, caseId, food)
    await follow(house)
    const issued = (await licencesOf(applicant)).find(({ item }) => item === food)
    if (issued === undefined) throw new Error('the food licence was issued')
    expect(issued.validUntil).toBe(view.tasks.find(({ item }) => item === food)?.results[0]?.validUntil)
    const { code } = await detail(applicant, issued.id)
    const years = 6 * 366 * 86_400_000
    house.wait(years)
    try {
      expect((await verify(code)).standing).toBe('expired')
    } finally {
      house.wait(-years)
    }
    const licence = issued.licence
    const revoke = {
      type: 'revoke-result',
      item: food,
      licence,
      ground: 'obtained-by-deceit',
      reason: '材料不实',
    } as const
    gotten(await command(food1, caseId, revoke))
    await follow(house)
    expect(await standingOf(issued.id)).toBe('revoked')
  })

  test('a fault is told, and tried again later without holding up others', async () => {
    const { pool } = house.services
    await pool.query('INSERT INTO licence_work (process_id, version) VALUES ($1, 1)', [randomUUID()])
    await expect(follow(house)).rejects.toThrow('has no result')
    const { rows } = await pool.query('SELECT attempts, next_attempt_at > now() AS later FROM licence_work')
    expect(rows).toEqual([{ attempts: 1, later: true }])
    expect(await follow(house)).toBe(0)
    await pool.query('DELETE FROM licence_work')
  })
})

describe('whoever has the code', () => {
  test('may check it, typed as people type, and sees no more than it is for', async () => {
    const { code, holder } = await detail(applicant)
    const typed = `${code.slice(0, 5)} ${code.slice(5, 13)}-${code.slice(13)}`.toLowerCase()
    const seen = await verify(typed)
    expect(seen).toMatchObject({ holder, issuerName: { zh: '示范市东湖区市场监督管理局' } })
    expect(seen).not.toHaveProperty('told')
    for (const wrong of ['0'.repeat(26), 'x', '%00', `${code}0`])
      expect(codeOf(await nobody.call('verifyLicence', { params: { code: wrong } }))).toMatch(
        /licence\/no-such-code|request\/invalid/,
      )
  })

  test('is held up when guessing', async () => {
    const url = '/api/verify/nothing'
    const { headers } = await nobody.send({ method: 'GET', url })
    expect(headers['x-ratelimit-limit']).toBe(String(GUESSES))
    const usual = await nobody.send({ method: 'GET', url: '/api/session' })
    expect(usual.headers['x-ratelimit-limit']).not.toBe(String(GUESSES))
  })
})

describe('the PDF', () => {
  test('has an SM2 signature beside it, which whoever has the file can fetch', async () => {
    const { rawPayload: pdf } = await fileOf(applicant)
    const file = createHash('sha256').update(pdf).digest('hex')
    expect(await check(pdf)).toMatchObject({ signature: 'good', sm2: { signature: 'good', file } })
    const fetched = await nobody.send({ url: `/api/licence-signatures/${file}.p7s` })
    const root = await nobody.send({ url: '/api/licence-certificate-sm2.pem' })
    const authority = Certificate.fromBER(derOf(root.body, 'CERTIFICATE') ?? new Uint8Array())
    const by = checkSm2Signature(pdf, fetched.rawPayload, authority)
    expect(by?.name).toBe((await detail(applicant)).issuerName.zh)
    const unknown = await nobody.send({ url: `/api/licence-signatures/${'0'.repeat(64)}.p7s` })
    expect(unknown.json().code).toBe('request/not-found')
    // Changed by a byte, it is another file, of which there is no record.
    const changed = Buffer.from(pdf)
    changed[100] = (changed[100] ?? 0) ^ 1
    expect(await check(changed)).toMatchObject({ sm2: { signature: 'none', file: null } })
  })

  test('says what the licence says, and anybody can check its signature', async () => {
    const answer = await fileOf(applicant)
    expect(answer.statusCode).toBe(200)
    const { pages, tagged } = await readPdf(answer.rawPayload)
    expect(tagged).toBe(true)
    const text = pages
      .flatMap(page => page.lines.map(line => line.text))
      .join('')
      .replaceAll(/\s/g, '')
    const { number, code, holder } = await detail(applicant)
    for (const word of ['营业执照', number, code, holder, '更正记载']) expect(text).toContain(word)
    expect(await check(answer.rawPayload)).toMatchObject({
      signature: 'good',
      signer: '示范市东湖区市场监督管理局',
      licence: { number, standing: 'valid' },
    })
  })

  test('bears the purpose that it was made for', async () => {
    const body = { purpose: '东湖银行开户' }
    const url = `/api/licences/${registration}/copies`
    const answer = await applicant.send({ method: 'POST', url, payload: body })
    const { pages } = await readPdf(answer.rawPayload)
    expect(pages.flatMap(page => page.lines.map(line => line.text)).join('')).toContain(
      '仅供东湖银行开户使用',
    )
    expect(await check(answer.rawPayload)).toMatchObject({ signature: 'good' })
    expect((await registry.send({ method: 'POST', url, payload: body })).statusCode).toBe(403)
  })

  test('shows any changed byte, and what was never signed', async () => {
    const { rawPayload: pdf } = await fileOf(applicant)
    for (const place of [20, Math.floor(pdf.length / 3), pdf.length - 30]) {
      const changed = Buffer.from(pdf)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(await check(changed)).toMatchObject({ signature: 'broken', signer: null, licence: null })
    }
    expect(await check(Buffer.concat([pdf, Buffer.from('\n%more')]))).toMatchObject({ signature: 'broken' })
    expect(await check(Buffer.from('%PDF-1.7 nothing'))).toMatchObject({
      signature: 'unsigned',
      licence: null,
    })
  })
})

describe('the keys of authorities', () => {
  test('leave a record of each use, for managers, which nobody can change', async () => {
    const { rawPayload: pdf } = await fileOf(applicant)
    const manager = await staff(house, 'manager1')
    const { uses } = gotten(await manager.call('listSealUses', { query: {} }))
    expect(uses[0]).toMatchObject({
      sha256: createHash('sha256').update(pdf).digest('hex'),
      authorityName: { zh: '示范市东湖区市场监督管理局' },
      edition: 2,
      role: 'applicant',
      place: null,
    })
    expect(JSON.stringify(uses)).not.toContain('陈雨')
    for (const by of [applicant, registry])
      expect(codeOf(await by.call('listSealUses', { query: {} }))).toBe('access/role')
    await expect(house.services.pool.query('DELETE FROM seal_use')).rejects.toThrow('append-only')
  })

  test('sign in vain what leaves no record: a stolen key makes no licence', async () => {
    const { authorityKeys } = house.services
    const [signer, authority] = await Promise.all([
      authorityKeys.signerOf('market-regulation', { name: '示范市东湖区市场监督管理局' }),
      authorityKeys.authority(),
    ])
    const { rawPayload: pdf } = await fileOf(applicant)
    const unsigned = pdf.subarray(0, pdf.indexOf('%%EOF') + 5)
    const how = { name: '某人', reason: '伪造', at: new Date() }
    const forged = await signPdf(unsigned, signer, authority, how)
    expect(await check(forged)).toMatchObject({ signature: 'unrecorded', licence: null })
  })
})

describe('a licence that is shown', () => {
  async function show(): Promise<LicenceShowing> {
    return gotten(await applicant.call('showLicence', { params: { licence: registration } }))
  }
  const look = (by: TestBrowser, code: string) => by.call('openShowing', { params: { code } })

  test('tells more for a few looks, each of which its holder sees', async () => {
    const { code, looks, picture } = await show()
    expect(picture).toContain('<svg')
    const seen = gotten(await look(await staff(house, 'clerk1'), code))
    expect(seen).toMatchObject({ standing: 'valid', looksLeft: looks - 1 })
    expect(seen.told.length).toBeGreaterThan(2)
    for (let left = looks - 1; left > 0; left -= 1) gotten(await look(nobody, code))
    expect(codeOf(await look(nobody, code))).toBe('licence/showing-over')
    const records = gotten(
      await applicant.call('listLicenceLooks', { params: { licence: registration }, query: {} }),
    )
    expect(records.looks).toHaveLength(SHOWING_LOOKS)
    expect(records.looks.at(-1)).toMatchObject({
      role: 'clerk',
      place: { zh: expect.stringContaining('政务') },
    })
    expect(records.looks[0]).toMatchObject({ role: null, place: null })
  })

  test('is over after two minutes', async () => {
    const { code } = await show()
    house.wait(SHOWING_MS + 1)
    expect(codeOf(await look(nobody, code))).toBe('licence/showing-over')
  })

  test('is shown by its holder alone, and looks are kept for ever', async () => {
    const params = { licence: registration }
    expect(codeOf(await stranger.call('showLicence', { params }))).toBe('licence/not-found')
    expect(codeOf(await registry.call('showLicence', { params }))).toBe('access/role')
    expect(codeOf(await stranger.call('listLicenceLooks', { params, query: {} }))).toBe('licence/not-found')
    await expect(house.services.pool.query('DELETE FROM licence_look')).rejects.toThrow('append-only')
  })
})

test('when the contents of its case are erased, a licence tells no more, and still says whether it holds', async () => {
  const { code } = await detail(applicant)
  // Only a case that has ended is erased; this one stands for it.
  await house.services.pool.query("UPDATE case_view SET stage = 'closed' WHERE case_id = $1", [caseId])
  expect(await eraseCase(house.services, caseId, 'command', house.services.now())).toBe('erased')
  const left = await detail(applicant)
  expect(left.told).toEqual([])
  expect(JSON.stringify(left)).not.toContain('示范市测试便利店有限公司')
  expect(await verify(code)).toMatchObject({ standing: 'valid', number: left.number, holder: '—' })
  expect((await fileOf(applicant)).statusCode).toBe(200)
})
