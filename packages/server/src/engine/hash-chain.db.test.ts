import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { firstBrokenVersion } from './event-store.ts'
import { CHAIN_START, chainHash } from './hash-chain.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase({ content: 'empty' })
})
afterAll(() => database.close())

const hashOf = (data: unknown) =>
  chainHash(CHAIN_START, {
    process: '00000000-0000-4000-8000-000000000000',
    version: 1,
    type: 'Tried',
    at: 0,
    account: '00000000-0000-4000-8000-000000000001',
    role: 'clerk',
    data,
  })

/** As the engine writes it, and as the driver gives it back. */
async function stored(data: unknown): Promise<unknown> {
  const found = await database.pool.query<{ data: unknown }>(
    `SELECT entry -> 'data' AS data FROM jsonb_array_elements($1::jsonb) AS entry`,
    [JSON.stringify([{ data }])],
  )
  return found.rows[0]?.data
}

const hostile: readonly unknown[] = [
  { number: [1e21, 1e-7, -0, 0.1 + 0.2, 5e-324, Number.MAX_VALUE, 2 ** 53 + 2, -1e-300, 123456789.125] },
  { 长: '“引号”\\ \u2028\u2029\u0001\u001f\u007f 😀', '': null, '"': '\b\f\n\r\t/' },
  { b: 1, aa: 2, a: 3, '\u{1f600}': 4, '\uffff': 5, Ａ: 6, '10': 7, '9': 8 },
  { left: undefined, list: [undefined, null], deep: [[[{ empty: {} }]]] },
  JSON.parse('{"__proto__": {"x": 1}, "constructor": "c", "toJSON": "t"}'),
  'e\u0301 é ﬁ',
]

/** PostgreSQL stores no NUL; the border refuses it before the engine. */
const text = fc.string({ unit: 'grapheme' }).filter(value => value.isWellFormed() && !value.includes('\0'))
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const { value: anything } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    number,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
}))

describe('what PostgreSQL gives back has the hash of what was stored:', () => {
  test.each(hostile.map(data => [data]))('%j', async data => {
    expect(hashOf(await stored(data))).toBe(hashOf(data))
  })

  test('any content', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async data => {
        expect(hashOf(await stored(data))).toBe(hashOf(data))
      }),
      { numRuns: 400 },
    )
  })
})

test('the hash is over the RFC 8785 form of the whole content', () => {
  const word = fc.string({ unit: 'grapheme' })
  const content = fc.record({
    ...{ process: word, version: fc.nat(), type: word, at: fc.integer(), account: word, role: word },
    data: anything,
  })
  fc.assert(
    fc.property(word, content, (previous, whole) => {
      expect(chainHash(previous, whole)).toBe(hash('sha256', previous + canonicalize(whole), 'hex'))
    }),
  )
})

test('other content has another hash', () => {
  fc.assert(
    fc.property(anything, anything, (left, right) => {
      fc.pre(canonicalize(left) !== canonicalize(right))
      expect(hashOf(left)).not.toBe(hashOf(right))
    }),
  )
})

test('half a character and what is no number are refused before anything is written', () => {
  for (const data of [{ a: '\ud800' }, { '\udc00': 1 }, [Number.NaN], { a: Number.POSITIVE_INFINITY }]) {
    expect(() => hashOf(data)).toThrow()
  }
})

test('the check goes by what is stored, not by what this release reads of it', () => {
  const process = '00000000-0000-4000-8000-000000000002'
  const common = { version: 1, at: 5, account: process, role: 'clerk' }
  const data = { reason: 'written by a later release', added: true }
  const hash = chainHash(CHAIN_START, { process, type: 'Tried', ...common, data })
  const read = { ...common, event: { type: 'Tried', reason: 'x' }, commandId: undefined, hash }
  expect(firstBrokenVersion(process, [{ ...read, data }])).toBeUndefined()
  expect(firstBrokenVersion(process, [{ ...read, data: { ...data, added: false } }])).toBe(1)
})
