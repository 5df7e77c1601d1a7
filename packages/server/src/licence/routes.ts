import { buffer } from 'node:stream/consumers'
import type { Actor } from '@yijianshi/core/access'
import type { FastifyInstance, FastifyReply } from 'fastify'
import QRCode from 'qrcode'
import { findVisibleCase } from '../case/visible-case.ts'
import { instant } from '../engine/instant.ts'
import { readCursor, toPage } from '../http/cursor.ts'
import { originOf } from '../http/origin.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { openRoute, route } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import type { Press } from '../paper/pdf/press.ts'
import { findByCode } from './code.ts'
import { checkLicenceFile, licenceFile } from './licence-file.ts'
import { cursorOf, licencesOfCase, licencesOfHolder } from './lists.ts'
import { contentsOf, type Held, presentLicence, presentPublicly, presentRow } from './present.ts'
import { presentSealUse, sealCursor, sealUses } from './seal-use.ts'
import { beginShowing, lookCursor, looksOf, presentLook, SHOWING_LOOKS, takeLook } from './showing.ts'

const readers = ['applicant', 'clerk', 'reviewer'] as const
/** A row that is counted, in a cursor. */
const COUNTED = /^\d{1,15}$/
const INVALID_CURSOR = refused('request/invalid', { where: 'query/cursor', what: '' })

/** Its holder, and those who read its item's part of the case: its authorities, and the window, which hands it out. */
async function mayRead(services: Services, actor: Actor, { state }: Held): Promise<boolean> {
  switch (actor.role) {
    case 'applicant':
      return actor.person === state.holder
    case 'reviewer':
    case 'clerk': {
      const found = await findVisibleCase(services, actor, state.case, 'case-form')
      return found.ok && found.value.items.has(state.item)
    }
    default:
      return false
  }
}

async function findHeld(services: Services, actor: Actor, id: string): Promise<Outcome<Held>> {
  const standing = await services.licences.load(id)
  if (standing === undefined) return refused('licence/not-found')
  const held = { id, state: standing.state }
  return (await mayRead(services, actor, held)) ? done(held) : refused('licence/not-found')
}

/** Only its holder shows it, and is told who looked. */
async function findOwn(services: Services, actor: Actor, id: string): Promise<Outcome<Held>> {
  return actor.role === 'applicant' ? findHeld(services, actor, id) : refused('licence/not-found')
}

function sendFile(reply: FastifyReply, bytes: Buffer): Outcome<undefined> {
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', 'inline; filename="licence.pdf"')
    .header('x-content-type-options', 'nosniff')
    .header('content-length', bytes.length)
    .type('application/pdf')
    .send(bytes)
  return done(undefined)
}

function fileRoutes(app: FastifyInstance, services: Services, press: Press): void {
  route(app, services, 'getLicenceFile', readers, async ({ reader, params, request, reply }) => {
    const held = await findHeld(services, reader.actor, params.licence)
    if (!held.ok) return held
    const made = await licenceFile(services, press, {
      held: held.value,
      origin: originOf(services, request),
      purpose: null,
      by: reader.account,
    })
    return made.ok ? sendFile(reply, made.value) : made
  })

  route(
    app,
    services,
    'createLicenceCopy',
    ['applicant'],
    async ({ reader, params, body, request, reply }) => {
      const held = await findOwn(services, reader.actor, params.licence)
      if (!held.ok) return held
      const made = await licenceFile(services, press, {
        held: held.value,
        origin: originOf(services, request),
        purpose: `仅供${body.purpose}使用`,
        by: reader.account,
      })
      return made.ok ? sendFile(reply, made.value) : made
    },
  )

  route(app, services, 'listSealUses', ['manager'], async ({ query }) => {
    const from = readCursor(query.cursor)
    if (from === 'invalid' || (from && !COUNTED.test(from.key))) return INVALID_CURSOR
    const { rows, next } = toPage(await sealUses(services.pool, from), sealCursor)
    return done({ uses: rows.map(use => presentSealUse(services, use)), next })
  })

  openRoute(app, services, 'getLicenceCertificate', async ({ reply }) => {
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/x-pem-file')
      .send(await services.authorityKeys.authorityPem())
    return done(undefined)
  })

  openRoute(app, services, 'verifyLicenceFile', async ({ request }) => {
    const part = await request.file()
    if (part === undefined) return refused('request/invalid', { where: 'body', what: 'file' })
    const pdf = await buffer(part.file)
    return part.file.truncated ? refused('request/too-large') : done(await checkLicenceFile(services, pdf))
  })
}

function showingRoutes(app: FastifyInstance, services: Services): void {
  const { pool, licences, now } = services

  route(app, services, 'showLicence', ['applicant'], async ({ reader, params, request }) => {
    const held = await findOwn(services, reader.actor, params.licence)
    if (!held.ok) return held
    const { code, expiresAt } = await beginShowing(pool, held.value.id, now())
    const address = `${originOf(services, request)}/showings/${code}`
    return done({
      code,
      address,
      picture: await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
      expiresAt: instant(expiresAt),
      looks: SHOWING_LOOKS,
    })
  })

  openRoute(app, services, 'openShowing', async ({ params, reader }) => {
    const look = await takeLook(pool, params.code, reader?.account, now())
    const standing = look && (await licences.load(look.licence))
    if (look === undefined || standing === undefined) return refused('licence/showing-over')
    const held = { id: look.licence, state: standing.state }
    const { holder, told } = await contentsOf(services, held)
    const shown = await presentPublicly(services, held, standing.state.current.edition)
    return done({ ...shown, holder, told, looksLeft: look.looksLeft })
  })

  route(app, services, 'listLicenceLooks', ['applicant'], async ({ reader, params, query }) => {
    const from = readCursor(query.cursor)
    if (from === 'invalid' || (from && !COUNTED.test(from.key))) return INVALID_CURSOR
    const held = await findOwn(services, reader.actor, params.licence)
    if (!held.ok) return held
    const { id } = held.value
    const { rows, next } = toPage(await looksOf(pool, id, from), row => lookCursor(id, row))
    return done({ looks: rows.map(row => presentLook(services, row)), next })
  })
}

export function licenceRoutes(app: FastifyInstance, services: Services, press: Press): void {
  const { pool, licences, now } = services

  route(app, services, 'listOwnLicences', ['applicant'], async ({ reader, query }) => {
    const from = readCursor(query.cursor)
    if (from === 'invalid') return INVALID_CURSOR
    if (reader.actor.role !== 'applicant') return refused('licence/not-found')
    const { rows, next } = toPage(await licencesOfHolder(pool, reader.actor.person, from), cursorOf)
    return done({ licences: rows.map(row => presentRow(services, row)), next })
  })

  route(app, services, 'listCaseLicences', [...readers, 'manager'], async ({ reader, params }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case)
    if (!visible.ok) return visible
    // Of what supervises nobody is named, so a manager has all of them.
    const isShown = (item: string) => reader.actor.role !== 'reviewer' || visible.value.items.has(item)
    const rows = await licencesOfCase(pool, params.case)
    return done({
      licences: rows.filter(({ item }) => isShown(item)).map(row => presentRow(services, row)),
    })
  })

  route(app, services, 'getLicence', readers, async ({ reader, params, request }) => {
    const held = await findHeld(services, reader.actor, params.licence)
    if (!held.ok) return held
    return done(await presentLicence(services, reader.actor, held.value, originOf(services, request)))
  })

  route(app, services, 'commandLicence', ['reviewer'], async ({ reader, params, body, request }) => {
    const held = await findHeld(services, reader.actor, params.licence)
    if (!held.ok) return held
    const { id } = held.value
    const { actor } = reader
    const executed = await licences.execute({
      process: id,
      commandId: body.commandId,
      actor,
      command: body.command,
      at: now(),
    })
    if (!executed.ok) return { ok: false, refusal: executed.refusal }
    const origin = originOf(services, request)
    return done(await presentLicence(services, actor, { id, state: executed.state }, origin))
  })

  openRoute(app, services, 'verifyLicence', async ({ params }) => {
    const coded = await findByCode(pool, params.code)
    const standing = coded && (await licences.load(coded.licence))
    if (coded === undefined || standing === undefined) return refused('licence/no-such-code')
    return done(await presentPublicly(services, { id: coded.licence, state: standing.state }, coded.edition))
  })

  fileRoutes(app, services, press)
  showingRoutes(app, services)
}
