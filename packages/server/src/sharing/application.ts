/** An application as data sharing sees it: what its plan can use, whose it is, and what it holds by now. */
import type { FileSummary } from '@yijianshi/contract/draft'
import type { PlanOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Actor } from '@yijianshi/core/access'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { type Offer, offersOf } from '@yijianshi/core/sharing'
import { findIdentity } from '../account/person.ts'
import { getPlan } from '../draft/plan-store.ts'
import { draftFiles, findDraft, keySubject, noDraft, type StoredDraft } from '../draft/store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'

export type Application = {
  /** Of the application, which becomes the case. */
  readonly id: string
  readonly person: string
  readonly plan: PlanOnWire
  readonly catalogue: Catalogue
  readonly values: Readonly<Record<string, FieldValue>>
  readonly files: readonly Pick<FileSummary, 'file' | 'material'>[]
  /** Citizen number of the applicant; undefined for other documents, and for organisations. */
  readonly ownNumber: string | undefined
  readonly offers: readonly Offer[]
}

const numberText = (value: unknown) => (typeof value === 'string' ? value.trim().toUpperCase() : '')

/** What is another person’s is not offered; while a form does not say yet whose it is, it is. */
function ownPart(offer: Offer, values: Application['values'], own: string | undefined): Offer[] {
  const isOpen = ({ whose }: { readonly whose?: string }) => {
    const said = whose === undefined ? '' : numberText(values[whose])
    return said === '' || said === own
  }
  const fields = offer.fields.filter(isOpen)
  const materials = offer.materials.filter(isOpen)
  return fields.length + materials.length === 0 ? [] : [{ ...offer, fields, materials }]
}

/** Whether it is the applicant’s by what the form says now; nothing is filled in or handed in otherwise. */
export function isOwn({ values, ownNumber }: Application, { whose }: { readonly whose?: string }): boolean {
  return whose === undefined || (ownNumber !== undefined && numberText(values[whose]) === ownNumber)
}

export async function makeApplication(
  services: Services,
  known: Pick<Application, 'id' | 'person' | 'plan' | 'values' | 'files'>,
): Promise<Application> {
  const { plan, values, person } = known
  const catalogue = (await services.versions.find(plan.catalogueVersion)) ?? services.catalogue()
  const identity = await findIdentity(services, person)
  const ownNumber =
    identity?.document.kind === 'citizen-number' ? identity.document.number.toUpperCase() : undefined
  // The directory of today: what an owner has taken back meanwhile is not asked.
  const directory = services.catalogue().resources.values()
  return {
    ...known,
    catalogue,
    ownNumber,
    offers: offersOf(directory, plan).flatMap(offer => ownPart(offer, values, ownNumber)),
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
