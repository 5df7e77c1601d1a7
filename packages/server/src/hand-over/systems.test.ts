import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAuthoritySystems } from './systems.ts'

const folder = mkdtempSync(join(tmpdir(), 'systems-'))
const path = join(folder, 'systems.json')
afterAll(() => rmSync(folder, { recursive: true }))

const bytes = Buffer.alloc(32, 7)
const secret = `whsec_${bytes.toString('base64')}`
const tax = { tax: { url: 'https://tax.example.gov.cn/tasks', secret: 'TAX_SECRET' } }

function read(content: unknown, environment: Readonly<Record<string, string>> = { TAX_SECRET: secret }) {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  const given: Readonly<Record<string, string>> = { AUTHORITY_SYSTEMS: path, ...environment }
  return readAuthoritySystems(name => given[name])
}

test('where no file is named no authority has a system of its own', () => {
  expect(readAuthoritySystems(() => undefined)).toEqual({ ok: true, systems: new Map() })
})

test('the file says where each is, and the environment holds the secrets', () => {
  expect(read(tax)).toEqual({
    ok: true,
    systems: new Map([['tax', { url: 'https://tax.example.gov.cn/tasks', secret: bytes }]]),
  })
})

test.each([
  ['no JSON', '{', /^AUTHORITY_SYSTEMS names a file that can’t be read: /],
  ['a wrong address', { tax: { url: 'ftp://tax', secret: 'TAX_SECRET' } }, /is wrong at tax.url: /],
  ['an unknown word', { tax: { ...tax.tax, speed: 1 } }, /is wrong at tax: .*speed/],
  ['no object', [1], /is wrong at its top: /],
])('one line says what is wrong with %s', (_, content, words) => {
  const outcome = read(content)
  expect(outcome.ok ? '' : outcome.message).toMatch(words)
  expect(outcome.ok ? '' : outcome.message).not.toContain('\n')
})

test.each([
  ['missing', {}],
  ['too short', { TAX_SECRET: `whsec_${Buffer.alloc(23).toString('base64')}` }],
  ['too long', { TAX_SECRET: `whsec_${Buffer.alloc(65).toString('base64')}` }],
  ['without its mark', { TAX_SECRET: bytes.toString('base64') }],
  ['no Base64', { TAX_SECRET: `whsec_${'ß'.repeat(40)}` }],
])('a secret that is %s is named by its variable, never by its value', (_, environment) => {
  const outcome = read(tax, environment)
  expect(outcome).toEqual({
    ok: false,
    message:
      'AUTHORITY_SYSTEMS names TAX_SECRET for tax, which must hold whsec_ and 24 to 64 bytes as Base64.',
  })
})

test('a file that is not there is named', () => {
  const outcome = readAuthoritySystems(() => join(folder, 'nowhere.json'))
  expect(outcome.ok ? '' : outcome.message).toContain('nowhere.json')
})
