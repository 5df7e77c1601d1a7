import type { DeliveryErrorOnWire, Webhook } from '@yijianshi/contract/webhook'
import type { Texts } from '../texts/zh-cn.ts'

export type WebhookState = keyof Texts['webhook']['states']

/** How a receiver fares, in one word. */
export function stateOf(webhook: Webhook): WebhookState {
  if (webhook.state === 'paused') return 'paused'
  if (webhook.attempts > 0) return 'failing'
  // Given up, and nothing was taken since.
  if (webhook.failure !== null) return 'failed'
  return webhook.behind ? 'behind' : 'ok'
}

export function errorText({ code, detail }: DeliveryErrorOnWire, t: Texts): string {
  return t.webhook.errors[code](detail)
}

/** One type a line; blank lines and blanks around do not count. */
export function readTypes(text: string): string[] {
  return [...new Set(text.split(/[\n,，]/).map(line => line.trim()))].filter(line => line !== '')
}
