/** Asking for one's account and data to be deleted. */
import type { Deletion } from '@yijianshi/contract/my-data'
import { rolesThatSee } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { findSecurity } from '../account/security.ts'
import { instant } from '../engine/instant.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { type Reader, route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import {
  askForDeletion,
  DELETION_WAIT_DAYS,
  findDeletion,
  needsOf,
  takeBackDeletion,
} from '../personal-data/erase-person.ts'
import { isConfirmed } from '../session/confirmation.ts'
import { ownOf } from './own-person.ts'

async function present({ pool, guarded, retention, now }: Services, person: string): Promise<Deletion> {
  const asked = await findDeletion(pool, person)
  const needed = await needsOf(guarded, person, retention, now())
  return {
    waitDays: DELETION_WAIT_DAYS,
    asked:
      asked === undefined ? null : { at: instant(asked.at.getTime()), due: instant(asked.due.getTime()) },
    needed: needed.map(({ until, ...need }) => ({ ...need, until: until === null ? null : instant(until) })),
  }
}

export function deletionRoutes(app: FastifyInstance, shared: SharedServices): void {
  const roles = rolesThatSee('my-data')
  const { pool, retention, now } = shared

  async function ask(services: Services, reader: Reader, person: string): Promise<Outcome<Deletion>> {
    const { demo } = await findSecurity(pool, reader.account)
    if (demo) return refused('account/demo')
    // Whoever finds an open screen must not end its owner’s account.
    if (!isConfirmed(reader.session, now())) return refused('account/confirm-first')
    if ((await needsOf(services.guarded, person, retention, now())).length > 0)
      return refused('person/still-needed')
    await askForDeletion(pool, person, now())
    return done(await present(services, person))
  }

  route(app, shared, 'getMyDeletion', roles, async ({ reader, services }) => {
    const own = ownOf(reader)
    return own.ok ? done(await present(services, own.value.person)) : own
  })

  route(app, shared, 'askMyDeletion', roles, async ({ reader, services }) => {
    const own = ownOf(reader)
    return own.ok ? ask(services, reader, own.value.person) : own
  })

  route(app, shared, 'takeBackMyDeletion', roles, async ({ reader, services }) => {
    const own = ownOf(reader)
    if (!own.ok) return own
    await takeBackDeletion(pool, own.value.person)
    return done(await present(services, own.value.person))
  })
}
