/** The proof that a case is what it was: checked by whoever holds the receipt, without trust in the server’s word. */
import { isAscii, isSame, readHex, toHex } from './bytes.ts'
import { leafOf, rootFromPath } from './merkle.ts'
import type { Sha256 } from './sha256.ts'
import { type RootStatement, type SignatureAlgorithm, statementBytes } from './statement.ts'

/** Where an event stands in the tree of its day; bytes in hex. */
export type SealedPlace = { readonly day: string; readonly leaf: number; readonly path: readonly string[] }

export type ProvedEvent = {
  readonly version: number
  readonly hash: string
  /** Null until the day has ended and has its root. */
  readonly sealed: SealedPlace | null
}

export type SignedRoot = RootStatement & { readonly signature: string }

export type PublicKey = {
  readonly id: string
  readonly algorithm: SignatureAlgorithm
  /** SubjectPublicKeyInfo, hex. */
  readonly publicKey: string
}

export type CaseProof = {
  readonly kind: string
  readonly events: readonly ProvedEvent[]
  readonly roots: readonly SignedRoot[]
  readonly keys: readonly PublicKey[]
  /** First event whose content no longer gives its hash, as the server finds; null when all do. */
  readonly brokenVersion: number | null
}

/** `unknown`: this program can’t check signatures of that kind. */
export type SignatureVerdict = 'valid' | 'invalid' | 'unknown'

export type ProofTools = {
  readonly sha256: Sha256
  readonly verifySignature: (
    key: PublicKey,
    message: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
  ) => Promise<SignatureVerdict>
}

/** What does not fit: the content and its hash, the hash and the root of the day, the root and its signature. */
export type Mismatch = 'content' | 'order' | 'root' | 'signature'

export type EventVerdict = {
  readonly version: number
  readonly day: string | null
  /** `open`: nothing is wrong, and its day has no root yet. */
  readonly verdict: 'sealed' | 'open' | Mismatch
}

export type ProofVerdict = {
  readonly events: readonly EventVerdict[]
  /** The first event that does not fit; undefined when all do. */
  readonly firstMismatch: EventVerdict | undefined
  /** Whether some signature is of a kind that could not be checked here. */
  readonly signatureUnchecked: boolean
}

async function signatureOf(
  root: SignedRoot,
  keys: readonly PublicKey[],
  tools: ProofTools,
): Promise<SignatureVerdict> {
  const key = keys.find(each => each.id === root.key)
  const bytes = key === undefined ? undefined : readHex(key.publicKey)
  const signature = readHex(root.signature)
  if (key === undefined || bytes === undefined || signature === undefined) return 'invalid'
  if (!isAscii(`${root.day}${root.root}${root.previous}${root.key}`)) return 'invalid'
  if (key.algorithm !== root.algorithm || toHex(tools.sha256(bytes)) !== key.id) return 'invalid'
  return tools.verifySignature(key, statementBytes(root), signature)
}

function leadsToRoot(kind: string, event: ProvedEvent, root: SignedRoot, sha256: Sha256): boolean {
  const { sealed } = event
  const hash = readHex(event.hash)
  const wanted = readHex(root.root)
  if (sealed === null || hash?.length !== 32 || wanted === undefined) return false
  const path: Uint8Array[] = []
  for (const text of sealed.path) {
    const bytes = readHex(text)
    if (bytes?.length !== 32) return false
    path.push(bytes)
  }
  const leaf = leafOf(sha256, hash, kind)
  const found = rootFromPath(sha256, leaf, sealed.leaf, root.events, path)
  return found !== undefined && isSame(found, wanted)
}

/**
 * Checks every event: that it follows the one before, that its hash leads to the root of its day, and that the root is
 * signed. Whatever a server sends, it answers and does not throw.
 */
export async function verifyProof(proof: CaseProof, tools: ProofTools): Promise<ProofVerdict> {
  const signatures = new Map<string, SignatureVerdict>()
  for (const root of proof.roots) signatures.set(root.day, await signatureOf(root, proof.keys, tools))

  const judge = (event: ProvedEvent, index: number): EventVerdict['verdict'] => {
    const { brokenVersion } = proof
    if (event.version !== index + 1) return 'order'
    if (brokenVersion !== null && event.version >= brokenVersion) return 'content'
    if (event.sealed === null) {
      // What came later can’t be sealed when this is not.
      return proof.events.slice(index).every(later => later.sealed === null) ? 'open' : 'order'
    }
    const { day } = event.sealed
    const root = proof.roots.find(each => each.day === day)
    if (root === undefined || !isAscii(proof.kind)) return 'root'
    if (signatures.get(day) === 'invalid') return 'signature'
    return leadsToRoot(proof.kind, event, root, tools.sha256) ? 'sealed' : 'root'
  }

  const events = proof.events.map((event, index) => ({
    version: event.version,
    day: event.sealed?.day ?? null,
    verdict: judge(event, index),
  }))
  return {
    events,
    firstMismatch: events.find(({ verdict }) => verdict !== 'sealed' && verdict !== 'open'),
    signatureUnchecked: [...signatures.values()].includes('unknown'),
  }
}
