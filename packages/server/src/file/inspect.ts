/** What is done with a file between the device and the draft: it is looked through, and pictures are drawn anew. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Turns } from '../account/hashing-turns.ts'
import { done, type Outcome, type Refused, refused } from '../http/outcome.ts'
import type { DataKey } from '../personal-data/data-key.ts'
import { type FileStore, fileLimits, type KeptFile } from './file-store.ts'
import { refusalOfOfd } from './ofd.ts'
import { refusalOfPdf } from './pdf.ts'
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

/** Kinds that are kept as they come, and what is wrong with one of them. */
const DOCUMENTS: ReadonlyMap<string, (content: Buffer) => Promise<Refused | undefined>> = new Map([
  ['application/pdf', refusalOfPdf],
  ['application/ofd', refusalOfOfd],
])

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
  const look = DOCUMENTS.get(kept.mediaType)
  if (look !== undefined) return (await look(content)) ?? done(kept)
  if (!isPicture(kept.mediaType)) return done(kept)
  const drawn = await drawAnew(content, kept.mediaType)
  return drawn.ok ? files.put(Readable.from([drawn.value]), key, { bytes: KEPT_BYTES }) : drawn
}

/**
 * What is kept in the end; of a file that is refused, or was drawn anew, nothing stays. Refuses what `drawAnew`,
 * `refusalOfPdf` and `refusalOfOfd` do, `file/malware`, and `file/not-scanned` when the scanner can't be asked: then it is
 * taken in later, not unseen.
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
