import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAllowed, lockedPackages, readByHand } from './licences.ts'

const root = join(import.meta.dirname, '../..')

test('every package that comes along stands under a licence that lets it', () => {
  const packages = lockedPackages(root)
  expect(packages.length).toBeGreaterThan(300)
  const refused = packages.filter(({ licence }) => licence === undefined || !isAllowed(licence))
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
