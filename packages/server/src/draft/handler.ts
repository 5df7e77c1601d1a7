/** 经办人: who acts in the applicant's name on a draft, and whether the mandate for it holds now. */
import { type Actor, findMandateFor } from '@yijianshi/core/access'
import type { Handler } from '@yijianshi/core/case'
import { mandateStanding } from '@yijianshi/core/mandate'
import { erasedName, findPersonNames, namesBeside } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { recordUse, recordUseAtWindow, type Use } from '../mandate/use.ts'
import type { StoredDraft } from './stored-draft.ts'

/**
 * Who hands it in for the applicant; undefined where the applicant does. Online the decider says whether the mandate
 * suffices; at a window it is the one that the clerk found when the agent came.
 */
export async function findHandler(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
): Promise<Outcome<Handler | undefined>> {
  const { person: principal, matter, mandate, handler } = draft
  if (actor.role === 'applicant') {
    const held = findMandateFor(actor, { principal, matter }, 'submit')
    return done(
      principal === actor.person || held === undefined
        ? undefined
        : { person: actor.person, mandate: held.mandate },
    )
  }
  if (mandate === null || handler === null) return done(undefined)
  const known = await services.mandates.load(mandate)
  if (known === undefined || mandateStanding(known.state, services.now()) !== 'holds')
    return refused('mandate/ended')
  return done({ person: handler, mandate })
}

/** Tells the principal what was done on the draft by mandate. */
export async function recordDraftUse(
  services: Services,
  actor: Actor,
  draft: Pick<StoredDraft, 'id' | 'case_id' | 'person' | 'matter' | 'mandate'>,
  what: Use['what'],
  commandId?: string,
): Promise<void> {
  const { person, matter, mandate } = draft
  const subject = draft.case_id ?? draft.id
  const use: Use = { what, subject, matter, ...(commandId !== undefined && { commandId }) }
  await recordUse(services, actor, person, ['fill-in', 'submit'], use)
  if (actor.role === 'clerk' && mandate !== null)
    await recordUseAtWindow(services, actor.account, mandate, use)
}

/** The name by which a letter is signed: an agent signs with their own (民法典第一百六十二条). */
export async function findSigner(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
): Promise<Outcome<string>> {
  const { person: principal, matter, handler } = draft
  const signer = actor.role === 'applicant' ? actor.person : (handler ?? principal)
  if (signer === principal) return done(draft.applicant_name)
  if (actor.role === 'applicant' && findMandateFor(actor, { principal, matter }, 'submit') === undefined)
    return refused('mandate/act-not-covered')
  return done((await findPersonNames(namesBeside(services), [signer])).get(signer) ?? erasedName)
}
