/** Surface of the concept *audit*: roots over the history of a day, and proofs that an event is under one. */
export { readHex, toHex } from './bytes.ts'
export {
  LEAVES_OF_NODE,
  leafOf,
  MerkleTree,
  nodeOf,
  pathOf,
  pathsOf,
  rootFromPath,
  rootOf,
} from './merkle.ts'
export {
  type CaseProof,
  type EventVerdict,
  type Mismatch,
  type ProofTools,
  type ProofVerdict,
  type ProvedEvent,
  type PublicKey,
  type SealedPlace,
  type SignatureVerdict,
  type SignedRoot,
  verifyProof,
} from './proof.ts'
export { type Sha256, sha256 } from './sha256.ts'
export {
  FIRST_PREVIOUS,
  type RootStatement,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
  statementBytes,
  statementHash,
} from './statement.ts'
