import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findingRows } from '../../packages/core/src/catalogue/finding-texts.ts'
import { findingsTable, manualPath, withFindings } from './findings.ts'

test('docs/catalogue.md lists every finding, as it is (else: node tools/docs/findings.ts)', () => {
  const manual = readFileSync(manualPath, 'utf8')
  expect(manual).toBe(withFindings(manual))
})

test('a code has one row', () => {
  const codes = findingsTable().matchAll(/^\| `(catalogue\/[a-z0-9-]+)`/gm)
  const listed = [...codes].map(match => match[1])
  expect(listed).toEqual(findingRows.map(row => row.code).toSorted())
  expect(new Set(listed).size).toBe(listed.length)
})

test('a manual without the marks is refused', () => {
  expect(() => withFindings('# Catalogue')).toThrow('lacks the marks')
})
