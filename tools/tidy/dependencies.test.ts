import { expect, it } from 'vitest'
import { declaredImports, exactVersions } from './dependencies.ts'
import { sourceFile } from './source-file.ts'

const manifests = [
  sourceFile('package.json', JSON.stringify({ devDependencies: { vitest: '5.1.1' } })),
  sourceFile(
    'packages/core/package.json',
    JSON.stringify({ dependencies: { feelin: '8.2.0' }, devDependencies: { '@types/feel': '1.0.0' } }),
  ),
]

it.each([
  ['packages/core/src/a.ts', "import { a } from 'feelin'", []],
  ['packages/core/src/a.ts', "import { a } from 'feelin/deep/path'", []],
  ['packages/core/src/a.ts', "import { a } from 'pg'", ['pg is not declared in packages/core/package.json.']],
  [
    'packages/core/src/a.ts',
    "import { a } from 'vitest'",
    ['vitest is not declared in packages/core/package.json.'],
  ],
  ['packages/core/src/a.test.ts', "import { a } from 'vitest'", []],
  ['packages/core/src/a.ts', "import type { A } from '@types/feel'", []],
  [
    'packages/core/src/a.ts',
    "import { a } from '@types/feel/x'",
    ['@types/feel is not declared in packages/core/package.json.'],
  ],
  ['packages/core/src/a.ts', "import { a } from 'node:fs'", ['the core is pure: it knows no node:fs.']],
  ['packages/core/src/a.test.ts', "import { a } from 'node:fs'", []],
  ['packages/core/src/a.ts', "import { a } from './b.ts'", []],
  ['tools/a.ts', "import { a } from 'vitest'\nimport b from 'node:fs'", []],
  ['tools/a.ts', "import { a } from 'feelin'", ['feelin is not declared in package.json.']],
])('%s: %s', (path, text, messages) => {
  const findings = declaredImports([...manifests, sourceFile(path, text)])
  expect(findings.map(({ message }) => message)).toEqual(messages)
})

it.each([
  ['5.1.1', 0],
  ['18.4.0-beta.17', 0],
  ['^5.1.1', 1],
  ['~5.1.1', 1],
  ['5', 1],
  ['latest', 1],
])('the version %s gives %i findings', (version, count) => {
  const manifest = sourceFile('packages/core/package.json', JSON.stringify({ dependencies: { a: version } }))
  expect(exactVersions([manifest])).toHaveLength(count)
})
