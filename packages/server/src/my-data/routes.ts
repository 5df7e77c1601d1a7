/** 我的信息: for the person who is logged in, about that person and nobody else. */
import { Readable } from 'node:stream'
import type { MyData } from '@yijianshi/contract/my-data'
import { rolesThatSee } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import type { FastifyInstance } from 'fastify'
import { listRecords } from '../access-record/list.ts'
import { findVisibleCase } from '../case/visible-case.ts'
import { languageOf } from '../http/language.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { type Reader, route } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { holdingsOf } from './holdings.ts'
import { changeOwnMobile, findOwnPerson, maskNumber } from './own-person.ts'
import { type Applicant, everythingOf } from './take-away.ts'
import { zipChunks } from './zip.ts'

/** Only applicants are persons here; staff are accounts. */
function ownOf({ actor }: Reader): Outcome<Applicant> {
  return actor.role === 'applicant'
    ? done(actor)
    : refused('access/role', { role: actor.role, command: 'my-data' })
}

async function presentMyData(
  services: Services,
  { person }: Applicant,
  login: string,
): Promise<Outcome<MyData>> {
  const { pool, catalogue, retention } = services
  const known = await findOwnPerson(services, person)
  if (known === undefined) return refused('request/not-found')
  const { since, ...own } = known
  return done({
    person: { ...own, citizenNumber: maskNumber(own.citizenNumber), since: since.toISOString() },
    login,
    holdings: await holdingsOf(pool, person),
    retentionYears: { ...retention },
    windows: [...catalogue().sites.values()]
      .filter(({ kind }) => kind === 'hall')
      .map(({ id, name, address, hours, phone }) => ({ site: id, name, address, hours, phone })),
  })
}

export function myDataRoutes(app: FastifyInstance, services: Services): void {
  const roles = rolesThatSee('my-data')

  route(app, services, 'getMyData', roles, async ({ reader }) => {
    const own = ownOf(reader)
    return own.ok ? presentMyData(services, own.value, reader.account.login) : own
  })

  route(app, services, 'listMyLooks', roles, async ({ reader, query, request }) => {
    const own = ownOf(reader)
    if (!own.ok) return own
    if (query.case !== undefined) {
      const visible = await findVisibleCase(services, own.value, query.case, 'case-access-records')
      if (!visible.ok) return visible
    }
    const reading = { reader: own.value, language: languageOf(request) }
    return listRecords(services, reading, { ...query, applicant: own.value.person })
  })

  route(app, services, 'changeMyMobile', roles, async ({ reader, body }) => {
    const own = ownOf(reader)
    if (!own.ok) return own
    const changed = await changeOwnMobile(services, own.value.person, body.mobile)
    return changed.ok ? presentMyData(services, own.value, reader.account.login) : changed
  })

  route(app, services, 'getMyDataFile', roles, async ({ reader, reply }) => {
    const own = ownOf(reader)
    if (!own.ok) return own
    const entries = everythingOf(services, own.value, reader.account.login)
    const name = encodeURIComponent(`我的信息-${civilDateOf(services.now())}.zip`)
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="my-data.zip"; filename*=UTF-8''${name}`)
      .header('x-content-type-options', 'nosniff')
      .type('application/zip')
      .send(Readable.from(zipChunks(entries)))
    return done(undefined)
  })
}
