/** Posts and duties (岗位与职责): who fills which post when, for themselves or as a deputy (代岗). */
import type { RefusalCode } from '../refusal/refusal.ts'
import type { Items, PersonActor } from './actor.ts'

/** `own`: the post of the account itself. `deputy`: that of a colleague. */
export const DUTY_KINDS = ['own', 'deputy'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** Times in milliseconds since 1970. */
export type Duty = {
  readonly account: string
  readonly kind: DutyKind
  /** Whose post a deputy fills. */
  readonly of?: string
  readonly since: number
  /** Is over by itself then; absent: never. */
  readonly until?: number
}

/** What an account has to do at one moment. */
export type HeldDuties = {
  /** The own post counts now: no times were set for it, or it is one of them. */
  readonly own: boolean
  /** Posts of colleagues that it fills now, each as its holder would act. */
  readonly deputised: readonly PersonActor[]
}

type Reviewer = Extract<PersonActor, { readonly role: 'reviewer' }>
type Clerk = Extract<PersonActor, { readonly role: 'clerk' }>

function covers(items: Items, item: string): boolean {
  return items === 'all' || items.includes(item)
}

function joined(all: readonly Items[]): Items {
  const lists: string[] = []
  for (const items of all) {
    if (items === 'all') return 'all'
    lists.push(...items)
  }
  return [...new Set(lists)]
}

/** Of which items a reviewer is the head. */
export function headItems({ head, items }: Reviewer): Items {
  return head === true ? items : (head ?? [])
}

function reviewerOnDuty(own: Reviewer, held: HeldDuties, deputised: readonly Reviewer[]): Reviewer {
  const posts = held.own ? [own, ...deputised] : deputised
  const heads = joined(posts.map(headItems))
  const { role, account, authority } = own
  return {
    role,
    account,
    authority,
    items: joined(posts.map(post => post.items)),
    // Head of whatever a head among these posts answers for, and of nothing else.
    ...(heads === 'all' ? { head: true as const } : heads.length > 0 && { head: heads }),
    deputy: {
      own: held.own ? own.items : [],
      of: deputised.map(post => ({ account: post.account, items: post.items })),
    },
  }
}

function clerkOnDuty(own: Clerk, held: HeldDuties, deputised: readonly Clerk[]): Clerk {
  // At one window at a time: the own one, as long as that post counts.
  const { window } = held.own ? own : (deputised[0] ?? own)
  const of = deputised.map(post => ({ account: post.account, items: 'all' as const }))
  return { ...own, window, deputy: { own: held.own ? 'all' : [], of } }
}

/** Authority of a reviewer, site of a clerk; undefined where nobody deputises. */
function officeOf(post: PersonActor): string | undefined {
  if (post.role === 'reviewer') return `authority ${post.authority}`
  return post.role === 'clerk' ? `site ${post.site}` : undefined
}

function mayStandInFor(holder: PersonActor, post: PersonActor): boolean {
  const office = officeOf(holder)
  return office !== undefined && office === officeOf(post)
}

/**
 * As whom somebody acts while these duties hold: by the own post and those deputised in the same authority or at the same
 * site, never beyond. The account stays the own one, so what is separated stays separated. Undefined: nothing to do now.
 */
export function actorOnDuty(own: PersonActor, held: HeldDuties): PersonActor | undefined {
  const deputised = held.deputised.filter(post => mayStandInFor(own, post))
  if (deputised.length === 0) return held.own ? own : undefined
  if (own.role === 'reviewer')
    return reviewerOnDuty(
      own,
      held,
      deputised.filter(post => post.role === 'reviewer'),
    )
  if (own.role === 'clerk')
    return clerkOnDuty(
      own,
      held,
      deputised.filter(post => post.role === 'clerk'),
    )
  return undefined
}

/**
 * For whom the actor does something about this item, or about the case as a whole: the account of a colleague. Undefined
 * where the own post suffices.
 */
export function findDeputised(actor: PersonActor, item?: string): string | undefined {
  if (actor.role !== 'reviewer' && actor.role !== 'clerk') return undefined
  const { deputy } = actor
  if (deputy === undefined) return undefined
  const isOwn = item === undefined ? deputy.own.length > 0 : covers(deputy.own, item)
  if (isOwn) return undefined
  return deputy.of.find(({ items }) => item === undefined || covers(items, item))?.account
}

function meet(one: Duty, other: Duty): boolean {
  return (
    one.since < (other.until ?? Number.POSITIVE_INFINITY) &&
    other.since < (one.until ?? Number.POSITIVE_INFINITY)
  )
}

/** What must be known before a duty is given. */
export type DutyScene = {
  readonly holder: PersonActor
  /** The post that a deputy is to fill. */
  readonly filled?: PersonActor
  /** Duties of both accounts that are not over; with the times at which they really end. */
  readonly standing: readonly Duty[]
}

/** Why this duty can’t be given; undefined where it can. */
export function findDutyRefusal(
  wanted: Duty,
  { holder, filled, standing }: DutyScene,
): RefusalCode | undefined {
  const isDeputy = wanted.kind === 'deputy'
  if (wanted.until === undefined ? isDeputy : wanted.until <= wanted.since) return 'duty/period'
  if (isDeputy) {
    if (wanted.of === wanted.account) return 'duty/self'
    if (filled === undefined || !mayStandInFor(holder, filled)) return 'duty/other-office'
  }
  const meeting = standing.filter(duty => meet(duty, wanted))
  const isSame = (duty: Duty) =>
    duty.account === wanted.account && duty.kind === wanted.kind && duty.of === wanted.of
  if (meeting.some(isSame)) return 'duty/overlaps'
  // Whoever stands in for somebody is there; so nobody stands in for them.
  const isMutual = (duty: Duty) => duty.account === wanted.of && duty.of === wanted.account
  return isDeputy && meeting.some(isMutual) ? 'duty/mutual' : undefined
}
