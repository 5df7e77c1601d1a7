import type { MandateList } from '@yijianshi/contract/mandate'
import type { Actor } from '@yijianshi/core/access'
import { rolesThatSee } from '@yijianshi/core/access'
import type { MandateCommand } from '@yijianshi/core/mandate'
import type { FastifyInstance } from 'fastify'
import { findPerson, readDocument } from '../account/person.ts'
import { type MomentCursor, readCountedCursor, readMomentCursor, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { giveMandate, recordMandate } from './give.ts'
import { cursorOfMandate, isParty, type Known, mandatesOf, mandatesOfSide, partiesOf } from './lists.ts'
import { findOrganisation, readCreditCode } from './organisation.ts'
import { presentMandate, presentMandates, presentRepresentable, presentUse } from './present.ts'
import { claimRepresentation, presentRegisters } from './register.ts'
import { type UseRow, usesOf } from './use.ts'

type Commanded = {
  readonly id: string
  readonly commandId: string
  readonly command: Exclude<MandateCommand, { readonly type: 'give' }>
}

async function findOwn(services: Services, actor: Actor, id: string): Promise<Outcome<Known>> {
  const standing = await services.mandates.load(id)
  return standing !== undefined && isParty(actor, standing.state)
    ? done({ id, state: standing.state })
    : refused('mandate/not-found')
}

async function command(
  services: Services,
  actor: Actor,
  { id, commandId, command: given }: Commanded,
): Promise<Outcome<Known>> {
  const at = services.now()
  const executed = await services.mandates.execute({ process: id, commandId, actor, command: given, at })
  return executed.ok ? done({ id, state: executed.state }) : { ok: false, refusal: executed.refusal }
}

async function pageOf(
  services: Services,
  actor: Actor,
  cursor: string | undefined,
  after: (from: MomentCursor | undefined) => Promise<readonly Known[]>,
): Promise<Outcome<Pick<MandateList, 'mandates' | 'next'>>> {
  const from = readMomentCursor(cursor)
  if (from === 'invalid') return refused('request/invalid', { where: 'cursor', what: '' })
  const { rows, next } = toPage(await after(from), cursorOfMandate)
  return done({ mandates: await presentMandates(services, actor, rows), next })
}

const cursorOf = (mandate: string, row: UseRow) => ({ key: String(row.use_id), id: mandate })

function ownRoutes(app: FastifyInstance, shared: SharedServices): void {
  const roles = rolesThatSee('mandates')

  route(app, shared, 'listMandates', roles, async ({ reader: { actor }, query, services }) => {
    if (actor.role !== 'applicant') return refused('access/role', { role: actor.role, command: 'mandates' })
    const { side, cursor } = query
    const page = await pageOf(services, actor, cursor, from =>
      side === undefined
        ? mandatesOf(services, partiesOf(actor), from)
        : mandatesOfSide(services, actor, side, from),
    )
    if (!page.ok) return page
    return done({
      ...page.value,
      representable: await presentRepresentable(services, actor),
      registers: presentRegisters(services),
    })
  })

  route(app, shared, 'claimRepresentation', roles, async ({ reader, body, services }) => {
    const given = await claimRepresentation(services, reader, body)
    return given.ok ? done(await presentMandate(services, reader.actor, given.value)) : given
  })

  route(app, shared, 'giveMandate', roles, async ({ reader: { actor }, body, services }) => {
    if (actor.role !== 'applicant') return refused('access/role', { role: actor.role, command: 'mandates' })
    const given = await giveMandate(services, actor, body)
    return given.ok ? done(await presentMandate(services, actor, given.value)) : given
  })

  route(app, shared, 'getMandate', roles, async ({ reader: { actor }, params, services }) => {
    const own = await findOwn(services, actor, params.mandate)
    return own.ok ? done(await presentMandate(services, actor, own.value)) : own
  })

  route(app, shared, 'listMandateUses', roles, async ({ reader: { actor }, params, query, services }) => {
    const own = await findOwn(services, actor, params.mandate)
    if (!own.ok) return own
    const from = readCountedCursor(query.cursor)
    if (from === 'invalid') return refused('request/invalid', { where: 'query.cursor', what: '' })
    const { rows, next } = toPage(await usesOf(services.pool, params.mandate, from), row =>
      cursorOf(params.mandate, row),
    )
    return done({ uses: rows.map(row => presentUse(services, row)), next })
  })

  route(app, shared, 'commandMandate', roles, async ({ reader: { actor }, params, body, services }) => {
    const own = await findOwn(services, actor, params.mandate)
    if (!own.ok) return own
    const { commandId } = body
    const given = { id: params.mandate, commandId, command: { type: body.command } }
    const commanded = await command(services, actor, given)
    return commanded.ok ? done(await presentMandate(services, actor, commanded.value)) : commanded
  })
}

export function mandateRoutes(app: FastifyInstance, shared: SharedServices): void {
  const desk = rolesThatSee('mandate-desk')
  ownRoutes(app, shared)

  route(app, shared, 'recordMandate', desk, async ({ reader: { actor }, body, services }) => {
    const recorded = await recordMandate(services, actor, body)
    return recorded.ok ? done(await presentMandate(services, actor, recorded.value)) : recorded
  })

  route(app, shared, 'findMandates', desk, async ({ reader: { actor }, body, services }) => {
    const party = await findParty(services, body)
    if (!party.ok) return party
    const parties = party.value === undefined ? [] : [party.value]
    return pageOf(services, actor, body.cursor, from => mandatesOf(services, parties, from))
  })

  route(app, shared, 'endMandate', desk, async ({ reader: { actor }, params, body, services }) => {
    const { commandId, ground } = body
    const given = { id: params.mandate, commandId, command: { type: 'end' as const, ground } }
    const ended = await command(services, actor, given)
    return ended.ok ? done(await presentMandate(services, actor, ended.value)) : ended
  })
}

type Searched = {
  readonly person?: { readonly name: string } & Parameters<typeof readDocument>[0]
  readonly creditCode?: string
}

/** Undefined where nobody of that number and name is known. */
async function findParty(
  services: Services,
  { person, creditCode }: Searched,
): Promise<Outcome<string | undefined>> {
  if (person !== undefined && creditCode === undefined) {
    const document = readDocument(person, services.now())
    return document.ok ? done(await findPerson(services, person.name, document.value)) : document
  }
  if (creditCode !== undefined && person === undefined) {
    const code = readCreditCode(creditCode)
    return code.ok ? done((await findOrganisation(services.pool, code.value))?.id) : code
  }
  return refused('request/invalid', { where: 'body.person, body.creditCode', what: '' })
}
