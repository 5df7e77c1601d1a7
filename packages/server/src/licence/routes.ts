import { buffer } from 'node:stream/consumers'
import { type Actor, findMandateFor, speaksForOrganisation } from '@yijianshi/core/access'
import type { FastifyInstance, FastifyReply } from 'fastify'
import QRCode from 'qrcode'
import { findVisibleCase } from '../case/visible-case.ts'
import { instant } from '../engine/instant.ts'
import { readCountedCursor, readMomentCursor, toPage } from '../http/cursor.ts'
import { originOf } from '../http/origin.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { openRoute, route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { recordUse } from '../mandate/use.ts'
import type { Press } from '../paper/pdf/press.ts'
import { isConfirmed } from '../session/confirmation.ts'
import { findStaffKey } from '../staff-key/key-store.ts'
import { keyFor, signDecision } from '../staff-key/sign-decision.ts'
import { signOwed } from '../staff-key/signature-store.ts'
import { findByCode } from './code.ts'
import { checkLicenceFile, licenceFile } from './licence-file.ts'
import { cursorOf, licencesOfCase, licencesOfHolder, type Whose } from './lists.ts'
import {
  contentsOf,
  forWhoeverHolds,
  type Held,
  presentLicence,
  presentPublicly,
  presentRow,
} from './present.ts'
import { findSealRecord, presentSealUse, sealCursor, sealUses } from './seal-use.ts'
import { beginShowing, lookCursor, looksOf, presentLook, SHOWING_LOOKS, takeLook } from './showing.ts'
import { stepsOf } from './steps.ts'

const readers = ['applicant', 'clerk', 'reviewer'] as const
const INVALID_CURSOR = refused('request/invalid', { where: 'query/cursor', what: '' })

/** Its holder, and those who read its item's part of the case: its authorities, and the window, which hands it out. */
async function mayRead(services: Services, actor: Actor, held: Held): Promise<boolean> {
  const { state } = held
  switch (actor.role) {
    case 'applicant':
      return actor.person === state.holder || mayCollect(services, actor, held)
    case 'reviewer':
    case 'clerk': {
      const found = await findVisibleCase(services, actor, state.case, 'case-form')
      return found.ok && found.value.items.has(state.item)
    }
    default:
      return false
  }
}

/** Whoever fetches results for the holder, in the matter of which it is one; each look is a use of the mandate. */
async function mayCollect(services: Services, actor: Actor, { id, state }: Held): Promise<boolean> {
  const principal = state.holder
  if (actor.role !== 'applicant' || !actor.mandates?.some(held => held.principal === principal)) return false
  const matter = (await services.engine.load(state.case))?.state.matter
  if (matter === undefined || findMandateFor(actor, { principal, matter }, 'collect') === undefined)
    return false
  await recordUse(services, actor, principal, ['collect'], { what: 'licence', subject: id, matter })
  return true
}

/** One’s own, or another’s in the matters in which one fetches results for them. */
function whoseLicences(
  { person, mandates = [] }: Extract<Actor, { readonly role: 'applicant' }>,
  principal: string = person,
): Whose {
  if (principal === person) return { holder: person, matters: null }
  const held = mandates.filter(one => one.principal === principal && one.acts.includes('collect'))
  const isAll = held.some(({ matters }) => matters === 'all')
  const named = held.flatMap(({ matters }) => (matters === 'all' ? [] : matters))
  return { holder: principal, matters: isAll ? null : named }
}

async function findHeld(services: Services, actor: Actor, id: string): Promise<Outcome<Held>> {
  const standing = await services.licences.load(id)
  if (standing === undefined) return refused('licence/not-found')
  const held = { id, state: standing.state }
  return (await mayRead(services, actor, held)) ? done(held) : refused('licence/not-found')
}

/** Only its holder shows it, and is told who looked. */
async function findOwn(services: Services, actor: Actor, id: string): Promise<Outcome<Held>> {
  if (actor.role !== 'applicant') return refused('licence/not-found')
  const held = await findHeld(services, actor, id)
  if (!held.ok) return held
  const { holder } = held.value.state
  return holder === actor.person || speaksForOrganisation(actor, holder)
    ? held
    : refused('mandate/act-not-covered')
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

function sendPem(reply: FastifyReply, pem: string): Outcome<undefined> {
  reply.header('cache-control', 'public, max-age=3600').type('application/x-pem-file').send(pem)
  return done(undefined)
}

function fileRoutes(app: FastifyInstance, shared: SharedServices, press: Press): void {
  route(app, shared, 'getLicenceFile', readers, async ({ reader, params, request, reply, services }) => {
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
    shared,
    'createLicenceCopy',
    ['applicant'],
    async ({ reader, params, body, request, reply, services }) => {
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

  route(app, shared, 'listSealUses', ['manager'], async ({ query, services }) => {
    const from = readCountedCursor(query.cursor)
    if (from === 'invalid') return INVALID_CURSOR
    const { rows, next } = toPage(await sealUses(services.pool, from), sealCursor)
    return done({ uses: rows.map(use => presentSealUse(services, use)), next })
  })
}

/** What those who check need, and the check itself. */
function checkRoutes(app: FastifyInstance, shared: SharedServices): void {
  openRoute(app, shared, 'getLicenceCertificate', async ({ reply, services }) =>
    sendPem(reply, await services.authorityKeys.authorityPem()),
  )

  openRoute(app, shared, 'getLicenceSm2Certificate', async ({ reply, services }) =>
    sendPem(reply, await services.sm2.keys.authorityPem()),
  )

  openRoute(app, shared, 'getLicenceSm2Signature', async ({ params, reply, services }) => {
    const record = await findSealRecord(services.pool, Buffer.from(params.document, 'hex'))
    if (record?.sm2Signature === undefined) return refused('request/not-found')
    reply
      .header('cache-control', 'public, max-age=3600')
      .header('content-disposition', 'attachment; filename="licence.p7s"')
      .header('x-content-type-options', 'nosniff')
      .type('application/pkcs7-signature')
      .send(record.sm2Signature)
    return done(undefined)
  })

  openRoute(app, shared, 'verifyLicenceFile', async ({ request, services }) => {
    const part = await request.file()
    if (part === undefined) return refused('request/invalid', { where: 'body', what: 'file' })
    const pdf = await buffer(part.file)
    return part.file.truncated ? refused('request/too-large') : done(await checkLicenceFile(services, pdf))
  })
}

function showingRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, licences, now } = shared

  route(app, shared, 'showLicence', ['applicant'], async ({ reader, params, request, services }) => {
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

  openRoute(app, shared, 'openShowing', async ({ params, reader, services }) => {
    const look = await takeLook(pool, params.code, reader?.account, now())
    const standing = look && (await licences.load(look.licence))
    if (look === undefined || standing === undefined) return refused('licence/showing-over')
    const held = { id: look.licence, state: standing.state }
    const { holder, told } = await contentsOf(forWhoeverHolds(services), held)
    const shown = await presentPublicly(services, held, standing.state.current.edition)
    return done({ ...shown, holder, told, looksLeft: look.looksLeft })
  })

  route(app, shared, 'listLicenceLooks', ['applicant'], async ({ reader, params, query, services }) => {
    const from = readCountedCursor(query.cursor)
    if (from === 'invalid') return INVALID_CURSOR
    const held = await findOwn(services, reader.actor, params.licence)
    if (!held.ok) return held
    const { id } = held.value
    const { rows, next } = toPage(await looksOf(pool, id, from), row => lookCursor(id, row))
    return done({ looks: rows.map(row => presentLook(services, row)), next })
  })
}

/** What became of it, and who signed that. */
function stepRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared

  route(app, shared, 'listLicenceSteps', readers, async ({ reader, params, services }) => {
    const held = await findHeld(services, reader.actor, params.licence)
    return held.ok ? done({ steps: await stepsOf(services, held.value, reader.account) }) : held
  })

  route(app, shared, 'signLicence', ['reviewer'], async ({ reader, params, services }) => {
    const held = await findHeld(services, reader.actor, params.licence)
    if (!held.ok) return held
    if (!isConfirmed(reader.session, now())) return refused('account/confirm-first')
    const key = await findStaffKey(services, reader.account.id)
    const { id } = held.value
    if (key !== undefined) await signOwed(pool, { account: reader.account.id, process: id }, key, now())
    return done({ steps: await stepsOf(services, held.value, reader.account) })
  })
}

export function licenceRoutes(app: FastifyInstance, shared: SharedServices, press: Press): void {
  const { pool, licences, now } = shared

  route(app, shared, 'listOwnLicences', ['applicant'], async ({ reader, query, services }) => {
    const from = readMomentCursor(query.cursor)
    if (from === 'invalid') return INVALID_CURSOR
    if (reader.actor.role !== 'applicant') return refused('licence/not-found')
    const whose = whoseLicences(reader.actor, query.for)
    const { rows, next } = toPage(await licencesOfHolder(pool, whose, from), cursorOf)
    return done({ licences: rows.map(row => presentRow(services, row)), next })
  })

  route(app, shared, 'listCaseLicences', [...readers, 'manager'], async ({ reader, params, services }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case)
    if (!visible.ok) return visible
    // Of what supervises nobody is named, so a manager has all of them.
    const isShown = (item: string) => reader.actor.role !== 'reviewer' || visible.value.items.has(item)
    const rows = await licencesOfCase(pool, params.case)
    return done({
      licences: rows.filter(({ item }) => isShown(item)).map(row => presentRow(services, row)),
    })
  })

  route(app, shared, 'getLicence', readers, async ({ reader, params, request, services }) => {
    const held = await findHeld(services, reader.actor, params.licence)
    if (!held.ok) return held
    return done(await presentLicence(services, reader.actor, held.value, originOf(services, request)))
  })

  route(app, shared, 'commandLicence', ['reviewer'], async ({ reader, params, body, request, services }) => {
    const held = await findHeld(services, reader.actor, params.licence)
    if (!held.ok) return held
    const { id } = held.value
    const { actor } = reader
    const key = await keyFor(services, reader, body.command.type)
    if (!key.ok) return key
    const executed = await licences.execute({
      process: id,
      commandId: body.commandId,
      actor,
      command: body.command,
      at: now(),
    })
    if (!executed.ok) return { ok: false, refusal: executed.refusal }
    await signDecision(services, reader, id, key.value, error => request.log.error(error))
    const origin = originOf(services, request)
    return done(await presentLicence(services, actor, { id, state: executed.state }, origin))
  })

  stepRoutes(app, shared)

  openRoute(app, shared, 'verifyLicence', async ({ params, services }) => {
    const coded = await findByCode(pool, params.code)
    const standing = coded && (await licences.load(coded.licence))
    if (coded === undefined || standing === undefined) return refused('licence/no-such-code')
    return done(await presentPublicly(services, { id: coded.licence, state: standing.state }, coded.edition))
  })

  fileRoutes(app, shared, press)
  checkRoutes(app, shared)
  showingRoutes(app, shared)
}
