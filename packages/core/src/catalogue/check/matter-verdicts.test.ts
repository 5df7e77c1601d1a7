import { expect, test } from 'vitest'
import type { Catalogue, Item } from '../model.ts'
import { parseCatalogue } from '../parse.ts'
import { matterVerdicts } from './matter-verdicts.ts'
import { smallFiles } from './small-catalogue.ts'

function small(): Catalogue {
  const files = Object.entries(smallFiles).map(([path, text]) => ({ path, text }))
  const options = { version: 'small', samples: new Set(['photo.jpg', 'licence.jpg']) }
  const { catalogue, findings } = parseCatalogue(files, options)
  if (catalogue === undefined) throw new Error(JSON.stringify(findings))
  return catalogue
}

function matterOf(catalogue: Catalogue) {
  const matter = catalogue.matters.get('open-shop')
  if (matter === undefined) throw new Error('no matter')
  return matter
}

function withItem(catalogue: Catalogue, change: (item: Item) => Item): Catalogue {
  const items = [...catalogue.items].map(
    ([id, item]) => [id, id === 'registration' ? change(item) : item] as const,
  )
  return { ...catalogue, items: new Map(items) }
}

test('what was proved is kept as long as the matter and all its parts are the same', () => {
  const catalogue = small()
  const verdicts = matterVerdicts(catalogue, matterOf(catalogue))
  expect(verdicts.facets.every(facet => facet?.isProved && facet.gaps.length === 0)).toBe(true)
  expect(matterVerdicts({ ...catalogue }, matterOf(catalogue))).toBe(verdicts)
})

test('a changed item is proved anew', () => {
  const catalogue = small()
  const matter = matterOf(catalogue)
  const before = matterVerdicts(catalogue, matter)
  const edited = withItem(catalogue, item => ({
    ...item,
    materials: item.materials.map(entry =>
      entry.when ? { ...entry, when: 'area > 300 and area < 2' } : entry,
    ),
  }))
  const never = (verdicts: typeof before) =>
    verdicts.claims.filter(claim => claim.holds === 'never').map(claim => claim.text)
  expect(never(before)).toEqual([])
  expect(never(matterVerdicts(edited, matter))).toEqual(['area > 300 and area < 2'])
})
