/** Giving a mandate: online by whoever it is about, or at a window from papers. */
import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import { SYSTEM } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import { parsePersonDocument } from '@yijianshi/core/documents'
import { comesOfAgeOn, type MandateCommand, type Principal } from '@yijianshi/core/mandate'
import {
  atRegistration,
  findIdentity,
  findOrCreatePerson,
  findPerson,
  type GivenIdentity,
  readDocument,
  readIdentity,
} from '../account/person.ts'
import { derivedId } from '../engine/derived-id.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import type { Known } from './lists.ts'
import { findOrCreateOrganisation } from './organisation.ts'

export type Applicant = Extract<Actor, { readonly role: 'applicant' }>
type Give = Extract<MandateCommand, { readonly type: 'give' }>
type Scope = Pick<Operation<'giveMandate'>['body'], 'id' | 'kind' | 'matters' | 'acts' | 'from' | 'until'>
type People = Pick<Give, 'principal' | 'agent' | 'proof' | 'agentIsThere'>

/** 18th birthday; undefined where the number of the document does not tell the day of birth. */
async function ofAgeOn(services: Services, person: string): Promise<string | undefined> {
  const identity = await findIdentity(atRegistration(services), person)
  if (identity === undefined) return undefined
  const { kind, number } = identity.document
  const read = parsePersonDocument(kind, number)
  return read.ok && read.value.birthDate !== undefined ? comesOfAgeOn(read.value.birthDate) : undefined
}

/** An id that somebody else has chosen as well leads to another mandate. */
export const mandateId = (actor: Actor, sent: string) => derivedId(`mandate ${actor.account} ${sent}`)

/** `id`: of the mandate. */
export async function give(
  services: Services,
  actor: Actor,
  { id, ...sent }: Scope,
  people: People,
): Promise<Outcome<Known>> {
  const { matters } = services.catalogue()
  if (sent.matters !== 'all' && sent.matters.some(matter => !matters.has(matter)))
    return refused('request/invalid', { where: 'body.matters', what: '' })
  const { principal, agent } = people
  const principalOfAgeOn = principal.kind === 'person' ? await ofAgeOn(services, principal.id) : undefined
  const agentOfAgeOn = await ofAgeOn(services, agent)
  const at = services.now()
  const command: Give = {
    type: 'give',
    kind: sent.kind,
    ...people,
    matters: sent.matters === 'all' ? 'all' : [...new Set(sent.matters)],
    acts: [...new Set(sent.acts)],
    from: sent.from ?? civilDateOf(at),
    until: sent.until,
    ...(principalOfAgeOn !== undefined && { principalOfAgeOn }),
    ...(agentOfAgeOn !== undefined && { agentOfAgeOn }),
  }
  const given = await services.mandates.execute({ process: id, commandId: id, actor, command, at })
  return given.ok ? done({ id, state: given.state }) : { ok: false, refusal: given.refusal }
}

/** For oneself, or for the organisation that one speaks for. */
export async function giveMandate(
  services: Services,
  actor: Applicant,
  sent: Operation<'giveMandate'>['body'],
): Promise<Outcome<Known>> {
  const document = readDocument(sent.agent, services.now())
  if (!document.ok) return document
  const agent = await findPerson(services, sent.agent.name, document.value)
  // Whether the number is unknown or belongs to another name, nobody is told.
  if (agent === undefined) return refused('mandate/agent-unknown')
  const principal: Principal =
    sent.organisation === undefined
      ? { kind: 'person', id: actor.person }
      : { kind: 'organisation', id: sent.organisation }
  return give(services, actor, { ...sent, id: mandateId(actor, sent.id) }, { principal, agent })
}

async function personAtWindow(services: Services, given: GivenIdentity): Promise<Outcome<string>> {
  const identity = readIdentity(given, services.now())
  if (!identity.ok) return identity
  const found = await findOrCreatePerson(services, identity.value, services.now())
  return found.ok ? done(found.value.person) : found
}

async function principalAtWindow(
  services: Services,
  { person, organisation }: Pick<Operation<'recordMandate'>['body'], 'person' | 'organisation'>,
): Promise<Outcome<Principal>> {
  if (person !== undefined && organisation === undefined) {
    const found = await personAtWindow(services, person)
    return found.ok ? done({ kind: 'person', id: found.value }) : found
  }
  if (organisation !== undefined && person === undefined) {
    const found = await findOrCreateOrganisation(services.pool, organisation, services.now())
    return found.ok ? done({ kind: 'organisation', id: found.value }) : found
  }
  return refused('request/invalid', { where: 'body.person, body.organisation', what: '' })
}

/** By the clerk who has the papers on the desk. */
export async function recordMandate(
  services: Services,
  actor: Actor,
  sent: Operation<'recordMandate'>['body'],
): Promise<Outcome<Known>> {
  const principal = await principalAtWindow(services, sent)
  if (!principal.ok) return principal
  const agent = await personAtWindow(services, sent.agent)
  if (!agent.ok) return agent
  const { proof, agentIsThere } = sent
  const people = { principal: principal.value, agent: agent.value, proof, agentIsThere }
  const given = await give(services, actor, { ...sent, id: mandateId(actor, sent.id) }, people)
  if (given.ok && sent.kind === 'legal-representative') await replaceOthers(services, given.value)
  return given
}

/** An organisation has one legal representative (民法典第六十一条): who was it before is it no more. */
export async function replaceOthers(services: Services, { id, state }: Known): Promise<void> {
  const { rows } = await services.pool.query<{ id: string }>(
    `SELECT mandate_id AS id FROM mandate_view
     WHERE principal_id = $1 AND kind = 'legal-representative' AND mandate_id <> $2 AND holds_until > $3`,
    [state.principal.id, id, new Date(services.now())],
  )
  for (const earlier of rows) {
    await services.mandates.execute({
      process: earlier.id,
      commandId: derivedId(`mandate ${earlier.id} replaced by ${id}`),
      actor: SYSTEM,
      command: { type: 'end', ground: 'replaced' },
      at: services.now(),
    })
  }
}
