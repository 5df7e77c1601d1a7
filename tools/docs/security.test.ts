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

/** ASVS 5.0.0: how many requirements of levels 1 and 2 each section has, chapter by chapter; they come first in it. */
const requirements = [
  [2, 9, 11, 3, 2],
  [3, 3, 4, 1],
  [0, 2, 4, 6, 5, 0, 2],
  [3, 1, 2, 4],
  [1, 3, 2, 3],
  [3, 12, 4, 4, 5, 3, 0, 4],
  [3, 4, 2, 5, 2, 2],
  [2, 3, 1, 1],
  [3, 4],
  [2, 2, 4, 11, 5, 2, 3],
  [2, 3, 3, 4, 1, 1, 0],
  [3, 2, 4],
  [1, 5, 2, 5],
  [2, 4, 3],
  [3, 3, 7, 0],
  [1, 5, 4, 3, 3],
  [1, 4, 2],
]

/** `1.2.1, 1.2.4–1.2.6 words` stands for four. */
function requirementsOf(cell: string): string[] {
  const one = /(\d+\.\d+)\.(\d+)(?:–\d+\.\d+\.(\d+))?/g
  return [...cell.matchAll(one)].flatMap(([, section, first, last = first]) =>
    Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, index) => `${section}.${Number(first) + index}`,
    ),
  )
}

test('the list for ASVS has each requirement of levels 1 and 2 once', () => {
  const expected = requirements.flatMap((sections, chapter) =>
    sections.flatMap((count, section) =>
      Array.from({ length: count }, (_, index) => `${chapter + 1}.${section + 1}.${index + 1}`),
    ),
  )
  expect(expected).toHaveLength(253)
  const listed = rowsOf('docs/security/asvs.md').flatMap(({ section }) => requirementsOf(section))
  expect(listed.toSorted()).toEqual(expected.toSorted())
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
