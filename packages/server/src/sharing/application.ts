/** An application as data sharing sees it: what its plan can use, whose it is, and what it holds by now. */
import type { FileSummary } from '@yijianshi/contract/draft'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Actor } from '@yijianshi/core/access'
import { numberText, type Offer, offersOf, type SharedEntry } from '@yijianshi/core/sharing'
import { findIdentity } from '../account/person.ts'
import { draftFiles } from '../draft/files.ts'
import { getPlan, type StoredPlan } from '../draft/plan-store.ts'
import { findDraft, noDraft } from '../draft/store.ts'
import { keySubject, type StoredDraft } from '../draft/stored-draft.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { entriesOf } from './entries.ts'
import { type Holding, holdingsOf } from './library.ts'

export type Application = {
  /** Of the application, which becomes the case. */
  readonly id: string
  readonly person: string
  readonly plan: StoredPlan
  readonly values: Readonly<Record<string, FieldValue>>
  readonly files: readonly Pick<FileSummary, 'file' | 'material'>[]
  /** Citizen number of the applicant; undefined for other documents, and for organisations. */
  readonly ownNumber: string | undefined
  /** Credit code of the applicant; undefined for persons. */
  readonly ownCode: string | undefined
  /** Of the own library too, whether the applicant holds such a licence or not: that is not for every reader to know. */
  readonly offers: readonly Offer[]
  /** What the platform’s own library holds of the applicant, by the kind of licence; of the offers alone. */
  readonly holdings: ReadonlyMap<string, Holding>
}

type Own = Pick<Application, 'ownNumber' | 'ownCode' | 'values'>

/** An organisation has no citizen number. */
function hasKey({ key }: SharedEntry, { ownCode }: Own): boolean {
  return ownCode === undefined || key.by !== 'citizen-number'
}

/**
 * What is another person’s is not offered; while a form does not say yet whose it is, it is. What is a person’s is never
 * an organisation’s.
 */
function ownPart(offer: Offer, own: Own): Offer[] {
  if (!hasKey(offer.resource, own)) return []
  const isOpen = ({ whose }: { readonly whose?: string }) => {
    if (whose === undefined) return true
    const said = numberText(own.values[whose])
    return own.ownCode === undefined && (said === '' || said === own.ownNumber)
  }
  const fields = offer.fields.filter(isOpen)
  const materials = offer.materials.filter(isOpen)
  const isOfUse = materials.length > 0 || (fields.length > 0 && offer.resource.key.by !== 'holder')
  return isOfUse ? [{ ...offer, fields, materials }] : []
}

/** Whether it is the applicant’s by what the form says now; nothing is filled in or handed in otherwise. */
export function isOwn({ values, ownNumber }: Application, { whose }: { readonly whose?: string }): boolean {
  return whose === undefined || (ownNumber !== undefined && numberText(values[whose]) === ownNumber)
}

/** Undefined for a person. */
export async function findCreditCode(pool: Services['pool'], id: string): Promise<string | undefined> {
  const found = await pool.query<{ credit_code: string }>(
    'SELECT credit_code FROM organisation WHERE id = $1',
    [id],
  )
  return found.rows[0]?.credit_code
}

export async function makeApplication(
  services: Services,
  known: Pick<Application, 'id' | 'person' | 'plan' | 'values' | 'files'>,
): Promise<Application> {
  const { plan, values, person } = known
  const identity = await findIdentity(services, person)
  const ownNumber =
    identity?.document.kind === 'citizen-number' ? numberText(identity.document.number) : undefined
  const ownCode = identity === undefined ? await findCreditCode(services.pool, person) : undefined
  // The directory of today: what an owner has taken back meanwhile is not asked.
  const offers = offersOf(entriesOf(services).values(), plan)
  const kinds = offers.flatMap(({ resource: { key } }) => (key.by === 'holder' ? [key.licence] : []))
  const holdings = await holdingsOf(services, person, kinds)
  return {
    ...known,
    ownNumber,
    ownCode,
    holdings,
    offers: offers.flatMap(offer => ownPart(offer, { ownNumber, ownCode, values })),
  }
}

export async function applicationOf(services: Services, draft: StoredDraft): Promise<Application> {
  return makeApplication(services, {
    id: keySubject(draft),
    person: draft.person,
    plan: await getPlan(services.pool, draft.plan_hash),
    values: draft.form_values,
    files: await draftFiles(services, draft),
  })
}

/** The application of an open draft that the reader fills in. */
export async function draftOf(services: Services, actor: Actor, id: string): Promise<Outcome<Application>> {
  const draft = await findDraft(services, id, actor)
  if (draft === undefined) return noDraft(services, id, actor)
  if (draft.submitted_at !== null) return refused('draft/already-submitted')
  return done(await applicationOf(services, draft))
}
