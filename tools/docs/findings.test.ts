import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findingLink } from '../../packages/core/src/catalogue/finding.ts'
import { findingRows } from '../../packages/core/src/catalogue/finding-texts.ts'
import { findingsPage, findingsTable, manualPath, pagePath, withFindings } from './findings.ts'
import { headingsOf } from './links.ts'

test('docs/catalogue.md lists every finding, as it is (else: node tools/docs/findings.ts)', () => {
  const manual = readFileSync(manualPath, 'utf8')
  expect(manual).toBe(withFindings(manual))
})

test('docs/findings.md explains every finding, as it is (else: node tools/docs/findings.ts)', () => {
  expect(readFileSync(pagePath, 'utf8')).toBe(findingsPage())
})

test('the link of a finding leads to its heading', () => {
  const headings = headingsOf(findingsPage())
  for (const { code } of findingRows) {
    const [page, heading] = findingLink(code).split('#')
    expect(page).toBe('docs/findings.md')
    expect(headings.has(heading ?? ''), code).toBe(true)
  }
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
