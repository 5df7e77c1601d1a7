/**
 * 法定代表人 by the register: whoever says that they represent an organisation is compared, with their consent, with what
 * the register of organisations says now. Compared is the citizen number, here: it is not sent, and no answer is kept.
 */
import { randomUUID } from 'node:crypto'
import type { Operation } from '@yijianshi/contract/contract'
import type { MandateList } from '@yijianshi/contract/mandate'
import { MANDATE_ACTS, SYSTEM } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import type { DataResource } from '@yijianshi/core/catalogue'
import { mandateStanding, yearsLater } from '@yijianshi/core/mandate'
import {
  canTellRepresentative,
  consentEnds,
  decideAsking,
  decideSharing,
  REPRESENTATION_PURPOSE,
  type Representation,
  readRepresentation,
  type SharingOutcome,
} from '@yijianshi/core/sharing'
import { findIdentity } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Reader } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { isProven } from '../sharing/consent.ts'
import { endConsent, insertLimitedConsent } from '../sharing/consent-store.ts'
import { ownerName } from '../sharing/names.ts'
import { recordUse, takeQuota } from '../sharing/use-store.ts'
import { type Applicant, give, mandateId, replaceOthers } from './give.ts'
import type { Known } from './lists.ts'
import { organisationAsRegistered, readCreditCode } from './organisation.ts'

/** Then the register is asked again: representatives change. */
const years = 1
/** Enough for whoever mistypes, too few for trying codes. */
const mostADay = 10
const dayMs = 86_400_000

/** Those that are connected, say whom an organisation is represented by, and are shared for that. */
function registersOf(services: Services): readonly DataResource[] {
  return [...services.catalogue().resources.values()].filter(resource => {
    const mapping = services.sharing.mappingOf(resource.id)
    return (
      resource.key.by === 'credit-code' &&
      resource.sensitive !== true &&
      mapping !== undefined &&
      canTellRepresentative(mapping) &&
      decideSharing(resource, REPRESENTATION_PURPOSE).ok
    )
  })
}

/** For the consent: who is asked, and for what. */
export function presentRegisters(services: Services): MandateList['registers'] {
  return registersOf(services).map(({ id, name, owner }) => ({
    resource: id,
    name,
    ownerName: ownerName(services, owner),
  }))
}

type Asking = {
  readonly actor: Applicant
  readonly code: string
  readonly citizenNumber: string
  /** Of this look-up alone: no case, and no mandate yet. */
  readonly application: string
  readonly consent: Parameters<typeof decideAsking>[1]['consent'] & { readonly id: string }
}

type Said = Representation | { readonly says: 'silent' }
type Came = { readonly said: Said; readonly outcome: SharingOutcome }

const OUTCOMES = {
  holds: 'fetched',
  'not-in-force': 'fetched',
  'somebody-else': 'nothing-found',
  unknown: 'nothing-found',
} as const satisfies Readonly<Record<Representation['says'], SharingOutcome>>

/** Never from a cache: who represents an organisation counts as of now. */
async function askRegister(services: Services, resource: DataResource, asking: Asking): Promise<Came> {
  const { pool, sharing, now } = services
  const { application, consent, code: key, citizenNumber } = asking
  const silent = (outcome: SharingOutcome): Came => ({ said: { says: 'silent' }, outcome })
  const ground = { purpose: REPRESENTATION_PURPOSE, application, consent }
  if (!decideAsking(resource, ground, now()).ok) return silent('refused')
  if (!(await takeQuota(pool, resource.id, civilDateOf(now()), resource.perDay))) return silent('quota')
  const answered = await sharing.ask(resource.id, {
    key,
    purpose: REPRESENTATION_PURPOSE,
    application,
    consent: consent.id,
  })
  const mapping = sharing.mappingOf(resource.id)
  if (!answered.ok || mapping === undefined) return silent('source-down')
  const said = readRepresentation(mapping, answered.answer, { key, citizenNumber })
  return { said, outcome: OUTCOMES[said.says] }
}

/** Asks one and records it; what can't be recorded is not used. */
async function askOne(services: Services, resource: DataResource, asking: Asking): Promise<Said> {
  const { keys, guarded, now } = services
  const { actor, application, consent, code } = asking
  const began = performance.now()
  const { said, outcome } = await askRegister(services, resource, asking)
  await recordUse(guarded, await keys.keyOf(actor.person, 'person'), {
    id: randomUUID(),
    at: now(),
    application,
    draft: application,
    person: actor.person,
    account: actor.account,
    role: 'applicant',
    place: null,
    matter: REPRESENTATION_PURPOSE,
    consent: consent.id,
    resource: resource.id,
    keyIndex: await keys.index('sharing_use.key', `${resource.key.by} ${code}`),
    outcome,
    cached: false,
    ms: Math.round(performance.now() - began),
    answeredAt: said.says === 'silent' ? null : now(),
    answer: null,
    catalogueVersion: services.catalogue().version,
  })
  return said
}

/** One after another, until one knows the organisation. */
async function askAll(
  services: Services,
  registers: readonly DataResource[],
  asking: Asking,
): Promise<Outcome<string>> {
  let isSilent = false
  for (const register of registers) {
    const said = await askOne(services, register, asking)
    if (said.says === 'holds') return done(said.name)
    if (said.says === 'not-in-force') return refused('mandate/register-closed')
    if (said.says === 'somebody-else') return refused('mandate/register-denies')
    isSilent ||= said.says === 'silent'
  }
  return refused(isSilent ? 'mandate/register-silent' : 'mandate/register-denies')
}

/** For one look-up: each has a consent of its own, so that their number is that of the look-ups. */
async function consentTo(
  { pool, now }: Services,
  registers: readonly DataResource[],
  { account, person }: Applicant,
  application: string,
): Promise<Outcome<Asking['consent']>> {
  const id = randomUUID()
  const givenAt = now()
  const resources = registers.map(register => register.id)
  const matter = REPRESENTATION_PURPOSE
  const row = { id, application, person, matter, resources, givenAt, account, mandate: null }
  const limit = { most: mostADay, since: givenAt - dayMs }
  return (await insertLimitedConsent(pool, { ...row, role: 'applicant' }, limit))
    ? done({ id, matter, resources, givenAt, until: consentEnds(givenAt) })
    : refused('mandate/register-often')
}

/** The citizen number of a person who has proved who they are: an account alone proves nothing. */
async function provenNumber(services: Services, { account, actor }: Reader): Promise<Outcome<string>> {
  if (actor.role !== 'applicant')
    return refused('access/role', { role: actor.role, command: 'claimRepresentation' })
  if (!(await isProven(services, account))) return refused('sharing/identity-unproven')
  const identity = await findIdentity(services, actor.person)
  return identity?.document.kind === 'citizen-number'
    ? done(identity.document.number)
    : refused('mandate/register-citizens')
}

/** What the same request gave before; a server that stopped in between may not have ended the earlier ones. */
async function again(services: Services, known: Known): Promise<Outcome<Known>> {
  if (mandateStanding(known.state, services.now()) === 'holds') await replaceOthers(services, known)
  return done(known)
}

/** Gives the mandate of a legal representative where the register says that the reader is one. */
export async function claimRepresentation(
  services: Services,
  reader: Reader,
  sent: Operation<'claimRepresentation'>['body'],
): Promise<Outcome<Known>> {
  const { actor } = reader
  const number = await provenNumber(services, reader)
  if (!number.ok || actor.role !== 'applicant') return number.ok ? refused('access/role') : number
  const id = mandateId(actor, sent.id)
  const earlier = await services.mandates.load(id)
  if (earlier !== undefined) return again(services, { id, state: earlier.state })
  if (!sent.consent) return refused('sharing/no-consent')
  const code = readCreditCode(sent.creditCode)
  if (!code.ok) return code
  const registers = registersOf(services)
  if (registers.length === 0) return refused('mandate/register-silent')
  const application = randomUUID()
  const consent = await consentTo(services, registers, actor, application)
  if (!consent.ok) return consent
  const asking = {
    actor,
    code: code.value,
    citizenNumber: number.value,
    application,
    consent: consent.value,
  }
  const name = await askAll(services, registers, asking)
  // It was for this one look.
  await endConsent(services.pool, consent.value.id, actor.account, services.now())
  if (!name.ok) return name
  return giveByRegister(services, actor, id, { code: code.value, name: name.value })
}

async function giveByRegister(
  services: Services,
  { person }: Applicant,
  id: string,
  registered: { readonly code: string; readonly name: string },
): Promise<Outcome<Known>> {
  const now = services.now()
  const organisation = await organisationAsRegistered(services.pool, registered, now)
  const scope: Parameters<typeof give>[2] = {
    id,
    kind: 'legal-representative',
    matters: 'all',
    acts: [...MANDATE_ACTS],
    until: yearsLater(civilDateOf(now), years),
  }
  const principal = { kind: 'organisation', id: organisation } as const
  const given = await give(services, SYSTEM, scope, { principal, agent: person, proof: 'register' })
  if (given.ok) await replaceOthers(services, given.value)
  return given
}
