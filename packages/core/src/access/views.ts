/** Who may see what: view × role × relation to the case, as data. */
import { ROLES, type Role } from './actor.ts'

/** How somebody stands to one case; `relationTo` of the concept *case* finds it. */
export const RELATIONS = [
  /** The applicant, to the own application. */
  'own',
  /** Somebody who holds a mandate of the applicant for the matter (代理人、经办人), while it holds. */
  'represents',
  /** The window that took it in, with its colleagues of the same site. */
  'own-site',
  /** The authority in charge of an item, or entrusted with it; not before it has the item. */
  'handles',
  /** The authority was asked: for an opinion, to a joint act, for what is missing. */
  'asked',
  /** The centre follows every case. */
  'supervises',
  /** The same, while an access with a stated reason is open. */
  'reasoned',
  'stranger',
] as const
export type Relation = (typeof RELATIONS)[number]

export const VIEWS = [
  'own-cases',
  'desk',
  'inbox',
  'case',
  'case-form',
  'case-history',
  'all-cases',
  'catalogue-files',
  'catalogue-changes',
  'change-orders',
  'item-manual',
  'reports',
  'supervision',
  'webhooks',
  'case-attempts',
  'access-records',
  'case-access-records',
  'reasoned-access',
  'my-data',
  'data-sharing',
  'sharing-disputes',
  'mandates',
  'mandate-desk',
  'duties',
] as const
export type View = (typeof VIEWS)[number]

/** No case stands in the view, or every case does. */
const ANY: readonly Relation[] = RELATIONS
const OWN: readonly Relation[] = ['own']
const OWN_OR_MANDATED: readonly Relation[] = ['own', 'represents']
const OWN_SITE: readonly Relation[] = ['own-site']
const TAKES_PART: readonly Relation[] = ['handles', 'asked']
const CENTRE: readonly Relation[] = ['supervises', 'reasoned']
const WITH_REASON: readonly Relation[] = ['reasoned']

type Row = Readonly<Partial<Record<Role, readonly Relation[]>>>

/** Of a list: which cases it may hold. Of a view of one case: who may open it. What is not named is closed. */
const MAY_SEE: Readonly<Record<View, Row>> = {
  'own-cases': { applicant: OWN_OR_MANDATED },
  /** The site's own; a manager sits at one. */
  desk: { clerk: OWN_SITE, manager: CENTRE },
  inbox: { reviewer: ['handles'] },
  /** Progress, and the names of materials. */
  case: { applicant: OWN_OR_MANDATED, clerk: OWN_SITE, reviewer: TAKES_PART, manager: CENTRE },
  /** Form, files and papers of a case. A manager supervises progress; contents only for a reason that is told. */
  'case-form': { applicant: OWN_OR_MANDATED, clerk: OWN_SITE, reviewer: TAKES_PART, manager: WITH_REASON },
  'case-history': { applicant: OWN_OR_MANDATED, clerk: OWN_SITE, reviewer: TAKES_PART, manager: CENTRE },
  /** Names masked: for the clerk who is asked where a case is. */
  'all-cases': { clerk: ANY, manager: CENTRE },
  'catalogue-files': { editor: ANY, manager: ANY },
  'catalogue-changes': { editor: ANY, manager: ANY },
  'change-orders': { editor: ANY, manager: ANY },
  /** 业务手册: how staff review; the public has the guide and the information sheet. */
  'item-manual': { clerk: ANY, reviewer: ANY, manager: ANY, editor: ANY },
  /** Counts over the catalogue, and benchmarks: imported and deleted by those who read them. */
  reports: { manager: ANY, editor: ANY },
  /** What is owed, cards and supervision orders: a manager sees the whole centre, others their own part. */
  supervision: { clerk: OWN_SITE, reviewer: TAKES_PART, manager: ANY, editor: ANY },
  /** Other systems that are told what happens, and what could not be told. */
  webhooks: { manager: ANY },
  /** Commands that the law refused. */
  'case-attempts': { manager: CENTRE },
  /** Who looked at which case; in the second view, at this one. */
  'access-records': { manager: ANY },
  'case-access-records': { applicant: OWN, manager: CENTRE },
  /** Opening an access with a reason, ending it, and seeing whether one is open. */
  'reasoned-access': { manager: CENTRE },
  /** What is held of oneself, and who looked at it. */
  'my-data': { applicant: OWN },
  /** How the sources of data stand, how often they were asked, and which papers are still brought. */
  'data-sharing': { manager: ANY, editor: ANY },
  /** What applicants dispute: the owner of the data its own, the centre all, without the words. */
  'sharing-disputes': { reviewer: ANY, manager: ANY },
  /** Mandates that one has given or was given. */
  mandates: { applicant: ANY },
  /** Recording and ending mandates of whoever stands at the window. */
  'mandate-desk': { clerk: ANY },
  /** Who fills which post when: a hall with the sites below it, an authority. */
  duties: { reviewer: ANY, manager: ANY },
}

/** The roles that a view is open to, in some relation. */
export function rolesThatSee(view: View): readonly Role[] {
  return ROLES.filter(role => maySee(role, view))
}

/** Whether the view is open to the role at all; to which cases, `maySeeAs` tells. */
export function maySee(role: Role, view: View): boolean {
  return MAY_SEE[view][role] !== undefined
}

export function maySeeAs(role: Role, view: View, relation: Relation): boolean {
  return MAY_SEE[view][role]?.includes(relation) ?? false
}
