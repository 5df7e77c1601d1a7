/** What goes on besides requests. */
import type { FastifyInstance } from 'fastify'
import { startAudit } from '../audit/schedule.ts'
import type { SigningKey } from '../audit/signing-key.ts'
import { catalogueOf } from '../case/case-version.ts'
import { startHandOver } from '../hand-over/worker.ts'
import { startLicences } from '../licence/follow.ts'
import { startSchedule } from '../publication/schedule.ts'
import { startSupervision } from '../supervision/sweep-work.ts'
import { startWebhookRelay } from '../webhook/relay.ts'
import { startHousekeeping } from './housekeeping.ts'
import type { Settings } from './settings.ts'
import type { Services } from './wiring.ts'

/** Sweeping, publishing what is due, telling other systems, sealing days. Gives what ends it. */
export function startWork(
  services: Services,
  settings: Settings,
  app: FastifyInstance,
  key: SigningKey,
): () => Promise<void> {
  const onFault = (work: string) => (error: unknown) => app.log.error({ err: error }, work)
  const stopHousekeeping = startHousekeeping(services, onFault('housekeeping'))
  const schedule = startSchedule(services, onFault('publication'))
  const sweeping = startSupervision(services, {
    onFault: onFault('obligations'),
    onMoved: line => app.log.warn(line),
  })
  const relay = startWebhookRelay({
    pool: services.pool,
    keys: services.keys,
    attempts: settings.webhookAttempts,
    policy: services.webhookPolicy,
    onFault: onFault('outbox'),
    chance: Math.random,
    now: services.now,
  })
  const handOver = startHandOver({
    pool: services.pool,
    engine: services.engine,
    systems: settings.authoritySystems,
    onFault: onFault('hand-over'),
    chance: Math.random,
    now: services.now,
  })
  const licences = startLicences({
    pool: services.pool,
    engine: services.engine,
    licences: services.licences,
    catalogueOf: state => catalogueOf(services, state),
    onFault: onFault('licences'),
    chance: Math.random,
  })
  const { authority } = settings.audit
  const audit = startAudit(services.pool, { key, authority, now: services.now }, onFault('audit'))
  return async () => {
    stopHousekeeping()
    await Promise.all([
      audit.stop(),
      schedule.stop(),
      sweeping.stop(),
      relay.stop(),
      handOver.stop(),
      licences.stop(),
    ])
  }
}
