import { rolesThatSee } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { done } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { discardDeadLetter, listDeadLetters, resendDeadLetter } from './dead-letters.ts'
import {
  addSubscription,
  changeSubscription,
  listSubscriptions,
  removeSubscription,
  renewSecret,
} from './subscriptions.ts'

export function webhookRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool } = shared
  const roles = rolesThatSee('webhooks')

  route(app, shared, 'listWebhooks', roles, async () =>
    done({ webhooks: await listSubscriptions(pool), attempts: shared.webhookAttempts }),
  )

  route(app, shared, 'createWebhook', roles, ({ reader, body, services }) =>
    addSubscription(services, reader.actor.account, body),
  )

  route(app, shared, 'changeWebhook', roles, ({ params, body, services }) =>
    changeSubscription(services, params.webhook, body),
  )

  route(app, shared, 'deleteWebhook', roles, ({ params }) => removeSubscription(pool, params.webhook))

  route(app, shared, 'renewWebhookSecret', roles, ({ params }) => renewSecret(pool, params.webhook))

  route(app, shared, 'listDeadLetters', roles, ({ params, query }) =>
    listDeadLetters(pool, params.webhook, query.cursor),
  )

  route(app, shared, 'resendDeadLetter', roles, ({ reader, params, services }) =>
    resendDeadLetter(services, reader.actor.account, params.webhook, params.letter),
  )

  route(app, shared, 'discardDeadLetter', roles, ({ reader, params }) =>
    discardDeadLetter(pool, reader.actor.account, params.webhook, params.letter),
  )
}
