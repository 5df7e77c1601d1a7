/** Where the files lie that people hand in, sealed. Their names, types and owners stand in the database. */
import type { Readable } from 'node:stream'
import type { Outcome } from '../http/outcome.ts'
import type { DataKey } from '../personal-data/data-key.ts'

export const fileLimits = { bytes: 10_485_760, perMaterial: 20 } as const

export type KeptFile = {
  readonly id: string
  readonly bytes: number
  /** Hex, of the bytes that are kept: those of a picture are not those that were handed in. */
  readonly sha256: string
  /** Found from the content, never from the name. */
  readonly mediaType: string
}

export interface FileStore {
  /**
   * Keeps the whole stream, durably, or nothing of it. Refuses `file/empty`, `file/too-large`,
   * `file/wrong-type` and `file/heic`.
   */
  put(stream: Readable, key: DataKey, limits: { readonly bytes: number }): Promise<Outcome<KeptFile>>
  /** Rejects when there is no such file: the database knows which there are. The stream fails where it was changed. */
  open(id: string, key: DataKey): Promise<Readable>
  /** Seals a file of an earlier release, which lies open. False when there is none; done as well when it is sealed. */
  protect(id: string, key: DataKey): Promise<boolean>
  /** Done as well when there is none. */
  remove(id: string): Promise<void>
  /** Ids of files stored before that time, for the clean-up. */
  idsOlderThan(time: number): AsyncIterable<string>
}
