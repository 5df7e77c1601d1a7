import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Sm2AuthorityKeys, type Sm2Signer } from './sm2-keys.ts'
import { checkSm2Signature, sm2Signature } from './sm2-signature.ts'

const bureau = { name: '示范市东湖区市场监督管理局', creditCode: '11990101000100001N' }
const year = 365.25 * 86_400_000
let clock = Date.parse('2026-11-21T08:00:00Z')

let folder: string
let keys: Sm2AuthorityKeys
let signer: Sm2Signer
let authority: Sm2Signer
const content = Buffer.from('%PDF-1.7 证照')
let signature: Buffer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-sm2-'))
  keys = new Sm2AuthorityKeys(join(folder, 'keys'), () => clock)
  signer = await keys.signerOf('market-regulation', bureau)
  authority = await keys.authority()
  signature = sm2Signature(content, signer, authority.certificate)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the keys are made once, however many servers begin together, and readable by their owner only', async () => {
  const place = join(folder, 'together')
  const servers = Array.from({ length: 4 }, () => new Sm2AuthorityKeys(place, () => clock))
  const signers = await Promise.all(servers.map(server => server.signerOf('tax', { name: '税务局' })))
  expect(new Set(signers.map(({ key }) => key.id)).size).toBe(1)
  expect(new Set(signers.map(({ certificate }) => certificate.serialNumber.toString())).size).toBe(1)
  const files = (await readdir(place)).toSorted()
  expect(files).toEqual(['ca.sm2.crt', 'ca.sm2.pem', 'tax.sm2.crt', 'tax.sm2.pem'])
  for (const name of files) expect((await stat(join(place, name))).mode & 0o777).toBe(0o600)
})

test('a certificate is made anew in its last year, for the same key', async () => {
  const place = new Sm2AuthorityKeys(join(folder, 'renewed'), () => clock)
  const first = await place.signerOf('tax', { name: '税务局' })
  const before = clock
  clock += 9.5 * year
  try {
    const second = await place.signerOf('tax', { name: '税务局' })
    expect(second.key.id).toBe(first.key.id)
    expect(second.certificate.notAfter.value.getUTCFullYear()).toBe(2046)
  } finally {
    clock = before
  }
})

test('a signature says whose it is, and is wrong over anything else', () => {
  expect(checkSm2Signature(content, signature, authority.certificate)).toEqual(bureau)
  expect(
    checkSm2Signature(Buffer.concat([content, Buffer.from('x')]), signature, authority.certificate),
  ).toBe(undefined)
  for (let place = 0; place < signature.length; place += 97) {
    const bent = Buffer.from(signature)
    bent[place] = (bent[place] ?? 0) ^ 0x04
    const by = checkSm2Signature(content, bent, authority.certificate)
    // A bit of what nobody relies on may differ, such as the certificate of the authority that comes along.
    expect([place, by ?? bureau]).toEqual([place, bureau])
  }
  expect(checkSm2Signature(content, Buffer.from('nothing'), authority.certificate)).toBeUndefined()
})

test('a signature of whoever named an authority of their own alike is nobody’s', async () => {
  const other = new Sm2AuthorityKeys(join(folder, 'other'), () => clock)
  const forged = sm2Signature(
    content,
    await other.signerOf('market-regulation', bureau),
    (await other.authority()).certificate,
  )
  expect(checkSm2Signature(content, forged, authority.certificate)).toBeUndefined()
})
