/** What the catalogue of the case's version says about one item: the law that its part of the case is under. */
import type { LimitUnit } from '../../calendar/calendar.ts'
import type { Item, SpecialProcedure } from '../../catalogue/model.ts'

/** What the chief representative at the window may do with the item (首席代表, WY5). */
export type Authorisation = NonNullable<Item['authorisation']>

export type ProcedureKind = SpecialProcedure['kind']

/** A special procedure that the item declares: no other may be begun. */
export type DeclaredProcedure = {
  readonly kind: ProcedureKind
  /** At most. */
  readonly limitDays: number
  readonly unit: Extract<LimitUnit, 'working-days' | 'natural-days'>
  /** Whether the clock of the item stands still meanwhile (ALL §45). */
  readonly suspends: boolean
}

export type TaskLaw = {
  readonly authorisation: Authorisation
  /** None where no law sets a limit. */
  readonly statutory?: {
    readonly days: number
    readonly unit: Extract<LimitUnit, 'working-days' | 'natural-days'>
  }
  /** What the head of the authority may add, once: 10 working days (ALL §42) where nothing else is said. */
  readonly extensionDays: number
  readonly procedures: readonly DeclaredProcedure[]
  /** A second reviewer confirms what the first one found. */
  readonly secondReview: boolean
  /** Materials of the checklist that this item needs: without them its result is not issued. */
  readonly materials: readonly string[]
  /** Who may act in the authority's name (受委托机关). */
  readonly entrusted?: string
  /** Who takes part in this one item (联办机构): asked before it is decided. */
  readonly joint: readonly string[]
}

/** ALL §42: 10 working days. */
export const EXTENSION_DAYS = 10

/** The law of a task that was planned before the plan carried it. */
export const PLAIN_LAW: TaskLaw = {
  authorisation: 'decide',
  extensionDays: EXTENSION_DAYS,
  procedures: [],
  secondReview: false,
  materials: [],
  joint: [],
}
