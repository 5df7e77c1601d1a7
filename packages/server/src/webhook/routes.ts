import { rolesThatSee } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { done } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { discardDeadLetter, listDeadLetters, resendDeadLetter } from './dead-letters.ts'
import {
  addSubscription,
  changeSubscription,
  listSubscriptions,
  removeSubscription,
  renewSecret,
} from './subscriptions.ts'

export function webhookRoutes(app: FastifyInstance, services: Services): void {
  const { pool } = services
  const roles = rolesThatSee('webhooks')

  route(app, services, 'listWebhooks', roles, async () =>
    done({ webhooks: await listSubscriptions(pool), attempts: services.webhookAttempts }),
  )

  route(app, services, 'createWebhook', roles, ({ reader, body }) =>
    addSubscription(services, reader.actor.account, body),
  )

  route(app, services, 'changeWebhook', roles, ({ params, body }) =>
    changeSubscription(services, params.webhook, body),
  )

  route(app, services, 'deleteWebhook', roles, ({ params }) => removeSubscription(pool, params.webhook))

  route(app, services, 'renewWebhookSecret', roles, ({ params }) => renewSecret(pool, params.webhook))

  route(app, services, 'listDeadLetters', roles, ({ params, query }) =>
    listDeadLetters(pool, params.webhook, query.cursor),
  )

  route(app, services, 'resendDeadLetter', roles, ({ reader, params }) =>
    resendDeadLetter(services, reader.actor.account, params.webhook, params.letter),
  )

  route(app, services, 'discardDeadLetter', roles, ({ reader, params }) =>
    discardDeadLetter(pool, reader.actor.account, params.webhook, params.letter),
  )
}
