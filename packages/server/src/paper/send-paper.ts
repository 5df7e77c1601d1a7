/** A paper on its way to the browser: known already, as blocks, or as PDF under its own name. */
import { createHash } from 'node:crypto'
import type { Printed } from '@yijianshi/core/paper'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Drawn, Press } from './pdf/press.ts'

/** Goes up when the same paper is drawn in another way, so that old PDFs are not taken for new ones. */
const drawing = 1

export type Sent = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Content decides: the same paper of a new version that changed nothing in it but its number is another one. */
export function keyOf(paper: Drawn): string {
  return createHash('sha256').update(JSON.stringify(paper)).digest('hex').slice(0, 32)
}

/** True when the caller has it already; then that has been said. */
export function isKnown({ request, reply }: Sent, tag: string, isPublic: boolean): boolean {
  reply
    .header('cache-control', isPublic ? 'public, no-cache' : 'private, no-cache')
    .header('vary', 'accept-language')
    .header('etag', `"${tag}"`)
  if (request.headers['if-none-match'] !== `"${tag}"`) return false
  reply.code(304).send()
  return true
}

/** Titles are names of files too, once what a file system forbids is gone. */
function fileNameOf({ title }: Printed): string {
  return `${title.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.pdf`
}

/** The paper as PDF; `isPublic` is false for what only this reader may have. */
export async function sendPdf(
  press: Press,
  sent: Sent,
  made: Outcome<Printed>,
  isPublic = true,
): Promise<Outcome<undefined>> {
  if (!made.ok) return made
  const tag = `${keyOf(made.value)}-pdf${drawing}`
  if (isKnown(sent, tag, isPublic)) return done(undefined)
  const bytes = await press.print(tag, made.value)
  if (bytes === undefined) return refused('service/unavailable')
  const name = encodeURIComponent(fileNameOf(made.value)).replaceAll(/['()*]/g, escape)
  sent.reply
    // RFC 6266 with RFC 5987 for the Chinese name, and a plain one for whoever knows neither.
    .header('content-disposition', `inline; filename="${made.value.paper}.pdf"; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-length', bytes.length)
    .type('application/pdf')
    .send(bytes)
  return done(undefined)
}
