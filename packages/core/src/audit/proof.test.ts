import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHex, toHex } from './bytes.ts'
import { leafOf, pathOf, rootOf } from './merkle.ts'
import { type CaseProof, type ProofTools, verifyProof } from './proof.ts'
import { sha256 } from './sha256.ts'
import { FIRST_PREVIOUS, type RootStatement, statementBytes } from './statement.ts'

const pair = generateKeyPairSync('ed25519')
const spki = (key: KeyObject) => new Uint8Array(key.export({ type: 'spki', format: 'der' }))
const publicKey = spki(pair.publicKey)
const key = { id: toHex(sha256(publicKey)), algorithm: 'Ed25519', publicKey: toHex(publicKey) } as const

const tools: ProofTools = {
  sha256,
  verifySignature: async (by, message, signature) => {
    const object = { key: Buffer.from(by.publicKey, 'hex'), format: 'der', type: 'spki' } as const
    return verify(null, message, object, signature) ? 'valid' : 'invalid'
  },
}

const hashes = Array.from({ length: 7 }, (_, index) => toHex(sha256(Uint8Array.of(index))))
const bytesOf = (hex: string) => readHex(hex) ?? new Uint8Array()
const leaves = hashes.map(hash => leafOf(sha256, bytesOf(hash), 'case'))

function signed(root: string, by: KeyObject = pair.privateKey) {
  const statement: RootStatement = {
    day: '2026-11-20',
    events: leaves.length,
    root,
    previous: FIRST_PREVIOUS,
    algorithm: 'Ed25519',
    key: key.id,
  }
  return { ...statement, signature: toHex(sign(null, statementBytes(statement), by)) }
}

/** Three events of a day of seven, and one of today. */
const proof: CaseProof = {
  kind: 'case',
  events: [
    ...[2, 3, 4].map((leaf, index) => ({
      version: index + 1,
      hash: hashes[leaf] ?? '',
      sealed: { day: '2026-11-20', leaf, path: pathOf(sha256, leaves, leaf).map(toHex) },
    })),
    { version: 4, hash: 'ab'.repeat(32), sealed: null },
  ],
  roots: [signed(toHex(rootOf(sha256, leaves)))],
  keys: [key],
  brokenVersion: null,
}

const verdicts = async (changed: Partial<CaseProof>, by: ProofTools = tools) =>
  (await verifyProof({ ...proof, ...changed }, by)).events.map(event => event.verdict)

test('what was sealed and is unchanged holds; what is of today waits', async () => {
  expect(await verdicts({})).toEqual(['sealed', 'sealed', 'sealed', 'open'])
  expect(await verifyProof(proof, tools)).toMatchObject({
    firstMismatch: undefined,
    signatureUnchecked: false,
  })
})

describe('is told:', () => {
  const [first, second, third, last] = proof.events
  if (!first || !second || !third || !last) throw new Error('the proof has four events')

  test('an event whose hash is another', async () => {
    const events = [first, { ...second, hash: third.hash }, third, last]
    expect(await verdicts({ events })).toEqual(['sealed', 'root', 'sealed', 'open'])
    expect((await verifyProof({ ...proof, events }, tools)).firstMismatch).toMatchObject({ version: 2 })
  })

  test('an event that is missing, or out of order', async () => {
    expect(await verdicts({ events: [first, third, last] })).toEqual(['sealed', 'order', 'order'])
    expect(await verdicts({ events: [second, first, third] })).toEqual(['order', 'order', 'sealed'])
    expect(await verdicts({ events: [{ ...first, sealed: null }, second] })).toEqual(['order', 'sealed'])
  })

  test('content that no longer gives its hash', async () => {
    expect(await verdicts({ brokenVersion: 3 })).toEqual(['sealed', 'sealed', 'content', 'content'])
  })

  test('a root that is another, though the events fit it', async () => {
    const forged = generateKeyPairSync('ed25519')
    const root = toHex(rootOf(sha256, leaves))
    const bad = ['signature', 'signature', 'signature', 'open']
    expect(await verdicts({ roots: [signed(root, forged.privateKey)] })).toEqual(bad)
    const known = { ...key, publicKey: toHex(spki(forged.publicKey)) }
    expect(await verdicts({ roots: [signed(root, forged.privateKey)], keys: [known] })).toEqual(bad)
    expect(await verdicts({ keys: [] })).toEqual(bad)
    expect(await verdicts({ roots: [] })).toEqual(['root', 'root', 'root', 'open'])
    const [mine] = proof.roots
    if (mine) expect(await verdicts({ roots: [{ ...mine, events: 8 }] })).toEqual(bad)
  })

  test('another kind of process', async () => {
    expect(await verdicts({ kind: 'supervision-order' })).toEqual(['root', 'root', 'root', 'open'])
  })

  test('a signature that can’t be checked here, and nothing more', async () => {
    const blind: ProofTools = { sha256, verifySignature: async () => 'unknown' }
    expect(await verifyProof(proof, blind)).toMatchObject({
      firstMismatch: undefined,
      signatureUnchecked: true,
    })
  })
})

test('whatever a server sends, there is an answer', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('2026-11-20', 'case', key.id, hashes[0] ?? ''),
  )
  const sealed = fc.option(
    fc.record({ day: text, leaf: fc.double(), path: fc.array(text, { maxLength: 4 }) }),
  )
  const root = fc.record({
    day: text,
    events: fc.double(),
    root: text,
    previous: text,
    algorithm: fc.constant('Ed25519' as const),
    key: fc.oneof(text, fc.constant(key.id)),
    signature: fc.oneof(text, fc.constant('ab'.repeat(64))),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        kind: text,
        events: fc.array(fc.record({ version: fc.double(), hash: text, sealed }), { maxLength: 5 }),
        roots: fc.array(root, { maxLength: 3 }),
        keys: fc.constant([key]),
        brokenVersion: fc.option(fc.integer()),
      }),
      async any => {
        const verdict = await verifyProof(any, tools)
        expect(verdict.events).toHaveLength(any.events.length)
        expect(verdict.events.filter(event => event.verdict === 'sealed')).toEqual([])
      },
    ),
  )
})
