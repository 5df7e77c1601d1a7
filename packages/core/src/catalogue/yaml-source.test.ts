/** Plain files are read by a fast reader; it must say what the careful one says, or leave it to that one. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument, stringify } from 'yaml'
import { readYaml } from './yaml-source.ts'

/** Far above what the long run of `npm run soak` takes. */
const minuteMs = 60_000

const folder = join(import.meta.dirname, '../../../../catalogue')
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
  path.endsWith('.yaml'),
)

function carefulValue(text: string): { ok: boolean; value?: unknown } {
  const document = parseDocument(text, {
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    logLevel: 'error',
  })
  if (document.errors.length > 0 || document.warnings.length > 0) return { ok: false }
  return { ok: true, value: document.toJS() }
}

function quickValue(text: string): { ok: boolean; value?: unknown } {
  const result = readYaml({ path: 'file.yaml', text })
  return result.ok ? { ok: true, value: result.source.value } : { ok: false }
}

test('each file of the sample catalogue reads the same', () => {
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8')
    expect(quickValue(text), path).toEqual(carefulValue(text))
  }
})

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '是',
    'yes',
    'no',
    'true',
    'null',
    '~',
    '2026-11-21',
    '0o17',
    '0x1F',
    '1_000',
    '1e3',
    '.inf',
    '',
  ),
  fc.constantFrom(
    '&a',
    '*a',
    '!x',
    '!=x',
    'a != b',
    '% y',
    '- z',
    '# c',
    'a: b',
    'a #b',
    '<<',
    '? q',
    "it's",
    '"',
    '\t',
    '007',
    '+1',
  ),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
)
const key = fc.oneof(
  fc.stringMatching(/^[a-zA-Z]{1,8}$/),
  fc.constantFrom('1', 'true', 'null', '名称', '__proto__x'),
)
const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}))

test(
  'any data written as YAML reads the same',
  () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (value, isFlow) => {
        const text = stringify(value, isFlow ? { collectionStyle: 'flow' } : {})
        expect(quickValue(text)).toEqual(carefulValue(text))
      }),
      { numRuns: process.env.SOAK === undefined ? 400 : 50_000 },
    )
  },
  20 * minuteMs,
)

const line = fc.oneof(
  fc.stringMatching(/^ {0,4}(- )?[a-z]{1,3}: ?[a-z0-9"'[\]{},:#|>~.-]{0,8}$/),
  fc.constantFrom(
    '',
    '# comment',
    '---',
    '...',
    'a: |',
    '  text',
    '- x',
    '? a',
    ': b',
    '\ta: 1',
    'a: [',
    '}',
    '1: x',
  ),
)

test(
  'any lines read the same, or are faulty for both',
  () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), lines => {
        const text = lines.join('\n')
        expect(quickValue(text)).toEqual(carefulValue(text))
      }),
      { numRuns: process.env.SOAK === undefined ? 2000 : 200_000 },
    )
  },
  20 * minuteMs,
)
