import { randomUUID, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../demo/people.ts'
import { accept, command, review, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { follow } from '../licence/test-licences.ts'
import { checkSignatures } from './check-signatures.ts'

const minuteMs = 60_000
const item = 'business-registration'

let house: TestApp
let applicant: TestBrowser
let clerk: TestBrowser
let reviewer: TestBrowser
let caseId: string
beforeAll(async () => {
  house = await createTestApp({}, { staffSignatures: true })
  applicant = await new TestBrowser(house).login('chenyu')
  clerk = await staff(house, 'clerk1')
  reviewer = await staff(house, 'market1')
  caseId = await submitCase(applicant, 'chenyu')
  await accept(clerk, caseId)
  // The password is a secret now, as that of anybody in real use.
  await sql(`UPDATE account SET demo = false WHERE login = 'market1'`)
})
afterAll(() => house.close())

const sql = (text: string) => house.database.pool.query(text)
const signaturesFor = async (browser: TestBrowser) =>
  gotten(await browser.call('listCaseSignatures', { params: { case: caseId } })).signatures
const grant = () => command(reviewer, caseId, { type: 'decide-task', item, outcome: 'grant' })
const confirm = async (browser = reviewer) =>
  gotten(await browser.call('confirmSession', { body: { password: demoPassword } }))

describe('whoever decides', () => {
  test('signs after a proof of the last five minutes only; without it nothing is decided', async () => {
    gotten(await review(reviewer, caseId, item))
    house.wait(6 * minuteMs)
    expect(codeOf(await grant())).toBe('account/confirm-first')
    expect((await view(reviewer, caseId)).tasks[0]?.stage).toBe('reviewed')
    expect((await sql('SELECT 1 FROM staff_key')).rowCount).toBe(0)
    await confirm()
    gotten(await grant())
    expect(await signaturesFor(reviewer)).toMatchObject([{ event: 'TaskGranted', item, own: true }])
  })

  test('leaves a signature that any program can check with the public key alone', async () => {
    const [decision] = await signaturesFor(clerk)
    const { signed } = decision ?? {}
    if (!signed) throw new Error('The decision is not signed')
    const bytes = Buffer.from(signed.signature, 'base64')
    expect(verify(null, Buffer.from(signed.text), signed.publicKey, bytes)).toBe(true)
    expect(signed.text).toContain(`process ${caseId}\nversion ${decision?.version}\n`)
    const stored = await house.database.pool.query<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM process_event WHERE process_id = $1 AND version = $2`,
      [caseId, decision?.version],
    )
    expect(signed.text).toContain(`hash ${stored.rows[0]?.hash}\n`)
    expect(await checkSignatures(house.database.pool)).toEqual({ checked: 1, bad: [] })
  })

  test('is named to colleagues, and not to the applicant', async () => {
    expect((await signaturesFor(clerk))[0]).toMatchObject({
      own: false,
      by: expect.stringMatching(/\p{Script=Han}/u),
    })
    const [told] = await signaturesFor(applicant)
    expect(told).toMatchObject({ own: false, by: null, role: 'reviewer', signed: { holds: true } })
    expect(told?.office?.zh).toBe('示范市东湖区市场监督管理局')
    const stranger = await new TestBrowser(house).login('lihua')
    expect(codeOf(await stranger.call('listCaseSignatures', { params: { case: caseId } }))).toBe(
      'case/not-found',
    )
  })

  test('has the private key sealed, and the public one and all signatures kept for ever', async () => {
    const stored = await sql(`SELECT sealed FROM staff_secret_key`)
    expect(stored.rows[0]?.sealed.includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(false)
    for (const table of ['staff_key', 'staff_signature'])
      for (const change of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(sql(change)).rejects.toThrow('append-only')
  })

  test('owes the signature when the server fails after the decision, and gives it later; nobody else can', async () => {
    await sql(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$`,
    )
    await sql('CREATE TRIGGER fail BEFORE INSERT ON staff_signature EXECUTE FUNCTION fail()')
    gotten(await command(reviewer, caseId, { type: 'issue-result', item }))
    await sql('DROP TRIGGER fail ON staff_signature')
    expect((await signaturesFor(reviewer)).map(({ event, signed }) => [event, signed === null])).toEqual([
      ['TaskGranted', false],
      ['ResultIssued', true],
    ])
    await confirm(clerk)
    gotten(await clerk.call('signCase', { params: { case: caseId } }))
    expect((await signaturesFor(clerk))[1]?.signed).toBeNull()
    house.wait(6 * minuteMs)
    const sign = () => reviewer.call('signCase', { params: { case: caseId } })
    expect(codeOf(await sign())).toBe('account/confirm-first')
    await confirm()
    const { signatures } = gotten(await sign())
    expect(signatures.map(({ signed }) => signed === null)).toEqual([false, false])
    expect(gotten(await sign())).toEqual({ signatures })
  })
})

test('an e-licence is suspended by the same key; its history names each decision, and a stranger is told office and key', async () => {
  await follow(house)
  const { licences } = gotten(await applicant.call('listCaseLicences', { params: { case: caseId } }))
  const licence = licences[0]?.id ?? ''
  const params = { licence }
  const give = (type: 'suspend' | 'resume') =>
    reviewer.call('commandLicence', {
      params,
      body: { commandId: randomUUID(), command: { type, reason: '正在调查' } },
    })
  house.wait(6 * minuteMs)
  expect(codeOf(await give('suspend'))).toBe('account/confirm-first')
  await confirm()
  gotten(await give('suspend'))
  const { steps } = gotten(await applicant.call('listLicenceSteps', { params }))
  const [decided, issued] = await signaturesFor(applicant)
  expect(steps).toMatchObject([
    { event: 'LicenceIssued', text: null, decision: issued },
    { event: 'LicenceSuspended', text: '正在调查', decision: { by: null, signed: { holds: true } } },
  ])
  const suspended = steps[1]?.decision?.signed
  if (!suspended) throw new Error('The suspension is not signed')
  expect(suspended.text).toContain(`process ${licence}\nversion 2\n`)
  expect(suspended.fingerprint).toBe(decided?.signed?.fingerprint)
  const bytes = Buffer.from(suspended.signature, 'base64')
  expect(verify(null, Buffer.from(suspended.text), suspended.publicKey, bytes)).toBe(true)

  const { code } = gotten(await applicant.call('getLicence', { params }))
  const known = gotten(await new TestBrowser(house).call('verifyLicence', { params: { code } }))
  expect(known.decided).toMatchObject({ holds: true, fingerprint: suspended.fingerprint })
  expect(known.decided?.office?.zh).toBe('示范市东湖区市场监督管理局')
  const told = JSON.stringify(known)
  for (const secret of [caseId, licence, '赵琳']) expect(told).not.toContain(secret)

  // What a fault left unsigned is given by whoever did it, and by nobody else.
  await sql('CREATE TRIGGER fail BEFORE INSERT ON staff_signature EXECUTE FUNCTION fail()')
  gotten(await give('resume'))
  await sql('DROP TRIGGER fail ON staff_signature')
  const last = async () => gotten(await reviewer.call('listLicenceSteps', { params })).steps.at(-1)
  expect(await last()).toMatchObject({ event: 'LicenceResumed', decision: { own: true, signed: null } })
  expect(codeOf(await clerk.call('signLicence', { params }))).toBe('access/role')
  gotten(await reviewer.call('signLicence', { params }))
  expect((await last())?.decision?.signed?.holds).toBe(true)
  expect((await checkSignatures(house.database.pool)).bad).toEqual([])
})

test('demo accounts sign nothing, and are asked for nothing', async () => {
  const other = await submitCase(applicant, 'chenyu')
  house.wait(6 * minuteMs)
  const declined = await command(clerk, other, { type: 'decline', reason: '不属于本部门职权' })
  expect(codeOf(declined)).toBeUndefined()
  const { signatures } = gotten(await clerk.call('listCaseSignatures', { params: { case: other } }))
  expect(signatures).toEqual([])
})

test('a check finds an event that was changed and a key that was given to somebody else', async () => {
  const { pool } = house.database
  const client = await pool.connect()
  try {
    await client.query('SET session_replication_role = replica')
    await client.query(
      `UPDATE process_event SET hash = sha256('x') WHERE process_id = '${caseId}' AND type = 'TaskGranted'`,
    )
    expect((await checkSignatures(pool)).bad.map(({ what }) => what)).toEqual(['event'])
    expect((await signaturesFor(applicant)).map(({ signed }) => signed?.holds)).toEqual([false, true])
    await client.query(`UPDATE staff_key SET account = (SELECT id FROM account WHERE login = 'clerk1')`)
    const faults = async () => (await checkSignatures(pool)).bad.map(({ what }) => what).toSorted()
    expect(await faults()).toEqual(['account', 'account', 'account', 'event'])
    await client.query(`UPDATE staff_key SET account = (SELECT id FROM account WHERE login = 'market1')`)
    await client.query(`UPDATE staff_signature SET signed_at = signed_at + interval '1 second'`)
    expect(await faults()).toEqual(['event', 'signature', 'signature', 'signature'])
  } finally {
    await client.query('SET session_replication_role = DEFAULT')
    client.release()
  }
})
