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
import { route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { deletionRoutes } from './deletion.ts'
import { holdingsOf } from './holdings.ts'
import { changeOwnMobile, findOwnPerson, maskNumber, ownOf } from './own-person.ts'
import { type Applicant, everythingOf } from './take-away.ts'
import { zipChunks } from './zip.ts'

async function presentMyData(
  services: Services,
  { person }: Applicant,
  login: string,
): Promise<Outcome<MyData>> {
  const { guarded, catalogue, retention } = services
  const known = await findOwnPerson(services, person)
  if (known === undefined) return refused('request/not-found')
  const { since, ...own } = known
  return done({
    person: {
      ...own,
      document: { ...own.document, number: maskNumber(own.document.number) },
      since: since.toISOString(),
    },
    login,
    holdings: await holdingsOf(guarded, person),
    retentionYears: { ...retention },
    windows: [...catalogue().sites.values()]
      .filter(({ kind }) => kind === 'hall')
      .map(({ id, name, address, hours, phone }) => ({ site: id, name, address, hours, phone })),
  })
}

export function myDataRoutes(app: FastifyInstance, shared: SharedServices): void {
  const roles = rolesThatSee('my-data')
  deletionRoutes(app, shared)

  route(app, shared, 'getMyData', roles, async ({ reader, services }) => {
    const own = ownOf(reader)
    return own.ok ? presentMyData(services, own.value, reader.account.login) : own
  })

  route(app, shared, 'listMyLooks', roles, async ({ reader, query, request, services }) => {
    const own = ownOf(reader)
    if (!own.ok) return own
    if (query.case !== undefined) {
      const visible = await findVisibleCase(services, own.value, query.case, 'case-access-records')
      if (!visible.ok) return visible
    }
    const reading = { reader: own.value, language: languageOf(request) }
    return listRecords(services, reading, { ...query, applicant: own.value.person })
  })

  route(app, shared, 'changeMyMobile', roles, async ({ reader, body, services }) => {
    const own = ownOf(reader)
    if (!own.ok) return own
    const changed = await changeOwnMobile(services, own.value.person, body.mobile)
    return changed.ok ? presentMyData(services, own.value, reader.account.login) : changed
  })

  route(app, shared, 'getMyDataFile', roles, async ({ reader, reply, services }) => {
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
