/** Merkle trees as RFC 6962 §2.1 has them: leaves and nodes are hashed apart, so that none can pass for the other. */
import { asciiBytes, joined } from './bytes.ts'
import type { Sha256 } from './sha256.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/**
 * The leaf of an event: its hash (32 bytes), then the kind of its process, so that it can't be moved to another kind.
 * The hash itself stands for process, version, time, account, role, content, and all events of the process before it.
 */
export function leafOf(sha256: Sha256, eventHash: Uint8Array, kind: string): Uint8Array {
  return sha256(joined(LEAF, eventHash, asciiBytes(kind)))
}

export function nodeOf(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(NODE, left, right))
}

/** Leaves under each of the nodes that a `MerkleTree` keeps: a power of two. */
export const LEAVES_OF_NODE = 1024
const KEPT_LEVEL = Math.log2(LEAVES_OF_NODE)

type Peak = { readonly level: number; readonly hash: Uint8Array }

/**
 * A tree that takes its leaves one after another and keeps few of them: one hash for each level, and the kept nodes.
 */
export class MerkleTree {
  readonly #sha256: Sha256
  /** Roots of whole subtrees, the largest first. */
  readonly #peaks: Peak[] = []
  readonly #nodes: Uint8Array[] = []
  #size = 0

  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  get size(): number {
    return this.#size
  }

  /** Takes the hash of a leaf, as `leafOf` gives it. */
  add(leaf: Uint8Array): void {
    let peak: Peak = { level: 0, hash: leaf }
    this.#size += 1
    for (;;) {
      if (peak.level === KEPT_LEVEL) this.#nodes.push(peak.hash)
      const left = this.#peaks.at(-1)
      if (left?.level !== peak.level) break
      this.#peaks.pop()
      peak = { level: peak.level + 1, hash: nodeOf(this.#sha256, left.hash, peak.hash) }
    }
    this.#peaks.push(peak)
  }

  /** The root; of no leaves the hash of nothing. */
  root(): Uint8Array {
    return this.#folded(0) ?? this.#sha256(new Uint8Array())
  }

  /** Roots of each 1,024 leaves, the last of what is left over. */
  nodes(): readonly Uint8Array[] {
    const firstOfRest = this.#peaks.findIndex(peak => peak.level < KEPT_LEVEL)
    const rest = firstOfRest < 0 ? undefined : this.#folded(firstOfRest)
    return rest === undefined ? this.#nodes : [...this.#nodes, rest]
  }

  #folded(from: number): Uint8Array | undefined {
    return this.#peaks
      .slice(from)
      .reduceRight<Uint8Array | undefined>(
        (right, { hash }) => (right === undefined ? hash : nodeOf(this.#sha256, hash, right)),
        undefined,
      )
  }
}

/** The largest power of two below a number above 1. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

/** The root over hashes of leaves, or over roots of subtrees of equal size. */
export function rootOf(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (only === undefined) return sha256(new Uint8Array())
  if (hashes.length === 1) return only
  const split = splitOf(hashes.length)
  return nodeOf(sha256, rootOf(sha256, hashes.slice(0, split)), rootOf(sha256, hashes.slice(split)))
}

/**
 * What has to be known beside each of these leaves to come to the root, the nearest first (RFC 6962 §2.1.1). In the order
 * of `indexes`; every node is hashed once.
 */
export function pathsOf(
  sha256: Sha256,
  hashes: readonly Uint8Array[],
  indexes: readonly number[],
): Uint8Array[][] {
  const paths = indexes.map((): Uint8Array[] => [])
  const walk = (from: number, size: number): Uint8Array => {
    const only = hashes[from]
    if (only === undefined) throw new RangeError(`No leaf ${from} among ${hashes.length}`)
    if (size === 1) return only
    const middle = from + splitOf(size)
    const left = walk(from, middle - from)
    const right = walk(middle, from + size - middle)
    for (const [place, index] of indexes.entries()) {
      if (index >= from && index < from + size) paths[place]?.push(index < middle ? right : left)
    }
    return nodeOf(sha256, left, right)
  }
  const outside = indexes.find(index => hashes[index] === undefined)
  if (outside !== undefined) throw new RangeError(`No leaf ${outside} among ${hashes.length}`)
  if (indexes.length > 0) walk(0, hashes.length)
  return paths
}

/** The same for one leaf. */
export function pathOf(sha256: Sha256, hashes: readonly Uint8Array[], index: number): Uint8Array[] {
  return pathsOf(sha256, hashes, [index])[0] ?? []
}

/** The root to which a leaf and its path come; undefined when the path does not fit a tree of that size. */
export function rootFromPath(
  sha256: Sha256,
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    return undefined
  if (size === 1) return path.length === 0 ? leaf : undefined
  const sibling = path.at(-1)
  if (sibling === undefined) return undefined
  const split = splitOf(size)
  const isLeft = index < split
  const within = isLeft
    ? rootFromPath(sha256, leaf, index, split, path.slice(0, -1))
    : rootFromPath(sha256, leaf, index - split, size - split, path.slice(0, -1))
  if (within === undefined) return undefined
  return isLeft ? nodeOf(sha256, within, sibling) : nodeOf(sha256, sibling, within)
}
