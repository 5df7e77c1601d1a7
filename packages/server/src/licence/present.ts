/** E-licences as their readers see them: names from the catalogue of their time, contents from the form. */
import type { LicenceDetail, LicenceSummary, PublicLicence } from '@yijianshi/contract/licence'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import {
  editionOfNumber,
  type LicenceState,
  markOf,
  mayDoWithLicence,
  mayRelyOn,
  standingOf,
  type TrustLevel,
} from '@yijianshi/core/licence'
import { erasedName, findPersonName, maskName } from '../account/person.ts'
import { findForm } from '../case/contents-store.ts'
import { nameOf } from '../case/present-task.ts'
import { work } from '../database/subject.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { codeOf } from './code.ts'
import { type LicenceRow, rowStanding } from './lists.ts'
import { decidedOf } from './steps.ts'
import { organisationIn, toldBy } from './told.ts'

/** Issued by the authority itself, in this very platform. */
const TRUST: TrustLevel = 'A'

export type Held = { readonly id: string; readonly state: LicenceState }

export async function catalogueOfLicence(
  services: Services,
  { catalogueVersion }: LicenceState,
): Promise<Catalogue> {
  return (await services.versions.find(catalogueVersion)) ?? services.catalogue()
}

export function presentRow(services: Services, row: LicenceRow): LicenceSummary {
  const catalogue = services.catalogue()
  return {
    id: row.licence_id,
    case: row.case_id,
    item: row.item,
    licence: row.licence,
    name: nameOf(catalogue.licences.get(row.licence)?.name, row.licence),
    number: row.number,
    issuerName: nameOf(catalogue.authorities.get(row.authority)?.name, row.authority),
    standing: rowStanding(row, services.now()),
    issuedAt: row.issued_at.toISOString(),
    validUntil: row.valid_until,
    edition: row.edition,
  }
}

/** What the licence says: of whom, and what. */
export type LicenceContents = {
  readonly catalogue: Catalogue
  readonly holder: string
  readonly isOrganisation: boolean
  readonly told: LicenceDetail['told']
}

export async function contentsOf(services: Services, { state }: Held): Promise<LicenceContents> {
  const catalogue = await catalogueOfLicence(services, state)
  const values = await findForm(services, state.case, state.formHash)
  // Erased with the case, it tells no more than the events do; nor whether a person or an organisation held it.
  if (values === undefined) return { catalogue, holder: erasedName, isOrganisation: true, told: [] }
  const organisation = organisationIn(catalogue, values)
  return {
    catalogue,
    holder: organisation ?? (await findPersonName(services, state.holder)),
    isOrganisation: organisation !== undefined,
    told: toldBy(catalogue, state.licence, values),
  }
}

/** What every reader sees of one edition. */
function sharedOf(
  { state }: Held,
  { catalogue }: LicenceContents,
  edition: number,
  now: number,
): Pick<PublicLicence, 'name' | 'number' | 'issuerName' | 'standing' | 'issuedAt' | 'validUntil'> {
  return {
    name: nameOf(catalogue.licences.get(state.licence)?.name, state.licence),
    number: state.number,
    issuerName: nameOf(catalogue.authorities.get(state.authority)?.name, state.authority),
    standing: standingOf(state, edition, civilDateOf(now)),
    issuedAt: instant(state.issuedAt),
    validUntil: editionOfNumber(state, edition)?.validUntil ?? null,
  }
}

export function verifyAddress(origin: string, code: string): string {
  return `${origin}/verify/${code}`
}

export async function presentLicence(
  services: Services,
  actor: Actor,
  held: Held,
  origin: string,
): Promise<LicenceDetail> {
  const { id, state } = held
  const { suspended, revoked } = state
  const { edition } = state.current
  const contents = await contentsOf(services, held)
  const code = await codeOf(services.pool, id, edition)
  return {
    id,
    case: state.case,
    item: state.item,
    licence: state.licence,
    ...sharedOf(held, contents, edition, services.now()),
    edition,
    trust: TRUST,
    holder: contents.holder,
    mark: markOf(state, edition) ?? null,
    told: contents.told,
    suspended: suspended === undefined ? null : { at: instant(suspended.at), reason: suspended.reason },
    revoked: revoked === undefined ? null : { ...revoked, at: instant(revoked.at) },
    corrections: [...state.earlier, state.current].flatMap(({ edition: number, at, correction }) =>
      correction === undefined ? [] : [{ edition: number, at: instant(at), correction }],
    ),
    code,
    address: verifyAddress(origin, code),
    mayDo: [...mayDoWithLicence(state, actor)],
  }
}

/** Whoever holds paper or code need not be logged in. */
export function forWhoeverHolds(services: Services): Services {
  return { ...services, guarded: services.guarded.as(work('licences')) }
}

/** For whoever holds the paper. Names of businesses stand in public registers; names of persons are masked. */
export async function presentPublicly(
  services: Services,
  held: Held,
  edition: number,
): Promise<PublicLicence> {
  const contents = await contentsOf(forWhoeverHolds(services), held)
  const now = services.now()
  const shared = sharedOf(held, contents, edition, now)
  return {
    ...shared,
    holder: contents.isOrganisation ? contents.holder : maskName(contents.holder),
    mark: markOf(held.state, edition) ?? null,
    trust: TRUST,
    reliable: mayRelyOn(TRUST, shared.standing),
    edition,
    newestEdition: held.state.current.edition,
    decided: await decidedOf(services, held.state, edition),
    checkedAt: instant(now),
  }
}
