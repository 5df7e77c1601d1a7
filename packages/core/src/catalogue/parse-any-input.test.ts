import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallFiles } from './check/small-catalogue.ts'
import { findingText } from './finding-texts.ts'
import { parseCatalogue } from './parse.ts'

const isSoak = process.env.SOAK !== undefined
const RUNS = isSoak ? 20_000 : 300

/** Any character there is. The unit `binary` of fast-check draws alike, but first takes seconds to list all of them. */
const anyCharacter = fc
  .nat(0x10_f7ff)
  .map(place => String.fromCodePoint(place < 0xd800 ? place : place + 0x800))

/** What is likely to hurt: pieces of YAML, of the catalogue itself, and arbitrary text. */
const piece = fc.oneof(
  fc.constantFrom(
    'null',
    '[]',
    '{}',
    '~',
    '-',
    ': ',
    '&a ',
    '*a',
    '!!binary x',
    '{ a: 1 }',
    '0x7f',
    '\t',
    '\u0000',
  ),
  fc.constantFrom(
    'kind',
    'seal',
    '"',
    "'",
    '(',
    ' and ',
    ' = ',
    '__proto__',
    'constructor',
    'area > ',
    '- [ - [',
  ),
  fc.string({ unit: anyCharacter }),
)

const edited = fc.record({
  file: fc.constantFrom(...Object.keys(smallFiles)),
  from: fc.nat(3000),
  length: fc.nat(40),
  insert: piece,
})

test('whatever is written, the answer is a catalogue or findings with places and texts', {
  timeout: 900_000,
}, () => {
  fc.assert(
    fc.property(fc.array(edited, { minLength: 1, maxLength: 3 }), edits => {
      const files = { ...smallFiles }
      for (const { file, from, length, insert } of edits) {
        const text = files[file] ?? ''
        const at = from % Math.max(text.length, 1)
        files[file] = text.slice(0, at) + insert + text.slice(at + length)
      }
      const list = Object.entries(files).map(([path, text]) => ({ path, text }))
      const result = parseCatalogue(list, { version: 'any', samples: new Set(['photo.jpg', 'licence.jpg']) })
      const faulty = result.findings.some(finding => finding.severity === 'error')
      expect(result.catalogue === undefined).toBe(faulty)
      for (const finding of result.findings) {
        expect(finding.line).toBeGreaterThanOrEqual(1)
        expect(finding.column).toBeGreaterThanOrEqual(1)
        expect(finding.line).toBeLessThanOrEqual((files[finding.file] ?? '\n').split('\n').length)
        expect(findingText(finding, 'zh')).not.toBe('')
      }
    }),
    { numRuns: RUNS },
  )
})
