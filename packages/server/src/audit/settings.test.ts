import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAuditSettings } from './settings.ts'
import { startTestAuthority, type TestAuthority } from './test-authority.ts'

let folder: string
let authority: TestAuthority
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yijianshi-audit-settings-'))
  authority = await startTestAuthority()
})
afterAll(async () => {
  await authority.close()
  rmSync(folder, { recursive: true, force: true })
})

const read = (environment: Readonly<Record<string, string>> = {}) =>
  readAuditSettings(name => environment[name], 'data')

test('are sound when nothing is given', () => {
  expect(read()).toEqual({
    ok: true,
    settings: { algorithm: 'Ed25519', keyFile: resolve('data/audit/ed25519.pem'), authority: undefined },
  })
})

test('name algorithm, key and authority', () => {
  expect(read({ AUDIT_SIGNATURE: 'sm2' })).toMatchObject({
    settings: { algorithm: 'SM2', keyFile: resolve('data/audit/sm2.pem') },
  })
  const file = join(folder, 'root.pem')
  writeFileSync(file, `# two of them\n${authority.root}\n${authority.root}`)
  const told = read({ AUDIT_KEY_FILE: 'elsewhere.pem', TIMESTAMP_URL: authority.url, TIMESTAMP_CA: file })
  expect(told).toMatchObject({
    settings: { keyFile: resolve('elsewhere.pem'), authority: { url: authority.url } },
  })
  expect(told.ok && told.settings.authority?.trusted).toHaveLength(2)
})

test.each([
  [{ AUDIT_SIGNATURE: 'RSA' }, /AUDIT_SIGNATURE.*Ed25519 or SM2.*RSA/],
  [{ TIMESTAMP_URL: 'tsa.example.com' }, /TIMESTAMP_URL/],
  [{ TIMESTAMP_URL: 'http://tsa.example.com', TIMESTAMP_CA: 'nowhere.pem' }, /TIMESTAMP_CA.*nowhere\.pem/],
  [{ TIMESTAMP_URL: 'http://tsa.example.com', TIMESTAMP_CA: 'package.json' }, /TIMESTAMP_CA.*package\.json/],
])('%o is refused in one line', (environment, message) => {
  const told = read({ ...environment })
  expect(told).toMatchObject({ ok: false, message: expect.stringMatching(message) })
  expect(!told.ok && told.message).not.toContain('\n')
})
