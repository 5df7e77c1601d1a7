/** One delivery: a signed POST that follows no redirect, waits for a bounded time and reads no answer but its status. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { CloudEvent } from '../engine/outbox.ts'
import {
  type AddressPolicy,
  type AddressProblem,
  AddressRefused,
  addressProblem,
  guardedLookup,
} from './address-guard.ts'
import { signatureOf } from './signature.ts'

export const DELIVERY_LIMIT_MS = 10_000

export type DeliveryError = {
  /** `answered`: with the status in `detail`; `unreachable`: with the code of the fault. */
  readonly code: AddressProblem | 'answered' | 'timed-out' | 'unreachable'
  readonly detail: string
}

export type Sent =
  | {
      readonly ok: true
      /** Where the receiver keeps it, if it says so (`Location`). */
      readonly location?: string
    }
  | {
      readonly ok: false
      readonly error: DeliveryError
      /** What the receiver asked for, in milliseconds; 0 when nothing. */
      readonly retryAfterMs: number
      /** The receiver says that it is gone for good (410). */
      readonly gone: boolean
    }

export type Message = {
  readonly url: string
  readonly secrets: readonly Buffer[]
  /** The same when the same batch is sent again. */
  readonly id: string
  readonly events: readonly CloudEvent[]
}

function failed(code: DeliveryError['code'], detail = ''): Sent {
  return { ok: false, error: { code, detail }, retryAfterMs: 0, gone: false }
}

/** Seconds, or a date. */
function readRetryAfter(header: string | undefined, nowMs: number): number {
  if (header === undefined) return 0
  const milliseconds = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0
}

function readAnswer(response: IncomingMessage, nowMs: number): Sent {
  const status = response.statusCode ?? 0
  const { location } = response.headers
  if (status >= 200 && status < 300) return { ok: true, ...(location !== undefined && { location }) }
  return {
    ok: false,
    error: { code: 'answered', detail: String(status) },
    retryAfterMs: readRetryAfter(response.headers['retry-after'], nowMs),
    gone: status === 410,
  }
}

function readFault(error: unknown): Sent {
  if (error instanceof AddressRefused) return failed('address-private')
  if (!(error instanceof Error)) return failed('unreachable')
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return failed('timed-out')
  return failed('unreachable', 'code' in error && typeof error.code === 'string' ? error.code : error.name)
}

/** Headers of Standard Webhooks over a batch of CloudEvents. */
function headersOf(message: Message, body: string, nowMs: number): Record<string, string> {
  const seconds = Math.floor(nowMs / 1000)
  return {
    'content-type': 'application/cloudevents-batch+json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'yijianshi',
    'webhook-id': message.id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatureOf(message.secrets, message.id, seconds, body),
  }
}

/** Sends once. What goes wrong outside is an answer, not an exception. */
export async function sendMessage(message: Message, policy: AddressPolicy, nowMs: number): Promise<Sent> {
  const problem = addressProblem(message.url, policy)
  if (problem !== undefined) return failed(problem)
  const url = new URL(message.url)
  const body = JSON.stringify(message.events)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  try {
    return await new Promise<Sent>((settle, reject) => {
      const request = send(url, {
        method: 'POST',
        headers: headersOf(message, body, nowMs),
        lookup: guardedLookup(policy),
        agent: false,
        signal: AbortSignal.timeout(DELIVERY_LIMIT_MS),
      })
      request.on('error', reject)
      request.on('response', response => {
        settle(readAnswer(response, nowMs))
        response.destroy()
      })
      request.end(body)
    })
  } catch (error) {
    return readFault(error)
  }
}
