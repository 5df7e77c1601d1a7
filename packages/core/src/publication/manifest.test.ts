import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, overlapping, withChanges } from './manifest.ts'
import { compareGuides } from './take-over.ts'

const manifest = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3'))
  .map(entries => new Map(Object.entries(entries)))

test('a difference put onto the older version gives the newer one', () => {
  fc.assert(
    fc.property(manifest, manifest, (before, after) => {
      expect(withChanges(before, difference(before, after))).toEqual(after)
      expect(difference(after, after)).toEqual([])
    }),
  )
})

test('two changes of one base that do not overlap come to the same in either order', () => {
  fc.assert(
    fc.property(manifest, manifest, manifest, (base, mine, theirs) => {
      const [own, other] = [difference(base, mine), difference(base, theirs)]
      const both = overlapping(own, base, theirs)
      const isClash = own.some(({ path, hash }) =>
        other.some(entry => entry.path === path && entry.hash !== hash),
      )
      expect(both.length > 0).toBe(isClash)
      if (isClash) return
      expect(withChanges(theirs, own)).toEqual(withChanges(mine, other))
    }),
  )
})

test('another guide: what is new, gone, changed, and what it demands more', () => {
  const field = (element: string, required: boolean, more: object = {}) => ({ element, required, ...more })
  const before = {
    form: { fields: [field('name', true), field('email', false), field('fax', true)] },
    checklist: [{ material: 'lease' }, { material: 'photo' }],
    items: [{ item: 'a' }],
  }
  const after = {
    form: { fields: [field('name', true, { max: 5 }), field('email', true), field('hint', false)] },
    checklist: [{ material: 'lease' }, { material: 'drawing' }],
    items: [{ item: 'a' }],
  }
  expect(compareGuides(before, after)).toEqual({
    fields: [
      { element: 'name', mark: 'changed' },
      { element: 'email', mark: 'changed' },
      { element: 'hint', mark: 'new' },
      { element: 'fax', mark: 'gone' },
    ],
    materials: [
      { material: 'drawing', mark: 'new' },
      { material: 'photo', mark: 'gone' },
    ],
    demands: ['email', 'drawing'],
  })
  expect(compareGuides(before, before)).toEqual({ fields: [], materials: [], demands: [] })
})
