import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { importExtensions, packageArrows } from './arrows.ts'
import { importCycles } from './cycles.ts'
import { declaredImports, exactVersions } from './dependencies.ts'
import { guardedTables, namesOfGuarded } from './guarded-tables.ts'
import { fileNames } from './names.ts'
import { corePurity } from './purity.ts'
import { readRepository } from './repository.ts'
import { fileSizes, functionSizes } from './sizes.ts'
import type { TidyRule } from './source-file.ts'
import { bannedText, bannedTypes, honestTests } from './words.ts'

const files = readRepository(fileURLToPath(new URL('../../', import.meta.url)))

const rules: readonly (readonly [string, TidyRule])[] = [
  ['files are small', fileSizes],
  ['functions are readable at a glance', functionSizes],
  ['files are named after their concept', fileNames],
  ['the core is pure', corePurity],
  ['nothing is left undone or tied to a machine', bannedText],
  ['the compiler is not overruled', bannedTypes],
  ['tests run, and on the real thing', honestTests],
  ['packages import one way', packageArrows],
  ['imports have their extension', importExtensions],
  ['imports are declared', declaredImports],
  ['versions are exact', exactVersions],
  ['imports run in no circle', importCycles],
  ['guarded tables are asked for somebody', guardedTables],
]

it('the repository is read', () => {
  const paths = files.map(({ path }) => path)
  expect(paths).toContain('packages/core/src/calendar/calendar.ts')
  expect(paths).toContain('tools/tidy/tidy.test.ts')
  expect(paths).toContain('package.json')
  expect(paths.filter(path => path.includes('node_modules'))).toEqual([])
  expect(namesOfGuarded(files)).toEqual(expect.arrayContaining(['person', 'account', 'account_name']))
})

it.each(rules)('%s', (_name, rule) => {
  expect(rule(files).map(({ path, line, message }) => `${path}:${line}: ${message}`)).toEqual([])
})
