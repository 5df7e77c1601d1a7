import type { Readable } from 'node:stream'
import type { Actor } from '@yijianshi/core/access'
import { isEditablePath } from '@yijianshi/core/publication'
import { fileTypeFromBuffer } from 'file-type'
import { fileLimits } from '../file/file-store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { keepSample } from './content-store.ts'
import { sampleType } from './sample-type.ts'
import { type Saved, saveHash } from './save-file.ts'

async function readAll(stream: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const part: Buffer = Buffer.from(chunk)
    bytes += part.length
    if (bytes > fileLimits.bytes) return undefined
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

/** Puts a picture into a change. It must be what its name says; the one that was there is replaced. */
export async function uploadSample(
  services: Services,
  actor: Actor,
  changeId: string,
  name: string,
  receive: () => Promise<Readable | undefined>,
): Promise<Outcome<Saved>> {
  const path = `samples/${name}`
  if (!isEditablePath(path)) return refused('publication/path', { path })
  if ((await services.changes.load(changeId)) === undefined) return refused('publication/not-found')
  const stream = await receive()
  if (stream === undefined) return refused('request/invalid', { where: 'body', what: 'file' })
  const content = await readAll(stream)
  if (content === undefined) {
    return refused('file/too-large', { limitMebibytes: fileLimits.bytes / 1_048_576 })
  }
  const type = (await fileTypeFromBuffer(content))?.mime ?? 'unknown'
  if (type !== sampleType(name)) return refused('publication/sample-type')
  const hash = await keepSample(services.pool, content, type)
  const outcome = await saveHash(services, actor, changeId, { path, hash, basedOn: 'whatever' })
  return outcome.ok ? done(outcome.value.saved) : outcome
}
