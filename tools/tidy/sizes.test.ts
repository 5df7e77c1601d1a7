import { describe, expect, it } from 'vitest'
import { mask } from './mask.ts'
import { fileSizes, functionSizes, functionsOf } from './sizes.ts'
import { sourceFile } from './source-file.ts'

const linesOf = (count: number): string => 'const a = 1\n'.repeat(count)

it.each([
  ['packages/core/src/a.ts', 400, 0],
  ['packages/core/src/a.ts', 401, 1],
  ['packages/core/src/a.test.ts', 500, 0],
  ['packages/core/src/a.test.ts', 501, 1],
  ['packages/core/src/a.generated.ts', 5000, 0],
  ['catalogue/a.yaml', 5000, 0],
])('%s with %i lines gives %i findings', (path, lines, findings) => {
  expect(fileSizes([sourceFile(path, linesOf(lines))])).toHaveLength(findings)
})

describe('functions of formatted code', () => {
  it.each([
    ['export function a(b: string): void {\n  c()\n}', [{ line: 1, lines: 3 }]],
    ['export async function a<T>(\n  b: T,\n): Promise<T> {\n  c()\n}', [{ line: 1, lines: 5 }]],
    ['const a = (b: string) => {\n  c()\n}', [{ line: 1, lines: 3 }]],
    ['const a = (\n  b: string,\n) => {\n  c()\n}', [{ line: 1, lines: 5 }]],
    ['const A = () => (\n  <p />\n)', [{ line: 1, lines: 3 }]],
    [
      'class A {\n  static async b(c: string): Promise<void> {\n    d()\n  }\n\n  #e() {\n    f()\n  }\n}',
      [
        { line: 2, lines: 3 },
        { line: 6, lines: 3 },
      ],
    ],
    ['if (a) {\n  b()\n} else if (c) {\n  d()\n}', []],
    ['if (\n  a &&\n  b\n) {\n  c()\n}', []],
    ['for (const a of b) {\n  c()\n}', []],
    ['const a = {\n  b: 1,\n}', []],
    ['interface A {\n  b(): void\n}', []],
    ['a.map(b => {\n  c()\n})', [{ line: 1, lines: 3 }]],
    ["const a = '() => {'\nb()", []],
  ])('%j', (text, expected) => {
    expect(functionsOf(mask(text).code)).toEqual(expected)
  })

  it('may have 70 lines, and not 71', () => {
    const withLines = (count: number) =>
      sourceFile('packages/core/src/a.ts', `function a() {\n${'  b()\n'.repeat(count - 2)}}\n`)
    expect(functionSizes([withLines(70)])).toEqual([])
    expect(functionSizes([withLines(71)])).toMatchObject([
      { line: 1, message: expect.stringContaining('71 lines') },
    ])
  })
})
