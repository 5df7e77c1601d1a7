import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { articleOf, REFUSALS, type RefusalCode, type RefusalParams, refusal } from './refusal.ts'
import { refusalText } from './texts.ts'

const root = join(import.meta.dirname, '../../../..')

const isCode = (text: string): text is RefusalCode => Object.hasOwn(REFUSALS, text)
const codes = Object.keys(REFUSALS).filter(isCode)

/** Stands for whatever a text may fill in: `{minutes}`. */
const placeholders: RefusalParams = new Proxy({}, { get: (_, name) => `{${String(name)}}` })

function manual(): string {
  const rows = codes.map(code =>
    [
      `\`${code}\``,
      REFUSALS[code].kind,
      articleOf(code) ?? '',
      refusalText(refusal(code, placeholders), 'zh'),
      refusalText(refusal(code, placeholders), 'en'),
    ].join(' | '),
  )
  return [
    '# Refusals',
    '',
    'Every way in which the platform says no: a stable code, its kind, the article of law or the rule behind',
    'it where there is one, and what people read. Words in braces are filled in. Written from',
    '`packages/core/src/refusal/`; after a change there, `npx vitest run packages/core/src/refusal -u` writes it anew.',
    '',
    '| code | kind | article | 中文 | English |',
    '|---|---|---|---|---|',
    ...rows.map(row => `| ${row} |`),
    '',
  ].join('\n')
}

test('docs/refusals.md lists every refusal, as it is', async () => {
  await expect(manual()).toMatchFileSnapshot(join(root, 'docs/refusals.md'))
})

describe('codes', () => {
  test.each(codes)('%s is namespaced and in kebab-case', code => {
    expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/)
  })

  test('each is used outside the table', () => {
    const sources = readdirSync(join(root, 'packages'))
      .flatMap(name => typescriptBelow(join(root, 'packages', name, 'src')))
      .filter(path => !path.startsWith(import.meta.dirname))
      .map(path => readFileSync(path, 'utf8'))
    const unused = codes.filter(code => !sources.some(source => source.includes(`'${code}'`)))
    expect(unused).toEqual([])
  })
})

function typescriptBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !/\.(test|fixture)\.tsx?$/.test(path))
    .map(path => join(folder, path))
}

describe('texts', () => {
  test.each(codes)('%s reads well in both languages, also with nothing to fill in', code => {
    for (const params of [{}, placeholders]) {
      const zh = refusalText(refusal(code, params), 'zh')
      const en = refusalText(refusal(code, params), 'en')
      expect(zh).toMatch(/^[^a-z].*。$/)
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z“].*\.$/)
      expect(en).not.toMatch(/\p{Script=Han}/u)
      expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  test('no two refusals read the same, except those that must not tell a stranger more', () => {
    const byText = Map.groupBy(codes, code => refusalText(refusal(code, placeholders), 'zh'))
    const same = [...byText.values()].filter(group => group.length > 1)
    expect(same).toEqual([['access/not-your-case', 'case/not-found']])
  })

  test('names the stage in words', () => {
    const params = { stage: 'handling' }
    expect(refusalText(refusal('case/stage', params), 'zh')).toContain('办理中')
    expect(refusalText(refusal('case/stage', params), 'en')).toContain('being handled')
  })
})

describe('a refusal', () => {
  test('is a value with a code and what fills in its text', () => {
    expect(refusal('case/stage', { stage: 'closed' })).toEqual({
      code: 'case/stage',
      params: { stage: 'closed' },
    })
    expect(refusal('case/exists')).toEqual({ code: 'case/exists', params: {} })
  })

  test('names its article where the law has one', () => {
    expect(articleOf('case/second-notice')).toBe('行政许可法第三十二条第一款第(四)项')
    expect(articleOf('case/exists')).toBeUndefined()
  })
})
