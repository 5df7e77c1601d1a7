import { expect, it } from 'vitest'
import { importCycles } from './cycles.ts'
import { sourceFile } from './source-file.ts'

function filesOf(imports: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(imports).map(([name, targets]) =>
    sourceFile(`packages/core/src/${name}.ts`, targets.map(target => `import '${target}'`).join('\n')),
  )
}

it.each([
  [{ 'a/a': ['../b.ts'], b: ['./c.ts'], c: [] }, []],
  [{ a: ['./b.ts', './c.ts'], b: ['./d.ts'], c: ['./d.ts'], d: [] }, []],
  [{ 'a/a': ['../b.ts'], b: ['./a/a.ts'] }, ['imports run in a circle: a/a.ts → b.ts → a/a.ts.']],
  [{ a: ['./a.ts'] }, ['imports run in a circle: a.ts → a.ts.']],
  [{ a: ['./b.ts'], b: ['./c.ts'], c: ['./b.ts'] }, ['imports run in a circle: b.ts → c.ts → b.ts.']],
])('%j', (imports, messages) => {
  expect(importCycles(filesOf(imports)).map(({ message }) => message)).toEqual(messages)
})
