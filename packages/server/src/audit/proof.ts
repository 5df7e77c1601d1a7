/** The proof that the events of a case are under the published roots. Holds hashes, no content. */
import {
  type CaseProof,
  LEAVES_OF_NODE,
  leafOf,
  pathOf,
  pathsOf,
  type SealedPlace,
  toHex,
} from '@yijianshi/core/audit'
import { instant } from '../engine/instant.ts'
import { firstBreak, type Part } from './process-check.ts'
import {
  findNodes,
  findRoots,
  listKeys,
  type Queryable,
  type StoredKey,
  type StoredRoot,
} from './root-store.ts'
import { nodeSha256 } from './signing-key.ts'

type EventRow = {
  version: number
  kind: string
  type: string
  at: number
  account: string
  role: string
  data: unknown
  hash: string
}

const EVENTS = `
  SELECT version, kind, type, (extract(epoch FROM happened_at) * 1000)::float8 AS at, account_id AS account, role,
         data, encode(hash, 'hex') AS hash
  FROM process_event WHERE process_id = $1 ORDER BY version`

const PARTS = `
  SELECT day, first_version AS "firstVersion", last_version AS "lastVersion", first_leaf AS "firstLeaf",
         encode(head, 'hex') AS head
  FROM audit_part WHERE process_id = $1 ORDER BY last_version`

/** The leaves of a day from a place on, as many as lie under one kept node. */
const LEAVES = `
  SELECT part.first_leaf AS first, event.hash, event.kind FROM audit_part AS part JOIN process_event AS event
    ON event.process_id = part.process_id AND event.version BETWEEN part.first_version AND part.last_version
  WHERE part.day = $1 AND part.first_leaf < $3
    AND part.first_leaf >= coalesce(
      (SELECT max(first_leaf) FROM audit_part WHERE day = $1 AND first_leaf <= $2), 0)
  ORDER BY part.process_id, event.version`

/** Leaves under the kept node at this place, hashed. */
async function leavesUnder(pool: Queryable, day: string, node: number): Promise<Uint8Array[]> {
  const first = node * LEAVES_OF_NODE
  const found = await pool.query<{ first: number; hash: Buffer; kind: string }>(LEAVES, [
    day,
    first,
    first + LEAVES_OF_NODE,
  ])
  const skipped = first - (found.rows[0]?.first ?? first)
  return found.rows
    .slice(skipped, skipped + LEAVES_OF_NODE)
    .map(({ hash, kind }) => leafOf(nodeSha256, hash, kind))
}

/** The paths of these leaves in the tree of a day, in their order; nothing is read or hashed twice. */
async function placesOf(pool: Queryable, day: string, wanted: readonly number[]): Promise<SealedPlace[]> {
  const kept = await findNodes(pool, day)
  const places: SealedPlace[] = []
  const byNode = Map.groupBy(wanted, leaf => Math.floor(leaf / LEAVES_OF_NODE))
  for (const [node, leaves] of byNode) {
    const under = await leavesUnder(pool, day, node)
    const within = leaves.map(leaf => leaf - node * LEAVES_OF_NODE)
    // Somebody has taken events away: without a path the check names it.
    const isWhole = node < kept.length && within.every(place => place < under.length)
    const lower = isWhole ? pathsOf(nodeSha256, under, within) : []
    const upper = isWhole ? pathOf(nodeSha256, kept, node) : []
    for (const [index, leaf] of leaves.entries()) {
      places.push({ day, leaf, path: [...(lower[index] ?? []), ...upper].map(toHex) })
    }
  }
  return places
}

type SealedPart = Part & { readonly day: string; readonly firstLeaf: number }

export type ProofOfCase = CaseProof & {
  readonly events: readonly (CaseProof['events'][number] & { readonly type: string; readonly at: string })[]
  readonly roots: readonly StoredRoot[]
  readonly keys: readonly StoredKey[]
}

const MOST_KEYS = 100

export async function proofOf(pool: Queryable, process: string): Promise<ProofOfCase> {
  const { rows: events } = await pool.query<EventRow>(EVENTS, [process])
  const { rows: parts } = await pool.query<SealedPart>(PARTS, [process])
  const sealed = new Map<number, SealedPlace>()
  for (const [day, ofDay] of Map.groupBy(parts, part => part.day)) {
    const leaves = ofDay.flatMap(part =>
      events
        .filter(({ version }) => version >= part.firstVersion && version <= part.lastVersion)
        .map(({ version }, index) => ({ version, leaf: part.firstLeaf + index })),
    )
    const places = await placesOf(
      pool,
      day,
      leaves.map(entry => entry.leaf),
    )
    const byLeaf = new Map(places.map(place => [place.leaf, place]))
    for (const { version, leaf } of leaves) {
      const place = byLeaf.get(leaf)
      if (place !== undefined) sealed.set(version, place)
    }
  }
  return {
    kind: events[0]?.kind ?? '',
    events: events.map(({ version, type, at, hash }) => ({
      version,
      type,
      at: instant(at),
      hash,
      sealed: sealed.get(version) ?? null,
    })),
    roots: await findRoots(
      pool,
      parts.map(part => part.day),
    ),
    keys: await listKeys(pool, MOST_KEYS),
    brokenVersion: firstBreak(process, events, parts)?.version ?? null,
  }
}
