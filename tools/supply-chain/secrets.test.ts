import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pathsBelow } from '../tidy/repository.ts'
import { secretsIn } from './secrets.ts'

const root = join(import.meta.dirname, '../..')

test('no file of the repository holds a key or a token', () => {
  const paths = pathsBelow(root)
  expect(paths.length).toBeGreaterThan(500)
  expect(paths.flatMap(path => secretsIn(path, readFileSync(path, 'utf8')))).toEqual([])
})

/** Put together here, so that this file holds none. */
const word = (length: number) => 'aB3'.repeat(length).slice(0, length)

test.each([
  ['a private key', ['-----BEGIN ', 'PRIVATE KEY-----\n', word(64)]],
  ['a key of AWS', ['AK', 'IA', 'ABCDEFGHIJKLMNOP']],
  ['a token of GitHub', ['gh', 'p_', word(36)]],
  ['a token of npm', ['np', 'm_', word(36)]],
  ['a JSON Web Token', ['ey', 'J', word(20), '.ey', 'J', word(20), '.', word(30)]],
  ['a password in an address', ['postgres:', '//yijianshi:', word(12), '@db/yijianshi']],
  ['a secret in a setting', ['OIDC_CLIENT_', 'SECRET=', word(32)]],
])('%s is found', (kind, parts) => {
  expect(secretsIn('a.ts', `one\ntwo ${parts.join('')}`)).toEqual([{ path: 'a.ts', line: 2, kind }])
})

test.each([
  ['a public key', ['-----BEGIN ', 'PUBLIC KEY-----\n', word(64)]],
  ['where a key would stand', ['-----BEGIN ', 'PRIVATE KEY-----\n…']],
  ['an address without a password', ['postgres:', '//yijianshi@db/yijianshi']],
])('%s is none', (_, parts) => {
  expect(secretsIn('a.ts', parts.join(''))).toEqual([])
})
