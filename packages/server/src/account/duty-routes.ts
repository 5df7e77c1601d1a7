/** Arranging duties over the API: looking, giving, ending. What changes rights wants a fresh proof of who is there. */
import { rolesThatSee } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { instant, instantOrNull } from '../engine/instant.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { type Reader, route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { isConfirmed } from '../session/confirmation.ts'
import { arrangingOf, decideEnd, listArrangedDuties, listDutyStaff } from './arranged-duties.ts'
import { endDuty, giveDuty } from './duties.ts'

export function dutyRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared
  const roles = rolesThatSee('duties')
  const confirmed = ({ session }: Reader): Outcome<null> =>
    isConfirmed(session, now()) ? done(null) : refused('account/confirm-first')

  route(app, shared, 'listDuties', roles, ({ reader, query, services }) =>
    listArrangedDuties(services, arrangingOf(services, reader), query),
  )

  route(app, shared, 'listDutyStaff', roles, async ({ reader, services }) =>
    done({ staff: await listDutyStaff(services, arrangingOf(services, reader)) }),
  )

  route(app, shared, 'giveDuty', roles, async ({ reader, body, services }) => {
    const proof = confirmed(reader)
    if (!proof.ok) return proof
    const { since, until, ...duty } = body
    const at = now()
    const wanted = {
      ...duty,
      since: since === undefined ? at : Date.parse(since),
      ...(until !== undefined && { until: Date.parse(until) }),
    }
    const given = await giveDuty(pool, wanted, arrangingOf(services, reader), at)
    // Whether there is such an account elsewhere, nobody is told.
    if (given === 'unknown') return refused('duty/not-yours')
    if (!given.ok) return given
    const { id, since: from, until: end } = given.value
    return done({ id, since: instant(from), until: instantOrNull(end) })
  })

  route(app, shared, 'endDuty', roles, async ({ reader, params, services }) => {
    const proof = confirmed(reader)
    if (!proof.ok) return proof
    const arranging = arrangingOf(services, reader)
    const may = await decideEnd(services, arranging, params.duty)
    return may.ok ? endDuty(pool, params.duty, arranging, now()) : may
  })
}
