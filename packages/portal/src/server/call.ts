import { createClient } from '@yijianshi/contract/client'
import type { Problem } from '@yijianshi/contract/shape'
import { readSettings } from '../settings/settings.ts'

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  /** No problem given: no answer at all (offline, time-out). */
  | { readonly ok: false; readonly problem: Problem | undefined }

const timeoutMs = 15_000
/** Browsers refuse larger bodies for requests that outlive their page. */
const keptBodyLimit = 60_000

/** A request sent while the page goes away is let outlive it, so that the last field is saved. */
function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const small = typeof init?.body === 'string' && init.body.length < keptBodyLimit
  const keepalive = document.visibilityState === 'hidden' && small
  return fetch(input, { ...init, keepalive })
}

export const call = createClient({
  base: '',
  language: () => readSettings().language,
  fetch: send,
  timeoutMs,
})
