import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { longFiles } from './longest-first.ts'

test('every file that is begun first is there', () => {
  expect(longFiles.filter(path => !existsSync(join(import.meta.dirname, '..', path)))).toEqual([])
})
