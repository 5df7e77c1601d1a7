import { expect, test } from 'vitest'
import { sortImport } from './sort-import.ts'
import { accepted, beginWorking, typed } from './working-files.ts'

const base = new Map([
  ['a.yaml', 'a: 1\n'],
  ['b.yaml', 'b: 1\n'],
])
const files = typed(
  accepted(beginWorking(new Map()), { files: [], moved: [], revision: 1 }, base),
  'b.yaml',
  'b: 2\n',
)

test('What this change has edited is never replaced without a choice', () => {
  const imported = [
    { path: 'a.yaml', text: 'a: 3\n' },
    { path: 'b.yaml', text: 'b: 3\n' },
    { path: 'c.yaml', text: 'c: 3\n' },
  ]
  const { plain, both } = sortImport(files, imported)
  expect(plain.map(({ path }) => path)).toEqual(['a.yaml', 'c.yaml'])
  expect(both).toEqual([{ path: 'b.yaml', revision: 0, base: 'b: 1\n', mine: 'b: 2\n', theirs: 'b: 3\n' }])
  expect(sortImport(files, [{ path: 'b.yaml', text: 'b: 2\n' }])).toEqual({ plain: [], both: [] })
})
