/** A spreadsheet that somebody sends. */
import type { Readable } from 'node:stream'
import type { Sheet } from '@yijianshi/core/spreadsheet'
import type { FastifyRequest } from 'fastify'
import { fileLimits } from '../file/file-store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { readSpreadsheet } from './spreadsheets.ts'

const mebibyte = 1_048_576

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

export type Uploaded = { readonly name: string; readonly sheets: readonly Sheet[] }

export type ReceivedFile = { readonly name: string; readonly bytes: Buffer }

/** The one part `file` of a request of multipart/form-data. */
export async function receiveFile(request: FastifyRequest): Promise<Outcome<ReceivedFile>> {
  const part = request.isMultipart() ? await request.file() : undefined
  if (part === undefined) return refused('request/invalid', { where: 'body', what: 'file' })
  const name =
    part.filename
      .toWellFormed()
      .replaceAll(/[\p{C}"]/gu, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  const bytes = await readAll(part.file)
  if (bytes === undefined) return refused('file/too-large', { limitMebibytes: fileLimits.bytes / mebibyte })
  return done({ name: name.slice(0, 100), bytes })
}

/** The same, opened. */
export async function receiveSpreadsheet(request: FastifyRequest): Promise<Outcome<Uploaded>> {
  const received = await receiveFile(request)
  if (!received.ok) return received
  const { name, bytes } = received.value
  const read = await readSpreadsheet(bytes, name)
  return read.ok ? done({ name, sheets: read.value }) : read
}
