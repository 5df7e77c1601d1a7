/** 法定代表人: by the exact number of the register, and by nothing else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MappingTexts, prepareMapping } from './mapping.ts'
import { canTellRepresentative, readRepresentation } from './representation.ts'

const own = '11019919920618993X'
const key = '91110199MA0000000U'

function mappingOf(texts: MappingTexts) {
  const prepared = prepareMapping(texts)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.mapping
}

const register = mappingOf({
  // Owners may fetch what is theirs; that makes none of them the representative.
  holder: '[answer.code, answer.boss.number, answer.owner]',
  organisation: {
    name: 'answer.name',
    representative: 'answer.boss.number',
    inForce: 'answer.state = "存续"',
  },
})
const shop = { code: key, name: ' 芳邻便利店 ', boss: { name: '王芳', number: own }, state: '存续' }
const read = (raw: unknown, citizenNumber = own, mapping = register) =>
  readRepresentation(mapping, raw, { key, citizenNumber })

test('whoever has the number of the representative represents it, as long as it is in force', () => {
  expect(read(shop)).toEqual({ says: 'holds', name: '芳邻便利店' })
  expect(read(shop, own.toLowerCase())).toEqual({ says: 'holds', name: '芳邻便利店' })
  for (const state of ['注销', '', undefined, true])
    expect(read({ ...shop, state })).toEqual({ says: 'not-in-force' })
})

test('neither the same name nor another part in it makes anybody its representative', () => {
  const other = '110199198809129925'
  expect(read(shop, other)).toEqual({ says: 'somebody-else' })
  expect(read({ ...shop, owner: other }, other)).toEqual({ says: 'somebody-else' })
  expect(read(shop, '')).toEqual({ says: 'somebody-else' })
  // To those whom it does not concern, a dissolved one looks like any other.
  expect(read({ ...shop, state: '注销' }, other)).toEqual({ says: 'somebody-else' })
})

test.each([
  [{ ...shop, boss: { name: '王芳' } }],
  [{ ...shop, boss: { number: '' } }],
  [{ ...shop, boss: { number: [own] } }],
  [{ ...shop, boss: [{ number: own }, { number: 'x' }] }],
  [{ ...shop, name: '' }],
  [{ ...shop, name: 'x'.repeat(101) }],
  [undefined],
  ['王芳'],
])('of %j nothing is concluded', raw => {
  expect(read(raw)).toEqual({ says: 'unknown' })
})

test('a register that says that it found nothing is believed, and one that was not described tells nothing', () => {
  const organisation = { name: '"x"', representative: `"${own}"`, inForce: 'true' }
  expect(read({}, own, mappingOf({ found: 'answer.found', organisation }))).toEqual({ says: 'unknown' })
  expect(read({ found: true }, own, mappingOf({ found: 'answer.found', organisation }))).toMatchObject({
    says: 'holds',
  })
  expect(canTellRepresentative(register)).toBe(true)
  const plain = mappingOf({ holder: 'answer.boss.number', fields: { name: 'answer.name' } })
  expect(canTellRepresentative(plain)).toBe(false)
  expect(read(shop, own, plain)).toEqual({ says: 'unknown' })
})

test('whatever a register answers, nobody represents anything without the very number', () => {
  fc.assert(
    fc.property(fc.anything(), fc.jsonValue(), (raw, number) => {
      expect(read(raw).says).not.toBe('holds')
      const said = read({ ...shop, boss: { number } }).says
      if (said === 'holds') expect(number).toBe(own)
    }),
  )
})
