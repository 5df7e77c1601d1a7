import { describe, expect, test } from 'vitest'
import { findingText } from './finding-texts.ts'
import { parseCatalogue } from './parse.ts'

const parse = (path: string, text: string) =>
  parseCatalogue([{ path, text }], { version: 'v', samples: new Set() }).findings.filter(
    finding => finding.file === path,
  )

const only = (path: string, text: string) => {
  const [first, ...others] = parse(path, text)
  expect(others).toEqual([])
  if (!first) throw new Error('no finding')
  return first
}

const region = (fields: string) =>
  `regions:\n  - code: "990100000000"\n    name: { zh: 示范市, en: Sample }\n${fields}`

describe('shape', () => {
  test('a sound list gives no finding', () => {
    expect(parse('regions.yaml', region('    level: city\n'))).toEqual([])
  })

  test('an unknown field is shown at its name with the nearest valid one', () => {
    const finding = only('regions.yaml', region('    level: city\n    lvel: x\n'))
    expect(finding).toMatchObject({
      code: 'catalogue/unknown-field',
      line: 5,
      column: 5,
      path: 'regions[0].lvel',
    })
    expect(finding.params.nearest).toMatch(/^level/)
    expect(findingText(finding, 'zh')).toContain('没有名为 lvel 的字段')
  })

  test('a missing field is shown at the entity', () => {
    const finding = only('regions.yaml', region(''))
    expect(finding).toMatchObject({ code: 'catalogue/missing-field', line: 2, column: 5, path: 'regions[0]' })
    expect(findingText(finding, 'en')).toContain('level')
  })

  test('digits without quotes are a number, not a text', () => {
    const finding = only('regions.yaml', region('    level: city\n').replaceAll('"', ''))
    expect(finding).toMatchObject({ code: 'catalogue/wrong-type', line: 2, column: 11 })
    expect(findingText(finding, 'zh')).toBe('这里应为文字（数字请加引号），现在写的是数字。')
  })

  test('a wrong value names the allowed ones', () => {
    const finding = only('regions.yaml', region('    level: town\n'))
    expect(finding).toMatchObject({ code: 'catalogue/wrong-value', line: 4, column: 12 })
    expect(findingText(finding, 'en')).toContain('city / county / township / village')
  })

  test('a wrong format names the pattern', () => {
    const finding = only('regions.yaml', region('    level: city\n').replace('990100000000', '99'))
    expect(finding).toMatchObject({ code: 'catalogue/wrong-format', line: 2, column: 12 })
  })

  test('an empty text is refused', () => {
    const finding = only('regions.yaml', region('    level: city\n').replace('示范市', '""'))
    expect(finding).toMatchObject({ code: 'catalogue/empty', path: 'regions[0].name.zh' })
  })

  test('a number out of range is refused', () => {
    const text =
      'licences:\n  - { id: a, name: { zh: 甲, en: A }, issuer: b, numberPrefix: A, validityYears: 0 }\n'
    expect(parse('licences.yaml', text)[0]).toMatchObject({ code: 'catalogue/out-of-range', line: 2 })
  })

  test('an unknown kind of question names the kinds', () => {
    const finding = only(
      'questions.yaml',
      'questions:\n  - { id: a, kind: yesno, title: { zh: 甲, en: A } }\n',
    )
    expect(finding.code).toBe('catalogue/wrong-value')
    expect(finding.params.allowed).toBe('choice / many / yes-no / number')
  })

  test('a question without a kind misses a field', () => {
    const finding = only('questions.yaml', 'questions:\n  - { id: a, title: { zh: 甲, en: A } }\n')
    expect(finding.code).toBe('catalogue/missing-field')
  })

  test('of a union the types that would be right are named', () => {
    const text = `sites:
  - id: a
    name: { zh: 甲, en: A }
    kind: hall
    region: "990100000000"
    address: { zh: 甲 }
    hours: { zh: 甲 }
    phone: "1"
    windows: [{ id: w, name: { zh: 甲, en: A }, kind: special }]
    matters: some
`
    const finding = parse('sites.yaml', text).find(entry => entry.code === 'catalogue/wrong-type')
    expect(finding).toMatchObject({ line: 10, column: 14 })
    expect(finding && findingText(finding, 'zh')).toBe('这里应为all或列表，现在写的是文字（数字请加引号）。')
  })
})

describe('layout', () => {
  test('an id may occur once', () => {
    const finding = only(
      'regions.yaml',
      `${region('    level: city\n')}${region('    level: city\n').slice(9)}`,
    )
    expect(finding).toMatchObject({ code: 'catalogue/duplicate-id', line: 5 })
    expect(finding.params.first).toBe('regions.yaml:2')
  })

  test('a file is named after its id', () => {
    const finding = parse('items/other.yaml', 'id: seal-filing\n').find(
      entry => entry.code === 'catalogue/file-name',
    )
    expect(finding).toMatchObject({ line: 1, column: 5, params: { expected: 'items/seal-filing.yaml' } })
  })

  test('a YAML file that the catalogue does not know is an error, another file a warning', () => {
    expect(only('region.yaml', '')).toMatchObject({ code: 'catalogue/unknown-file', severity: 'error' })
    expect(only('items/deep/a.yaml', '')).toMatchObject({ code: 'catalogue/unknown-file' })
    expect(only('README.md', '')).toMatchObject({ code: 'catalogue/stray-file', severity: 'warning' })
  })

  test('a list file holds its list and nothing else', () => {
    expect(only('regions.yaml', 'region: []\nregions: []\n')).toMatchObject({
      code: 'catalogue/unknown-field',
    })
    expect(only('regions.yaml', '{}')).toMatchObject({ code: 'catalogue/missing-field' })
    expect(only('regions.yaml', '')).toMatchObject({ code: 'catalogue/wrong-type' })
    expect(only('regions.yaml', 'regions: 1')).toMatchObject({
      code: 'catalogue/wrong-type',
      line: 1,
      column: 10,
    })
  })

  test('a catalogue without a matter is not one', () => {
    const result = parseCatalogue([], { version: 'v', samples: new Set() })
    expect(result.catalogue).toBeUndefined()
    expect(result.findings.map(finding => finding.code)).toEqual(['catalogue/no-matter'])
  })
})

describe('hostile input', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a syntax error', 'regions: [a\n', 'catalogue/yaml-syntax'],
    ['a key twice', 'regions: []\nregions: []\n', 'catalogue/yaml-syntax'],
    ['two documents', 'regions: []\n---\nregions: []\n', 'catalogue/yaml-syntax'],
    ['an unknown tag', 'regions: !x []\n', 'catalogue/yaml-syntax'],
    ['tabs as indentation', 'regions:\n\t- a\n', 'catalogue/yaml-syntax'],
    ['an alias without an anchor', 'regions: *a\n', 'catalogue/too-many-aliases'],
    ['a file beyond the limit', ' '.repeat(1024 * 1024 + 1), 'catalogue/file-too-large'],
    ['deep brackets', `regions: ${'['.repeat(200)}${']'.repeat(200)}`, 'catalogue/too-deep'],
    ['very deep brackets', `regions: ${'['.repeat(50_000)}`, 'catalogue/yaml-syntax'],
    ['more marks than any file has', `regions: ${'['.repeat(500_000)}`, 'catalogue/too-many-marks'],
    ['very deep dashes', `regions:\n  ${'- '.repeat(50_000)}a`, 'catalogue/yaml-syntax'],
    [
      'an alias bomb',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh']
        .map((key, index) => `${key}: &${key} [${`*${'abcdefg'[index]},`.repeat(9)}]`)
        .join('\n')}\n`,
      'catalogue/too-many-aliases',
    ],
  ]
  test.each(cases)('%s', (_, text, code) => {
    expect(parse('regions.yaml', text)[0]?.code).toBe(code)
  })

  test('a field named __proto__ is an unknown field', () => {
    const findings = parse('regions.yaml', region('    level: city\n    __proto__: { a: 1 }\n'))
    expect(findings.map(finding => finding.code)).toEqual(['catalogue/unknown-field'])
  })
})
