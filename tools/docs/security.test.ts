import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenLinks } from './links.ts'

const root = join(import.meta.dirname, '../..')
const papers = ['docs/security/threat-model.md', 'docs/security/asvs.md', 'docs/security/mlps.md']

type Row = { readonly section: string; readonly state: string; readonly evidence: string }

/** Rows of tables whose first cell begins with a number. */
function rowsOf(file: string): Row[] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter(line => /^\| \d/.test(line))
    .map(line => {
      const [, section = '', state = '', evidence = ''] = line.split('|').map(cell => cell.trim())
      return { section, state, evidence }
    })
}

test.each(papers)('%s names evidence that is there', file => {
  expect(brokenLinks(root, file)).toEqual([])
})

/** ASVS 5.0.0: how many sections each chapter has. */
const sections = [5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3]

test('the list for ASVS leaves no section out', () => {
  const expected = sections.flatMap((count, chapter) =>
    Array.from({ length: count }, (_, index) => `${chapter + 1}.${index + 1}`),
  )
  expect(rowsOf('docs/security/asvs.md').map(({ section }) => section.split(' ')[0])).toEqual(expected)
})

test('what the list for ASVS calls met has evidence, and what it does not says what is missing', () => {
  const names = /`[\w.]+[/.][\w./-]+`|\]\(/
  for (const { section, state, evidence } of rowsOf('docs/security/asvs.md')) {
    expect([section, ['yes', 'partly', 'not yet', 'operator', 'none'].includes(state)]).toEqual([
      section,
      true,
    ])
    if (state === 'yes' || state === 'partly')
      expect([section, names.test(evidence)]).toEqual([section, true])
    if (state === 'not yet') expect(evidence).not.toBe('')
  }
})

test('the table of level 3 has all control points of the computing environment', () => {
  const points = rowsOf('docs/security/mlps.md').map(({ section }) => section.split(' ')[0])
  expect(points.filter(point => point?.startsWith('8.1.4.'))).toEqual(
    Array.from({ length: 11 }, (_, index) => `8.1.4.${index + 1}`),
  )
})
