import { createHash } from 'node:crypto'
import type { Manifest } from '@yijianshi/core/publication'

export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * The version of a catalogue: SHA-256 over path and content hash of every file, pictures included. Two servers of the
 * same version show the same.
 */
export function versionOf(manifest: Manifest): string {
  const hash = createHash('sha256')
  // By code unit, so that the version does not depend on the locale of the machine.
  for (const path of [...manifest.keys()].sort()) {
    hash.update(`${Buffer.byteLength(path)} ${path} ${manifest.get(path)}\n`)
  }
  return hash.digest('hex')
}
