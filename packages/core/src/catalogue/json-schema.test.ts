import { readdirSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  fileSchema,
  filesOfKind,
  jsonSchemaOf,
  type SchemaKind,
  schemaKinds,
  schemaName,
} from './json-schema.ts'

const root = join(import.meta.dirname, '../../../..')
const isSoak = process.env.SOAK !== undefined

/** Every file of the sample catalogue, read by the general reader of YAML. */
const files = readdirSync(join(root, 'catalogue'), { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.yaml'))
  .map(path => ({ path, value: parse(readFileSync(join(root, 'catalogue', path), 'utf8')) as unknown }))

const kindsOf = (path: string) =>
  schemaKinds.filter(kind => filesOfKind(kind).some(pattern => matchesGlob(path, pattern)))

const validators = new Map<SchemaKind, ValidateFunction>()

beforeAll(() => {
  const ajv = new Ajv2020({ strict: true, allErrors: false })
  ajv.addFormat('date', text => {
    const time = Date.parse(`${text}T00:00:00Z`)
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  })
  ajv.addFormat('regex', text => {
    try {
      return new RegExp(text, 'u') instanceof RegExp
    } catch {
      return false
    }
  })
  for (const kind of schemaKinds) validators.set(kind, ajv.compile(jsonSchemaOf(kind)))
})

function accepts(kind: SchemaKind, value: unknown): boolean {
  const validate = validators.get(kind)
  if (!validate) throw new Error(`no validator of ${kind}`)
  return validate(value)
}

describe('the schemas in docs/schema', () => {
  test.each(schemaKinds)('%s is the one that the model gives (npx vitest -u writes it anew)', async kind => {
    const text = `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`
    await expect(text).toMatchFileSnapshot(join(root, `docs/schema/${schemaName(kind)}.json`))
  })

  test('the settings for an editor name each schema with its files', async () => {
    const schemas = schemaKinds.map(kind => [
      `./docs/schema/${schemaName(kind)}.json`,
      filesOfKind(kind).map(pattern => `catalogue/${pattern}`),
    ])
    const text = `${JSON.stringify({ 'yaml.schemas': Object.fromEntries(schemas) }, null, 2)}\n`
    await expect(text).toMatchFileSnapshot(join(root, 'docs/schema/vscode-settings.json'))
  })
})

function propertiesIn(node: unknown, path: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const inner = propertiesIn(value, `${path}/${key}`)
    if (key !== 'properties' || typeof value !== 'object' || value === null) return inner
    const own = Object.entries(value).map(([name, entry]): [string, unknown] => [`${path}/${name}`, entry])
    return [...own, ...inner]
  })
}

test('every field has a title and a description, in Chinese and in English', () => {
  const bilingual = {
    title: expect.stringMatching(/\p{Script=Han}.* · \w/u),
    description: expect.stringMatching(/^.*\p{Script=Han}.*。\n\n[\w“].*\.$/u),
  }
  const all = schemaKinds.flatMap(kind => propertiesIn(jsonSchemaOf(kind), kind))
  expect(all.length).toBeGreaterThan(200)
  for (const [path, property] of all) expect({ path, property }).toMatchObject({ path, property: bilingual })
})

describe('an independent validator', () => {
  test.each(files.map(({ path, value }) => [path, value] as const))('accepts %s', (path, value) => {
    const [kind, ...others] = kindsOf(path)
    if (kind === undefined) throw new Error(`no schema is for ${path}`)
    expect(others).toEqual([])
    expect(accepts(kind, value), JSON.stringify(validators.get(kind)?.errors)).toBe(true)
  })

  /** From one field to the next, at random, until `depth` is used up. */
  function changed(value: unknown, steps: readonly number[], change: Change): unknown {
    const [step = 0, ...rest] = steps
    if (typeof value !== 'object' || value === null) return change.value
    const keys = Object.keys(value)
    const key = keys[step % Math.max(keys.length, 1)]
    if (key === undefined) return change.value
    const at = (inner: unknown) => (rest.length > 0 ? changed(inner, rest, change) : change.value)
    if (Array.isArray(value)) {
      if (change.how === 'empty') return []
      const index = Number(key)
      return change.how === 'leave-out' && rest.length === 0
        ? value.toSpliced(index, 1)
        : value.with(index, at(value[index]))
    }
    const entries = Object.entries(value)
    if (rest.length === 0 && change.how === 'leave-out')
      return Object.fromEntries(entries.filter(([name]) => name !== key))
    if (rest.length === 0 && change.how === 'add') return { ...value, [change.name]: change.value }
    return Object.fromEntries(entries.map(([name, inner]) => [name, name === key ? at(inner) : inner]))
  }
  type Change = {
    readonly how: 'replace' | 'leave-out' | 'add' | 'empty'
    readonly name: string
    readonly value: unknown
  }

  const anyChange = fc.record({
    how: fc.constantFrom<Change['how'][]>('replace', 'leave-out', 'add', 'empty'),
    name: fc.constantFrom('hint', 'nmae', 'unit', 'note', 'pilot', 'en', 'kind'),
    value: fc.constantFrom<unknown[]>(
      null,
      '',
      'x',
      'A b',
      'all',
      'never',
      0,
      -1,
      1.5,
      401,
      1e300,
      true,
      false,
      [],
      {},
      ['x'],
      ['x', 3],
      { zh: '字' },
      { zh: '字', en: '' },
      { class: 'soon' },
      { class: 'never' },
      '2026-02-30',
      '2026-02-28',
      '990101000000',
      '(',
      'a-',
      'a-b',
    ),
  })

  test('agrees with the model on whatever an editor may do to a file, and refuses much of it', {
    timeout: 900_000,
  }, () => {
    let refused = 0
    let accepted = 0
    fc.assert(
      fc.property(
        fc.nat(files.length - 1),
        fc.array(fc.nat(60), { minLength: 1, maxLength: 7 }),
        anyChange,
        (index, steps, change) => {
          const file = files[index]
          const [kind] = kindsOf(file?.path ?? '')
          if (!file || kind === undefined) throw new Error('a file without a schema')
          const value = changed(file.value, steps, change)
          const verdict = fileSchema(kind).safeParse(value).success
          if (verdict) accepted += 1
          else refused += 1
          expect({ value, accepts: accepts(kind, value) }).toEqual({ value, accepts: verdict })
        },
      ),
      { numRuns: isSoak ? 100_000 : 3000 },
    )
    expect(refused).toBeGreaterThan(accepted)
    expect(accepted).toBeGreaterThan(0)
  })
})
