import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProofTools, sha256, statementBytes, toHex, verifyProof } from '@yijianshi/core/audit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personOf } from '../demo/people.ts'
import { accept, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { sealDays } from './seal.ts'
import { hexBytes, isSigned, openSigningKey, type SigningKey } from './signing-key.ts'
import { tamper } from './test-history.ts'

let house: TestApp
let folder: string
let key: SigningKey
let applicant: TestBrowser
let stranger: TestBrowser
let caseId: string
let receipt: { readonly number: string; readonly code: string }

const dayMs = 86_400_000
const sealNow = () => sealDays(house.database.pool, { key, now: house.services.now(), settlingMs: 0 })

beforeAll(async () => {
  house = await createTestApp()
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-routes-'))
  key = await openSigningKey(join(folder, 'key.pem'), 'Ed25519')
  applicant = await new TestBrowser(house).login('chenyu')
  stranger = new TestBrowser(house)
  await submitCase(await new TestBrowser(house).login('wangfang'), 'wangfang')
  caseId = await submitCase(applicant, 'chenyu')
  const seen = await view(applicant, caseId)
  receipt = { number: seen.number, code: seen.queryCode ?? '' }
  await sealNow()
  house.wait(dayMs)
  await sealNow()
  applicant = await new TestBrowser(house).login('chenyu')
  await accept(await staff(house, 'clerk1'), caseId)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

/** As a browser does it: with the hash of the core. */
const tools: ProofTools = {
  sha256,
  verifySignature: async (by, message, signature) =>
    isSigned(by.algorithm, hexBytes(by.publicKey), message, signature) ? 'valid' : 'invalid',
}

const proofOf = (browser: TestBrowser, number: string, code?: string) =>
  browser.call('getReceiptProof', { params: { number }, query: code === undefined ? {} : { code } })

describe('roots and keys', () => {
  test('are open to anybody, and whoever keeps them can check the signature', async () => {
    const { roots, next } = gotten(await stranger.call('listAuditRoots', { query: {} }))
    const { keys } = gotten(await stranger.call('listAuditKeys'))
    expect(roots).toHaveLength(2)
    expect(next).toBeNull()
    expect(roots[0]?.events).toBeGreaterThan(1)
    for (const root of roots) {
      const publicKey = hexBytes(keys.find(each => each.id === root.key)?.publicKey ?? '')
      expect(toHex(sha256(publicKey))).toBe(root.key)
      expect(isSigned(root.algorithm, publicKey, statementBytes(root), hexBytes(root.signature))).toBe(true)
      const alone = gotten(await stranger.call('getAuditRoot', { params: { day: root.day } }))
      expect(alone).toEqual(root)
    }
    const [newest] = roots
    const older = gotten(await stranger.call('listAuditRoots', { query: { before: newest?.day ?? '' } }))
    expect(older.roots.map(root => root.day)).toEqual([roots[1]?.day])
  })

  test('of a day that has none are refused', async () => {
    expect(codeOf(await stranger.call('getAuditRoot', { params: { day: '2001-01-01' } }))).toBe(
      'audit/no-root',
    )
    expect(codeOf(await stranger.call('getAuditRoot', { params: { day: 'today' } }))).toBe('request/invalid')
  })

  test('come in pages', async () => {
    house.wait(120 * dayMs)
    await sealNow()
    const first = gotten(await stranger.call('listAuditRoots', { query: {} }))
    expect(first.roots).toHaveLength(31)
    const second = gotten(await stranger.call('listAuditRoots', { query: { before: first.next ?? '' } }))
    expect(second.roots).toHaveLength(31)
    expect(new Set([...first.roots, ...second.roots].map(root => root.day)).size).toBe(62)
    const [, , third = '2001-01-01'] = second.roots.toReversed().map(root => root.day)
    const last = gotten(await stranger.call('listAuditRoots', { query: { before: third } }))
    expect(last.roots[1]?.day).toBe(second.roots.at(-1)?.day)
  })
})

describe('the proof of a case', () => {
  test('holds for whoever has number and code, and for the applicant', async () => {
    const proof = gotten(await proofOf(stranger, receipt.number, receipt.code))
    const verdict = await verifyProof(proof, tools)
    expect(verdict).toMatchObject({ firstMismatch: undefined, signatureUnchecked: false })
    expect(new Set(verdict.events.map(event => event.verdict))).toEqual(new Set(['sealed']))
    expect(verdict.events[0]?.day).not.toBe(verdict.events.at(-1)?.day)
    const browser = await new TestBrowser(house).login('chenyu')
    expect(gotten(await proofOf(browser, receipt.number))).toEqual(proof)
  })

  test('says nothing of persons, accounts and contents', async () => {
    const proof = gotten(await proofOf(stranger, receipt.number, receipt.code))
    const text = JSON.stringify(proof)
    const found = await house.database.pool.query<{ text: string }>(
      'SELECT unnest(ARRAY[account.id::text, account.person::text]) AS text FROM account',
    )
    const known = Object.values(personOf('chenyu'))
    const ids = found.rows.flatMap(row => row.text ?? [])
    const told = [...ids, ...known].filter(secret => text.includes(secret))
    expect(told).toEqual([])
    expect(text).not.toContain(caseId)
    expect(Object.keys(proof.events[0] ?? {}).toSorted()).toEqual(['at', 'hash', 'sealed', 'type', 'version'])
  })

  test('is for nobody else', async () => {
    const hidden = 'case/not-found'
    expect(codeOf(await proofOf(stranger, receipt.number))).toBe(hidden)
    expect(codeOf(await proofOf(stranger, receipt.number, 'XXXXXX'))).toBe(hidden)
    expect(codeOf(await proofOf(stranger, '1', receipt.code))).toBe(hidden)
    expect(codeOf(await proofOf(await new TestBrowser(house).login('wangfang'), receipt.number))).toBe(hidden)
    expect(codeOf(await proofOf(await staff(house, 'clerk1'), receipt.number))).toBe(hidden)
  })

  test('shows at which event something was changed, though all hashes were made to fit', async () => {
    await tamper(house.database.pool, [
      `UPDATE process_event SET hash = decode(repeat('cd', 32), 'hex') WHERE process_id = $1 AND version = 2`,
      [caseId],
    ])
    const proof = gotten(await proofOf(stranger, receipt.number, receipt.code))
    expect(proof.brokenVersion).toBe(2)
    const claimed = await verifyProof({ ...proof, brokenVersion: null }, tools)
    expect(claimed.firstMismatch).toEqual({ version: 2, day: expect.any(String), verdict: 'root' })
  })
})
