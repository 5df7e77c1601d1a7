/** For tests: what any receiver does with the documented headers. Nothing of the sender's code. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export function isSigned(request: IncomingMessage, body: string, secret: Buffer): boolean {
  const [id, time, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(name =>
    String(request.headers[name]),
  )
  if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return false
  const wanted = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest()
  return (signatures ?? '').split(' ').some(signature => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}
