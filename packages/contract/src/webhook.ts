/** Other systems that are told what happens: subscriptions, and the batches that could not be told. */
import { z } from 'zod'
import { instant, list, uuid } from './shape.ts'

/** What went wrong with a delivery. `answered`: its status is the detail; `unreachable`: the code of the fault. */
export const deliveryError = z.object({
  code: z.enum([
    'answered',
    'timed-out',
    'unreachable',
    'address-invalid',
    'address-not-https',
    'address-private',
  ]),
  detail: z.string(),
})
export type DeliveryErrorOnWire = z.infer<typeof deliveryError>

const name = z.string().trim().min(1).max(100)
const url = z.string().trim().min(1).max(2000)
/** Whole types, or what they begin with: `yijianshi.case`. None: all. */
const eventTypes = z
  .array(
    z
      .string()
      .max(100)
      .regex(/^yijianshi(\.[A-Za-z-]+){0,2}$/),
  )
  .max(50)

export const webhook = z.object({
  id: uuid,
  name: z.string(),
  url: z.string(),
  /** `setting`: by the operator, from the environment. */
  source: z.enum(['setting', 'console']),
  eventTypes: list(z.string()),
  state: z.enum(['active', 'paused']),
  createdAt: instant,
  deliveredAt: instant.nullable(),
  /** Of the batch that is being tried: how often it failed, and when it is sent again. */
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  /** The last failure; null after a success. */
  failure: z.object({ at: instant, error: deliveryError }).nullable(),
  /** Whether there are events that it was not told yet. */
  behind: z.boolean(),
  deadLetters: z.int(),
})
export type Webhook = z.infer<typeof webhook>

export const webhookList = z.object({
  webhooks: list(webhook),
  /** How often a batch is tried. */
  attempts: z.int(),
})
export const newWebhook = z.object({ name, url, eventTypes })
export const webhookChange = z.object({
  name: name.exactOptional(),
  url: url.exactOptional(),
  eventTypes: eventTypes.exactOptional(),
  state: z.enum(['active', 'paused']).exactOptional(),
})
/** `secret` as the libraries of Standard Webhooks take it: `whsec_…`. */
export const webhookWithSecret = z.object({ webhook, secret: z.string() })

export const deadLetter = z.object({
  id: uuid,
  /** Its id on the wire, `webhook-id`. */
  messageId: z.string(),
  events: z.int(),
  attempts: z.int(),
  error: deliveryError,
  diedAt: instant,
})
export type DeadLetter = z.infer<typeof deadLetter>

export const deadLetterQuery = z.object({ cursor: z.string().max(200).exactOptional() })
export const deadLetterList = z.object({ letters: list(deadLetter), next: z.string().nullable() })

const webhookParams = z.object({ webhook: uuid })
const deadLetterParams = z.object({ webhook: uuid, letter: uuid })

/** The operations on receivers; a part of `SCHEMAS`. */
export const WEBHOOK_SCHEMAS = {
  listWebhooks: { summary: 'Other systems that are told what happens', response: webhookList },
  createWebhook: {
    summary: 'Tell another system from now on; the answer shows the secret, once',
    body: newWebhook,
    response: webhookWithSecret,
  },
  changeWebhook: {
    summary: 'Change, pause or resume a receiver',
    params: webhookParams,
    body: webhookChange,
    response: webhook,
  },
  deleteWebhook: {
    summary: 'Tell a receiver nothing more, and forget what it was not told',
    params: webhookParams,
    response: z.null(),
  },
  renewWebhookSecret: {
    summary: 'Make a new secret, shown once; the earlier one signs too for a day',
    params: webhookParams,
    response: webhookWithSecret,
  },
  listDeadLetters: {
    summary: 'Batches that a receiver never took, newest first',
    params: webhookParams,
    query: deadLetterQuery,
    response: deadLetterList,
  },
  resendDeadLetter: {
    summary: 'Send a batch once more, now',
    params: deadLetterParams,
    response: z.null(),
  },
  discardDeadLetter: {
    summary: 'Give a batch up for good',
    params: deadLetterParams,
    response: z.null(),
  },
} as const
