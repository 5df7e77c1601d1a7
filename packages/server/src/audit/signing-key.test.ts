import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256, toHex } from '@yijianshi/core/audit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSigned, nodeSha256, openSigningKey } from './signing-key.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yijianshi-key-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const algorithms = ['Ed25519', 'SM2'] as const
const message = new TextEncoder().encode('{"day":"2026-11-20"}')

test('the fast hash is the hash of the core', () => {
  fc.assert(fc.property(fc.uint8Array(), bytes => toHex(nodeSha256(bytes)) === toHex(sha256(bytes))))
})

describe.each(algorithms)('%s', algorithm => {
  const file = () => join(folder, 'audit', `${algorithm}.pem`)

  test('is made once, also by servers that start together, and only its owner reads it', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => openSigningKey(file(), algorithm)))
    expect(new Set(keys.map(key => key.id)).size).toBe(1)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(keys[0]?.id).toMatch(/^[0-9a-f]{64}$/)
  })

  test('signs what only it can have signed', async () => {
    const key = await openSigningKey(file(), algorithm)
    const other = await openSigningKey(join(folder, `other-${algorithm}.pem`), algorithm)
    const signature = key.sign(message)
    const bent = Buffer.from(signature)
    bent[10] = (bent[10] ?? 0) ^ 1
    expect(isSigned(algorithm, key.publicKey, message, signature)).toBe(true)
    expect(isSigned(algorithm, key.publicKey, message.slice(1), signature)).toBe(false)
    expect(isSigned(algorithm, key.publicKey, message, bent)).toBe(false)
    expect(isSigned(algorithm, other.publicKey, message, signature)).toBe(false)
    expect(isSigned(algorithm, new Uint8Array(3), message, signature)).toBe(false)
    const [another] = algorithms.filter(each => each !== algorithm)
    if (another) expect(isSigned(another, key.publicKey, message, signature)).toBe(false)
  })

  test('of another kind, or what is no key, is refused in one line', async () => {
    const [another] = algorithms.filter(each => each !== algorithm)
    if (another === undefined) throw new Error('there are two')
    await openSigningKey(file(), algorithm)
    await expect(openSigningKey(file(), another)).rejects.toThrow(/AUDIT_SIGNATURE/)
    const broken = join(folder, `broken-${algorithm}.pem`)
    writeFileSync(broken, 'nothing')
    await expect(openSigningKey(broken, algorithm)).rejects.toThrow(/broken.*no private key/)
  })
})

test('another program finds the signatures of SM2 right, with the identifier of GM/T 0009', async () => {
  const key = await openSigningKey(join(folder, 'sm2.pem'), 'SM2')
  const files = { key: join(folder, 'p.pem'), message: join(folder, 'm'), signature: join(folder, 's') }
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey), format: 'der', type: 'spki' })
  writeFileSync(files.key, publicKey.export({ type: 'spki', format: 'pem' }))
  writeFileSync(files.message, message)
  writeFileSync(files.signature, key.sign(message))
  const check = ['pkeyutl', '-verify', '-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
  const inputs = ['-pubin', '-inkey', files.key, '-in', files.message, '-sigfile', files.signature]
  expect(execFileSync('openssl', [...check, ...inputs], { encoding: 'utf8' })).toContain(
    'Verified Successfully',
  )
})
