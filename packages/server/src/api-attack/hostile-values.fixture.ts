/** What somebody sends who wants to break something, and where it is put. */
import fc from 'fast-check'

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

const cursorOf = (text: string) => Buffer.from(text).toString('base64url')
const someId = '00000000-0000-4000-8000-000000000000'

export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\u202e\u2066txt.exe',
  '\ufeff',
  '🏳️‍🌈'.repeat(300),
  'x'.repeat(20_000),
  '%'.repeat(300),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "' OR '1'='1",
  "'; DROP TABLE account; --",
  '1); SELECT pg_sleep(20); --',
  '\\',
  '%_%',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}#{7*7}',
  '../../../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'https://127.0.0.1:1/',
  '=HYPERLINK("http://x.invalid")',
  'for i in 1..1000000 return for j in 1..1000000 return i * j',
  'function(x) x(x)',
  '(((((((((((((((((((((((((((((((((((((((((((((',
  '(a+)+$',
  'NaN',
  'Infinity',
  '1e400',
  '-0',
  '٣٤',
  '0x10',
  '9007199254740993',
  '99999999999999999999999999',
  '0000-00-00',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31',
  '2026-02-30',
  '-271821-04-20',
  '+275760-09-13T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  'true',
  'null',
  '[]',
  someId,
  someId.toUpperCase(),
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  cursorOf(`999999999999999\n${someId}`),
  cursorOf(`-1\n${someId}`),
  cursorOf(`A\n${someId}`),
  cursorOf(`0\n${someId} a-b`),
  cursorOf('[1e308]'),
  cursorOf('[-1]'),
  cursorOf('[9007199254740991,9007199254740991,"x"]'),
  cursorOf(`["\u0000","${someId}"]`),
  cursorOf('{"__proto__":[]}'),
  cursorOf('\u0000\n\u0000'),
  cursorOf(`["0000-01-01T00:00:00.000Z","${someId}","x"]`),
  cursorOf(`["9999-12-31T23:59:59.999Z","${someId}","${'k'.repeat(200)}"]`),
  '\r\nset-cookie: a=b',
]

/** Any character there is. The unit `binary` of fast-check draws alike, but first takes seconds to list all of them. */
const anyCharacter = fc
  .nat(0x10_f7ff)
  .map(place => String.fromCodePoint(place < 0xd800 ? place : place + 0x800))

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
)

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      ...[null, true, false, 0, -1, 1.5, 1e21, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, -(2 ** 63)],
      ...[[], {}, [[]], [null], { toString: 1 }, { length: -1 }, { toJSON: 1 }],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      nested(60),
      nested(1_000),
      Array.from({ length: 5_000 }, (_, index) => index),
      Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`key${index}`, index])),
      Object.fromEntries(hostileTexts.map(key => [key, key])),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

type Container = Readonly<Record<string, unknown>> | readonly unknown[]

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}

/** The ways to each value that is in there, the whole of it first. */
function placesIn(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (!isContainer(value)) return [way]
  return [way, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...way, key]))]
}

type Change = { readonly kind: 'put' | 'drop' | 'add'; readonly place: number; readonly value: unknown }

function changedAt(value: unknown, [key, ...rest]: readonly string[], change: Change): unknown {
  if (key === undefined) {
    if (change.kind === 'put' || !isContainer(value)) return change.value
    // Not spread into a literal: the key may be __proto__.
    return Array.isArray(value) ? [...value, change.value] : { ...value, [`${change.place}`]: change.value }
  }
  if (!isContainer(value)) return value
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => {
      if (String(index) !== key) return [entry]
      return change.kind === 'drop' && rest.length === 0 ? [] : [changedAt(entry, rest, change)]
    })
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (name !== key) return [[name, inner]]
      return change.kind === 'drop' && rest.length === 0 ? [] : [[name, changedAt(inner, rest, change)]]
    }),
  )
}

/** The same value with one or two places replaced by something hostile, left out, or added to. */
export function spoiled(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change: fc.Arbitrary<Change> = fc.record({
    kind: fc.constantFrom('put', 'put', 'put', 'drop', 'add'),
    place: fc.nat(1_000),
    value: hostileValue,
  })
  return fc.tuple(valid, fc.array(change, { minLength: 1, maxLength: 2 })).map(([value, changes]) =>
    changes.reduce<unknown>((current, wanted) => {
      const places = placesIn(current)
      return changedAt(current, places[wanted.place % places.length] ?? [], wanted)
    }, value),
  )
}

/** Bodies that are no JSON, or JSON that a program may stumble over. */
export const hostileBodies: readonly Buffer[] = [
  '',
  '{',
  '{"a":',
  '[',
  'null',
  '"text"',
  '0',
  '[]',
  '{}',
  '{"a":1,"a":2}',
  '{"a":1e999}',
  `{"a":${'9'.repeat(5_000)}}`,
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '\ufeff{}',
  "{'a':1}",
  '{"a":NaN}',
  '['.repeat(50_000),
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `{"${'k'.repeat(100_000)}":1}`,
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  'a=1&b=2',
]
  .map(body => Buffer.from(body))
  .concat(Buffer.from([0xff, 0xfe, 0x7b, 0x7d]), Buffer.from([0x22, 0xc3, 0x28, 0x22]), Buffer.alloc(2_000))
