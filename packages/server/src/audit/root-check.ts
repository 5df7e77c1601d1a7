/** Whether the roots follow one another, are signed and stamped, and are those of the events that are there. */
import {
  FIRST_PREVIOUS,
  LEAVES_OF_NODE,
  type MerkleTree,
  rootOf,
  statementBytes,
  statementHash,
  toHex,
} from '@yijianshi/core/audit'
import { addDays, getCivilDate } from '@yijianshi/core/calendar'
import type { Certificate } from 'pkijs'
import type { RootFinding } from './finding.ts'
import { nodesOf, type StoredKey, type StoredRoot } from './root-store.ts'
import { hexBytes, isSigned, nodeSha256 } from './signing-key.ts'
import { checkTimeStamp } from './time-stamp.ts'

export type CheckedRoot = StoredRoot & { readonly nodes: Buffer }

/** A copy of a root that was kept elsewhere. */
export type KnownRoot = {
  readonly day: string
  readonly root: string
  /** Milliseconds since 1970; where the copy does not say, it was after the end of the day. */
  readonly publishedAt?: number
}

function linkFinding(root: StoredRoot, before: StoredRoot | undefined): RootFinding | undefined {
  if (before !== undefined) {
    const expected = addDays(getCivilDate(before.day), 1)
    if (root.day !== expected) return { code: 'root-missing', day: expected }
  }
  const previous = before === undefined ? FIRST_PREVIOUS : statementHash(nodeSha256, before)
  return root.previous === previous ? undefined : { code: 'root-unlinked', day: root.day }
}

function signatureFinding(root: StoredRoot, keys: readonly StoredKey[]): RootFinding | undefined {
  const key = keys.find(each => each.id === root.key && each.algorithm === root.algorithm)
  const publicKey = key && hexBytes(key.publicKey)
  const isGood =
    publicKey !== undefined &&
    toHex(nodeSha256(publicKey)) === root.key &&
    isSigned(root.algorithm, publicKey, statementBytes(root), hexBytes(root.signature))
  return isGood ? undefined : { code: 'root-unsigned', day: root.day }
}

async function stampFinding(
  root: StoredRoot,
  trusted: readonly Certificate[],
): Promise<RootFinding | undefined> {
  if (root.token === null) return undefined
  try {
    await checkTimeStamp(root.token, statementBytes(root), trusted)
    return undefined
  } catch {
    return { code: 'root-stamp', day: root.day }
  }
}

/** Where the events of the day part from the root: the leaves under the first kept node that is another. */
function contentFinding(root: CheckedRoot, tree: MerkleTree | undefined): RootFinding | undefined {
  const kept = nodesOf(root.nodes)
  const size = tree?.size ?? 0
  const found = tree?.nodes() ?? []
  const isSame = toHex(tree?.root() ?? nodeSha256(new Uint8Array())) === root.root && size === root.events
  if (isSame && toHex(rootOf(nodeSha256, kept)) === root.root) return undefined
  const { day } = root
  // Kept nodes that do not lead to the root tell nothing.
  if (toHex(rootOf(nodeSha256, kept)) !== root.root) return { code: 'root-changed', day }
  const place = kept.findIndex((node, index) => !node.equals(found[index] ?? Buffer.alloc(0)))
  const first = (place < 0 ? kept.length : place) * LEAVES_OF_NODE
  const last = Math.min(first + LEAVES_OF_NODE, Math.max(root.events, size)) - 1
  return { code: 'root-changed', day, leaves: [first, Math.max(first, last)] }
}

export type RootCheck = {
  /** In the order of the days. */
  readonly roots: readonly CheckedRoot[]
  readonly keys: readonly StoredKey[]
  /** Of each day, made of the events that are there. */
  readonly trees: ReadonlyMap<string, MerkleTree>
  readonly trusted: readonly Certificate[]
  readonly known: readonly KnownRoot[]
  /** When the newest event happened, milliseconds since 1970. */
  readonly newestAt: number
}

/**
 * Whether the copy is of a root that came after all that is here, as it does where the database was put back to a moment
 * before. A database that went on after the copy was published had that root, and has lost it otherwise.
 */
function isLater(copy: KnownRoot, lastDay: string | undefined, newestAt: number): boolean {
  if (lastDay !== undefined && copy.day <= lastDay) return false
  const published = copy.publishedAt ?? Date.parse(`${addDays(getCivilDate(copy.day), 1)}T00:00:00+08:00`)
  return newestAt < published
}

export type RootsChecked = {
  /** In the order of the days. */
  readonly findings: readonly RootFinding[]
  /** Days of copies that came after all that is here, in their order. */
  readonly later: readonly string[]
}

export async function checkRoots(check: RootCheck): Promise<RootsChecked> {
  const { roots, keys, trees, trusted, known, newestAt } = check
  const findings: (RootFinding | undefined)[] = []
  for (const [index, root] of roots.entries()) {
    findings.push(
      linkFinding(root, roots[index - 1]),
      signatureFinding(root, keys),
      await stampFinding(root, trusted),
      contentFinding(root, trees.get(root.day)),
    )
  }
  const byDay = new Map(roots.map(root => [root.day, root.root]))
  const later = new Set<string>()
  for (const copy of known) {
    if (isLater(copy, roots.at(-1)?.day, newestAt)) later.add(copy.day)
    else if (byDay.get(copy.day) !== copy.root) findings.push({ code: 'root-replaced', day: copy.day })
  }
  const inOrder = findings
    .filter(finding => finding !== undefined)
    .toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0))
  return { findings: inOrder, later: [...later].toSorted() }
}
