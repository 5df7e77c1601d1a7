/** What is done with a file between the device and the draft: it is looked through, and pictures are drawn anew. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Turns } from '../account/hashing-turns.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { DataKey } from '../personal-data/data-key.ts'
import { documentKind, refusalOfDocument } from './document.ts'
import { type FileStore, fileLimits, type KeptFile } from './file-store.ts'
import { drawAnew, isPicture } from './picture.ts'
import type { Scanner } from './scanner.ts'

export type Inspection = {
  readonly files: FileStore
  /** Undefined: the operator has none. */
  readonly scanner: Scanner | undefined
}

/** Files in memory at once, of ten mebibytes at most each; whoever waits lies sealed on the disk. */
const turns = new Turns(4, 200)

/** A picture drawn anew may be a little larger than it came. */
const KEPT_BYTES = 4 * fileLimits.bytes

async function looked(scanner: Scanner, content: Buffer): Promise<Outcome<undefined>> {
  const scan = await scanner.scan(content)
  if (scan.found === 'malware') return refused('file/malware', { found: scan.name })
  return scan.found === 'nothing' ? done(undefined) : refused('file/not-scanned')
}

/** The file to keep in place of `kept`, or `kept` itself. */
async function inspected(
  { files, scanner }: Inspection,
  kept: KeptFile,
  key: DataKey,
): Promise<Outcome<KeptFile>> {
  const content = await buffer(await files.open(kept.id, key))
  const scan = scanner && (await looked(scanner, content))
  if (scan?.ok === false) return scan
  const document = documentKind(kept.mediaType)
  if (document !== undefined) return (await refusalOfDocument(document, content)) ?? done(kept)
  if (!isPicture(kept.mediaType)) return done(kept)
  const drawn = await drawAnew(content, kept.mediaType)
  return drawn.ok ? files.put(Readable.from([drawn.value]), key, { bytes: KEPT_BYTES }) : drawn
}

/**
 * What is kept in the end; of a file that is refused, or was drawn anew, nothing stays. Refuses what `drawAnew` and
 * `refusalOfDocument` do, `file/malware`, and `file/not-scanned` when the scanner can't be asked: then it is taken in later,
 * not unseen.
 */
export async function inspect(
  inspection: Inspection,
  kept: KeptFile,
  key: DataKey,
): Promise<Outcome<KeptFile>> {
  let result: Outcome<KeptFile> | undefined
  try {
    result = turns.isFull
      ? refused('service/unavailable')
      : await turns.take(() => inspected(inspection, kept, key))
    return result
  } finally {
    if (!(result?.ok && result.value.id === kept.id)) await inspection.files.remove(kept.id)
  }
}
