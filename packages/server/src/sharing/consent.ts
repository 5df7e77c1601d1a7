/** Giving a consent, and taking it back. */
import { randomUUID } from 'node:crypto'
import type { DraftSharing } from '@yijianshi/contract/sharing'
import type { PersonActor } from '@yijianshi/core/access'
import { mandateStanding } from '@yijianshi/core/mandate'
import { decideConsent, findConsentMandate, mayBind } from '@yijianshi/core/sharing'
import type { Account } from '../account/account.ts'
import { recordDraftUse } from '../draft/handler.ts'
import { findDraft, noDraft } from '../draft/store.ts'
import type { StoredDraft } from '../draft/stored-draft.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { applicationOf, findCreditCode } from './application.ts'
import { endConsent, findConsent, insertConsent } from './consent-store.ts'
import { presentDraftSharing } from './present.ts'

type Filler = Extract<PersonActor, { readonly role: 'applicant' | 'clerk' }>
export type Who = { readonly account: Account; readonly actor: Filler }

/** An account that anybody could have opened in somebody’s name proves nothing; the unified identity does. */
export async function isProven({ pool, demoAccounts }: Services, account: Who['account']): Promise<boolean> {
  if (demoAccounts.some(({ login }) => login === account.login)) return true
  const linked = await pool.query('SELECT FROM unified_link WHERE account = $1 LIMIT 1', [account.id])
  return linked.rowCount === 1
}

/** By which mandate whoever handles the application came; a draft of a case has it from its case. */
async function findHandlerMandate(
  { engine }: Services,
  { mandate, case_id }: StoredDraft,
): Promise<string | undefined> {
  if (mandate !== null) return mandate
  return case_id === null ? undefined : (await engine.load(case_id))?.state.handler?.mandate
}

/** At a window an organisation is represented by who came with a mandate: it binds the organisation, and holds now. */
async function isBoundAtWindow(services: Services, draft: StoredDraft): Promise<boolean> {
  const mandate = await findHandlerMandate(services, draft)
  // Without a mandate it is the person who stands there; an organisation can't.
  if (mandate === undefined) return (await findCreditCode(services.pool, draft.person)) === undefined
  const known = await services.mandates.load(mandate)
  if (known === undefined) return false
  const { kind, principal } = known.state
  if (principal.kind === 'person') return true
  return mayBind(kind) && mandateStanding(known.state, services.now()) === 'holds'
}

/**
 * An open draft of which the reader may fetch: for oneself or for an organisation that one may bind, with a proven
 * identity; or for whoever stands at the window.
 */
export async function findFetchable(
  services: Services,
  { account, actor }: Who,
  id: string,
): Promise<Outcome<StoredDraft>> {
  const draft = await findDraft(services, id, actor)
  if (draft === undefined) return noDraft(services, id, actor)
  if (draft.submitted_at !== null) return refused('draft/already-submitted')
  if (actor.role === 'clerk')
    return (await isBoundAtWindow(services, draft)) ? done(draft) : refused('sharing/own-consent')
  if (actor.person !== draft.person && bindingMandate(actor, draft) === null)
    return refused('sharing/own-consent')
  return (await isProven(services, account)) ? done(draft) : refused('sharing/identity-unproven')
}

/** By which mandate the reader consents; null where for oneself, or by none. */
function bindingMandate(actor: Filler, { person: principal, matter }: StoredDraft): string | null {
  return findConsentMandate(actor, { principal, matter })?.mandate ?? null
}

export async function giveConsent(
  services: Services,
  who: Who,
  id: string,
  given: {
    readonly resources: readonly string[]
    readonly separately?: readonly string[]
    readonly onPaper?: boolean
  },
): Promise<Outcome<DraftSharing>> {
  const draft = await findFetchable(services, who, id)
  if (!draft.ok) return draft
  const { role, account } = who.actor
  // At a window nobody but the person signs; the clerk says that it was done.
  if (role === 'clerk' && given.onPaper !== true) return refused('sharing/paper-consent')
  const application = await applicationOf(services, draft.value)
  const offered = new Map(application.offers.map(({ resource }) => [resource.id, resource]))
  const resources = [...new Set(given.resources)]
  const decision = decideConsent(offered, resources, given.separately ?? [])
  if (!decision.ok) return { ok: false, refusal: decision.refusal }
  await insertConsent(services.pool, {
    id: randomUUID(),
    application: application.id,
    person: application.person,
    matter: application.plan.matter,
    resources,
    givenAt: services.now(),
    account,
    role,
    mandate: role === 'clerk' ? draft.value.mandate : bindingMandate(who.actor, draft.value),
  })
  await recordDraftUse(services, who.actor, draft.value, 'consented')
  return done(await presentDraftSharing(services, who.actor, application))
}

/**
 * Whoever gave it takes it back, or who may bind the organisation for which it was given; at the window of the
 * application a clerk does so for the person.
 */
export async function takeConsentBack(services: Services, who: Who, id: string): Promise<Outcome<null>> {
  const { pool, now } = services
  const consent = await findConsent(pool, id)
  const { actor } = who
  const isOwn =
    consent !== undefined &&
    actor.role === 'applicant' &&
    (consent.person === actor.person ||
      findConsentMandate(actor, { principal: consent.person, matter: consent.matter }) !== undefined)
  const mayEnd = consent !== undefined && (isOwn || (await isOfDesk(services, actor, consent.application)))
  if (!mayEnd) return refused('sharing/consent-not-found')
  await endConsent(pool, id, actor.account, now())
  return done(null)
}

async function isOfDesk({ guarded }: Services, actor: Filler, application: string): Promise<boolean> {
  if (actor.role !== 'clerk') return false
  const found = await guarded.query('SELECT FROM draft WHERE id = $1 AND desk_site = $2', [
    application,
    actor.site,
  ])
  return found.rowCount === 1
}
