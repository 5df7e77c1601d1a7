/** Keys of authorities, and signatures that another reader than the signer believes: pkijs, over the bytes. */
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AuthorityKeys } from './authority-keys.ts'
import type { LicenceCertificate } from './certificate.ts'
import { identityOf, toPem } from './certificates.ts'
import { checkPdf } from './check-pdf.ts'
import { renderCertificate } from './render-certificate.ts'
import { signPdf } from './sign-pdf.ts'

const bureau = { name: '示范市东湖区市场监督管理局', creditCode: '11990101000100001N' }
const at = new Date('2026-11-21T08:00:00Z')
const licence: LicenceCertificate = {
  kind: 'licence',
  title: '食品经营许可证',
  number: 'JY2026000001',
  issuer: bureau.name,
  issuedOn: '2026年11月21日',
  rows: [{ term: '持证人', text: '示范市小桃园便利店有限公司' }],
  mark: null,
  address: 'https://banshi.example.gov.cn/verify/0123456789ABCDEFGHJKMNPQRS',
  code: '0123456789ABCDEFGHJKMNPQRS',
  purpose: null,
}

let folder: string
let keys: AuthorityKeys
let pdf: Buffer
let signed: Buffer
let clock = at.getTime()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-keys-'))
  keys = new AuthorityKeys(join(folder, 'keys'), () => clock)
  pdf = await renderCertificate(licence)
  signed = await sign(keys)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function sign(by: AuthorityKeys): Promise<Buffer> {
  const signer = await by.signerOf('market-regulation', bureau)
  return signPdf(pdf, signer, await by.authority(), { name: bureau.name, reason: '食品经营许可证', at })
}

describe('the keys', () => {
  test('are made once, however many servers begin together, and readable by their owner only', async () => {
    const place = join(folder, 'together')
    const servers = Array.from({ length: 4 }, () => new AuthorityKeys(place, () => clock))
    const signers = await Promise.all(servers.map(server => server.signerOf('tax', { name: '税务局' })))
    const serials = signers.map(({ certificate }) => certificate.serialNumber.toString())
    expect(new Set(serials).size).toBe(1)
    expect(new Set(await Promise.all(servers.map(server => server.authorityPem()))).size).toBe(1)
    expect((await readdir(place)).toSorted()).toEqual(['ca.pem', 'tax.pem'])
    for (const name of ['ca.pem', 'tax.pem']) expect((await stat(join(place, name))).mode & 0o777).toBe(0o600)
  })

  test('have certificates that node:crypto believes: of the authority, under the one of the platform', async () => {
    const { certificate } = await keys.signerOf('market-regulation', bureau)
    const leaf = new X509Certificate(toPem('CERTIFICATE', certificate.toSchema(true).toBER()))
    const root = new X509Certificate(await keys.authorityPem())
    expect(root.ca && root.verify(root.publicKey)).toBe(true)
    expect(leaf.ca).toBe(false)
    expect(leaf.checkIssued(root) && leaf.verify(root.publicKey)).toBe(true)
    expect(leaf.subject).toContain(`CN=${bureau.name}`)
    expect(leaf.subject.split('\n')).toHaveLength(4)
    expect(identityOf(certificate)).toEqual(bureau)
    expect(new Date(leaf.validTo).getUTCFullYear()).toBe(2036)
  })

  test('are made anew in the last year of their certificate', async () => {
    const place = new AuthorityKeys(join(folder, 'renewed'), () => clock)
    const first = await place.signerOf('tax', { name: '税务局' })
    expect(await place.signerOf('tax', { name: '税务局' })).toBe(first)
    clock += 9.5 * 365.25 * 86_400_000
    try {
      const second = await place.signerOf('tax', { name: '税务局' })
      expect(second.certificate.notAfter.value.getUTCFullYear()).toBe(2046)
      expect(await second.certificate.verify((await place.authority()).certificate)).toBe(true)
    } finally {
      clock = at.getTime()
    }
  })

  test('that can’t be read are named, and no id of an authority leads out of the folder', async () => {
    const place = join(folder, 'broken')
    const broken = new AuthorityKeys(place, () => clock)
    await broken.authority()
    await writeFile(join(place, 'tax.pem'), 'nothing')
    await expect(broken.signerOf('tax', bureau)).rejects.toThrow(/tax\.pem/)
    for (const id of ['../ca', 'ca', '', 'A'])
      await expect(broken.signerOf(id, bureau)).rejects.toThrow('no id of an authority')
  })
})

describe('a signed PDF', () => {
  test('is good, and says whose it is', async () => {
    const { certificate } = await keys.authority()
    expect(await checkPdf(signed, certificate)).toEqual({ verdict: 'good', by: bureau })
    expect(signed.includes('/ETSI.CAdES.detached')).toBe(true)
    // Signed is the whole file: what was there before stands in it byte for byte.
    expect(signed.subarray(0, 1000).equals(pdf.subarray(0, 1000))).toBe(true)
  })

  test('is broken by any changed byte outside of the room of the signature', async () => {
    const { certificate } = await keys.authority()
    const from = signed.indexOf('/Contents <')
    const until = signed.indexOf('>', from)
    const step = Math.floor(signed.length / 40)
    for (let place = 9; place < signed.length; place += step) {
      if (place >= from && place <= until) continue
      const changed = Buffer.from(signed)
      changed[place] = (changed[place] ?? 0) ^ 0x10
      const { verdict } = await checkPdf(changed, certificate)
      expect([place, verdict]).not.toEqual([place, 'good'])
    }
  })

  test('is broken when something is added behind it, or another signature put in', async () => {
    const { certificate } = await keys.authority()
    const longer = Buffer.concat([signed, Buffer.from('\n1 0 obj\n<<>>\nendobj\n')])
    expect((await checkPdf(longer, certificate)).verdict).toBe('broken')
    const twice = Buffer.concat([signed, Buffer.from('/ByteRange [0 1 2 3]')])
    expect((await checkPdf(twice, certificate)).verdict).toBe('broken')
    expect((await checkPdf(pdf, certificate)).verdict).toBe('unsigned')
    expect((await checkPdf(Buffer.from('/ByteRange [0 9 9 9]'), certificate)).verdict).toBe('broken')
  })

  test('under another certification authority is of an unknown signer, whatever name that bears', async () => {
    const other = new AuthorityKeys(join(folder, 'other'), () => clock)
    const { certificate } = await keys.authority()
    expect(await checkPdf(await sign(other), certificate)).toEqual({ verdict: 'unknown-signer' })
  })
})

test('the key in the file is the one that signs', async () => {
  const pem = await readFile(join(folder, 'keys', 'market-regulation.pem'), 'utf8')
  const { key, certificate } = await keys.signerOf('market-regulation', bureau)
  const message = new TextEncoder().encode('证照')
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, message)
  const spki = Buffer.from(certificate.subjectPublicKeyInfo.toSchema().toBER())
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const raw = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', message, raw, Buffer.from(signature))).toBe(true)
  expect(pem.match(/BEGIN (PRIVATE KEY|CERTIFICATE)/g)).toHaveLength(2)
})
