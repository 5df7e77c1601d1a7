import { describe, expect, test } from 'vitest'
import { findingRows } from '../finding-texts.ts'
import { mutationsOfFiles } from './mutations-of-files.fixture.ts'
import { mutationsOfRules } from './mutations-of-rules.fixture.ts'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const mutations = [...mutationsOfFiles, ...mutationsOfRules]

const codesWith = (added: Readonly<Record<string, string>>) =>
  findingsInWhole([], added).map(finding => finding.code.replace('catalogue/', ''))

/** Reported by whoever reads the folder, or tested beside the proof: no edit of a sound catalogue leads there. */
const elsewhere = [
  'condition-not-proved',
  'facet-not-proved',
  'folder-unreadable',
  'no-matter',
  'not-utf-8',
  'stray-file',
  'too-many-files',
  'too-many-marks',
  'unknown-file',
]

test('the whole catalogue is sound before it is broken', () => {
  expect(findingsInWhole([])).toEqual([])
})

describe('a part that is broken is reported by its rule, and by no other', () => {
  const cases = mutations.map(([codes, ...edits]) => ({ codes, edits, shown: JSON.stringify(edits) }))
  test.each(cases)('$codes $shown', ({ codes, edits }) => {
    expect(codesInWhole(...edits).join(' ')).toBe(codes)
  })
})

test('files that do not belong to the catalogue are reported', () => {
  expect(codesWith({ 'extra.yaml': 'a: b' })).toEqual(['unknown-file'])
  expect(codesWith({ 'notes.txt': 'a' })).toEqual(['stray-file'])
})

test('there is a mutation for every code', () => {
  const broken = new Set(mutations.flatMap(([codes]) => codes.split(' ')))
  const all = findingRows.map(row => row.code.replace('catalogue/', ''))
  expect(all.filter(code => !broken.has(code)).sort()).toEqual(elsewhere)
})
