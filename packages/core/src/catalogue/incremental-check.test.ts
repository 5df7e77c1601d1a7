/** Checking again after edits finds what a check from nothing finds, whatever the edits were. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallFiles } from './check/small-catalogue.ts'
import { createChecker, parseCatalogue } from './parse.ts'

/** Far above what the long run of `npm run soak` takes. */
const minuteMs = 60_000

const samples = new Set(['photo.jpg', 'licence.jpg'])
const options = { version: 'edited', samples }

/** Edits of all kinds: names that break, values that are wrong, lines that move, files that come and go. */
const EDITS: readonly (readonly [string, string])[] = [
  ['promisedDays: 3', 'promisedDays: 30'],
  ['material: photo', 'material: photograph'],
  ['authority: market', 'authority: nobody'],
  ['kind = "company"', 'kind = "group"'],
  ['kind = "single"', 'kind = "company"'],
  ['area <= 300', 'area < 300'],
  ['id: licence,', 'id: permit,'],
  ['results: [receipt]', 'results: [licence]'],
  ['sample: photo.jpg', 'sample: nothing.jpg'],
  ['level: county', 'level: planet'],
  ['regions:\n', 'regions:\n  # a line more moves all below\n'],
  ['items:\n', 'items:\n# a comment\n'],
  ['name:', 'nom:'],
  ['asks: [kind, area]', 'asks: []'],
  ['matters: [open-shop]', 'matters: all'],
  ['creditCode: 9', 'creditCode: 8'],
  ['windows: [', 'windows: [['],
]

const edit = fc.oneof(
  fc.record({
    kind: fc.constant('replace' as const),
    path: fc.constantFrom(...Object.keys(smallFiles)),
    edit: fc.constantFrom(...EDITS),
    isBack: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('drop' as const), path: fc.constantFrom(...Object.keys(smallFiles)) }),
  fc.record({ kind: fc.constant('restore' as const), path: fc.constantFrom(...Object.keys(smallFiles)) }),
)

test(
  'the findings after a row of edits are those of a fresh check',
  () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), edits => {
        const checker = createChecker()
        const files = new Map(Object.entries(smallFiles))
        for (const step of edits) {
          const text = files.get(step.path)
          if (step.kind === 'drop') files.delete(step.path)
          else if (step.kind === 'restore') files.set(step.path, smallFiles[step.path] ?? '')
          else if (text !== undefined) {
            const [from, to] = step.isBack ? [step.edit[1], step.edit[0]] : step.edit
            files.set(step.path, text.replaceAll(from, to))
          }
          const current = [...files].map(([path, content]) => ({ path, text: content }))
          const again = checker.check(current, options)
          const fresh = parseCatalogue(current, options)
          expect(again.findings).toEqual(fresh.findings)
          expect(again.catalogue).toEqual(fresh.catalogue)
        }
      }),
      { numRuns: process.env.SOAK === undefined ? 60 : 5000 },
    )
  },
  20 * minuteMs,
)

test('an entity that says the same stays the same object, so nothing that reads it is checked again', () => {
  const checker = createChecker()
  const at = (edited: Readonly<Record<string, string>>) =>
    checker.check(
      Object.entries({ ...smallFiles, ...edited }).map(([path, text]) => ({ path, text })),
      options,
    ).catalogue
  const before = at({})
  const after = at({ 'materials.yaml': `# one more line\n${smallFiles['materials.yaml']}` })
  expect(before?.materials.get('photo')).toBeDefined()
  expect(after?.materials.get('photo')).toBe(before?.materials.get('photo'))
})
