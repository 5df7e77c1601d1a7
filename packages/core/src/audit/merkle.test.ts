import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHex, toHex } from './bytes.ts'
import { LEAVES_OF_NODE, leafOf, MerkleTree, pathOf, pathsOf, rootFromPath, rootOf } from './merkle.ts'
import { sha256 } from './sha256.ts'

/** Entries of the reference trees of Certificate Transparency (RFC 6962): their bytes, and the roots of the first n. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const leaves = (count: number) =>
  Array.from({ length: count }, (_, index) => sha256(Uint8Array.of(index & 0xff, index >> 8)))

function grown(count: number): MerkleTree {
  const tree = new MerkleTree(sha256)
  for (const leaf of leaves(count)) tree.add(leaf)
  return tree
}

test('the roots are those of RFC 6962', () => {
  const tree = new MerkleTree(sha256)
  expect(toHex(tree.root())).toBe(roots[0])
  for (const [index, entry] of entries.entries()) {
    const data = readHex(entry) ?? new Uint8Array()
    // With no kind of process a leaf is the leaf of that standard.
    tree.add(leafOf(sha256, data, ''))
    expect(toHex(tree.root())).toBe(roots[index + 1])
  }
})

describe('a tree grown leaf by leaf', () => {
  test('has the root of the tree made at once, also over its kept nodes', () => {
    expect(new MerkleTree(sha256).nodes()).toEqual([])
    for (const count of [1, 2, 3, 1023, 1024, 1025, 2047, 2048, 2049, 3000, 4096, 5121]) {
      const tree = grown(count)
      expect(tree.size).toBe(count)
      expect(toHex(tree.root())).toBe(toHex(rootOf(sha256, leaves(count))))
      expect(tree.nodes()).toHaveLength(Math.ceil(count / LEAVES_OF_NODE))
      expect(toHex(rootOf(sha256, tree.nodes()))).toBe(toHex(tree.root()))
    }
  })
})

describe('a path', () => {
  const sizes = fc
    .integer({ min: 1, max: 300 })
    .chain(size => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }))

  test('leads from every leaf to the root', () => {
    fc.assert(
      fc.property(sizes, ({ size, index }) => {
        const all = leaves(size)
        const leaf = all[index] ?? new Uint8Array()
        const found = rootFromPath(sha256, leaf, index, size, pathOf(sha256, all, index))
        expect(found && toHex(found)).toBe(toHex(rootOf(sha256, all)))
      }),
      { numRuns: 60 },
    )
  })

  test('leads to the root from no other place, with no other leaf, and not shortened or lengthened', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 400 }), fc.nat(), ({ size, index }, other, at) => {
        const all = leaves(size)
        const root = toHex(rootOf(sha256, all))
        const leaf = all[index] ?? new Uint8Array()
        const path = pathOf(sha256, all, index)
        const come = (from: Uint8Array, place: number, way: readonly Uint8Array[]) => {
          const found = rootFromPath(sha256, from, place, size, way)
          return found === undefined ? undefined : toHex(found)
        }
        if (other !== index) expect(come(leaf, other, path)).not.toBe(root)
        expect(come(sha256(leaf), index, path)).not.toBe(root)
        expect(come(leaf, index, [...path, leaf])).not.toBe(root)
        if (path.length > 0) {
          expect(come(leaf, index, path.slice(1))).not.toBe(root)
          const bent = path.with(at % path.length, sha256(Uint8Array.of(9)))
          expect(come(leaf, index, bent)).not.toBe(root)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('of many leaves at once is the path of each', () => {
    const all = leaves(1300)
    const indexes = [1299, 0, 1023, 1024, 0]
    const paths = pathsOf(sha256, all, indexes).map(path => path.map(toHex))
    expect(paths).toEqual(indexes.map(index => pathOf(sha256, all, index).map(toHex)))
    expect(pathsOf(sha256, [], [])).toEqual([])
    for (const place of [-1, 1300, 0.5]) expect(() => pathsOf(sha256, all, [place])).toThrow(RangeError)
  })

  test('of a place that is none gives nothing', () => {
    for (const place of [-1, 5, 1.5, Number.NaN]) {
      expect(rootFromPath(sha256, new Uint8Array(32), place, 5, [])).toBeUndefined()
    }
  })
})
