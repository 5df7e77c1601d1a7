import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAllowed, lockedPackages, readByHand } from './licences.ts'

const root = join(import.meta.dirname, '../..')

test('every package that comes along stands under a licence that lets it', () => {
  const packages = lockedPackages(root)
  expect(packages.length).toBeGreaterThan(300)
  const refused = packages.filter(({ name, licence }) => licence === undefined || !isAllowed(licence, name))
  expect(refused).toEqual([])
})

test.each([...readByHand])('%s says %s in a file', name => {
  const text = readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8')
  expect(text).toMatch(/Permission is hereby granted, free of charge/)
})

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-or-later', false],
  ['UNLICENSED', false],
])('%s: %s', (expression, expected) => {
  expect(isAllowed(expression)).toBe(expected)
})

test('a library under the LGPL is let in by its name alone', () => {
  expect(isAllowed('LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64')).toBe(true)
  expect(isAllowed('Apache-2.0 AND LGPL-3.0-or-later AND MIT', '@img/sharp-wasm32')).toBe(true)
  expect(isAllowed('LGPL-3.0-or-later', 'sharp')).toBe(false)
  expect(isAllowed('GPL-3.0-only', '@img/sharp-libvips-linux-x64')).toBe(false)
})
