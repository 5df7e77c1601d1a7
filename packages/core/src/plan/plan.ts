/** What the compiler makes of a matter and answers: one form, one checklist, one flow, with reasons. */
import type {
  AnswerValue,
  Constraints,
  ElementKind,
  FormSection,
  Name,
  ReviewPoint,
  Text,
} from '../catalogue/model.ts'

export type Situation = {
  /** Case ids joined by `+`, one of each facet: stable, for statistics. */
  readonly code: string
  readonly name: Name
  readonly cases: readonly { readonly facet: string; readonly case: string }[]
}

export type PlanItem = {
  readonly item: string
  readonly name: Name
  readonly authority: string
  readonly authorityName: Name
  readonly results: readonly { readonly licence: string; readonly name: Name }[]
}

export type FieldOption = { readonly value: string; readonly label: Name; readonly hint?: Text }

export type FormField = {
  readonly element: string
  readonly name: Name
  readonly hint?: Text
  readonly kind: ElementKind
  readonly section: string
  readonly unit?: Text
  readonly options?: readonly FieldOption[]
  /** The strictest of all that need it. */
  readonly constraints: Constraints
  /** Required as soon as one item requires it. */
  readonly required: boolean
  readonly neededBy: readonly string[]
  /** For `list`: the fields of one entry. */
  readonly of?: readonly FormField[]
  readonly autocomplete?: string
}

export type Form = { readonly sections: readonly FormSection[]; readonly fields: readonly FormField[] }

export type ChecklistEntry = {
  readonly material: string
  readonly name: Name
  /** `form` is filled in on screen; the others are handed in. */
  readonly kind: 'form' | 'licence' | 'document'
  readonly neededBy: readonly string[]
  readonly guidance: Text
  readonly sample?: string
  /** May follow so many working days later; only where every item that needs it tolerates this. */
  readonly tolerableDays?: number
  /**
   * A written promise may stand in for it (告知承诺), and is checked within so many working days of the result; only
   * where every item that needs it takes one.
   */
  readonly commitmentCheckDays?: number
  readonly copies: { readonly original: number; readonly copy: number }
  readonly reviewPoints: readonly (ReviewPoint & { readonly item: string })[]
}

type Left = { readonly material: string; readonly name: Name; readonly neededBy: readonly string[] }

/** A material not asked for, and why. `neededBy` counts the times that it is not handed in. */
export type OmittedEntry =
  | (Left & { readonly reason: 'merged-form'; readonly into: string; readonly intoName: Name })
  | (Left & {
      readonly reason: 'duplicate'
      readonly givenFor: string
      readonly givenForName: Name
      /** Another name of the same paper: the material handed in for it, and why they are the same. */
      readonly equivalentTo?: { readonly material: string; readonly name: Name; readonly reason: Text }
    })
  | (Left & {
      readonly reason: 'process-material'
      readonly producedBy: string
      readonly producedByName: Name
    })
  | (Left & { readonly reason: 'fetched'; readonly resource: Text })
  | (Left & { readonly reason: 'not-applicable'; readonly condition: string })

export type PlanTask = {
  readonly item: string
  readonly name: Name
  readonly authority: string
  readonly authorityName: Name
  readonly dependsOn: readonly string[]
  /** Working days since acceptance: the task runs after day `startDay` until the end of `endDay`. */
  readonly startDay: number
  readonly endDay: number
  readonly critical: boolean
}

export type Flow = { readonly tasks: readonly PlanTask[]; readonly workingDays: number }

export type Fees = {
  readonly entries: readonly {
    readonly item: string
    readonly name: Name
    readonly amountFen: number
    readonly basis: string
  }[]
  readonly totalFen: number
}

/** The four reductions (四减) are differences of two of these. */
export type Burden = {
  readonly applications: number
  readonly materials: number
  readonly workingDays: number
  readonly visits: number
  readonly links: number
}

export type FurtherSavings = {
  /** Checklist entries that the government could fetch, once data sharing is connected. */
  readonly materials: readonly { readonly material: string; readonly name: Name; readonly resource: Text }[]
  readonly materialsLeft: number
}

export type Plan = {
  readonly catalogueVersion: string
  readonly matter: string
  readonly name: Name
  /** Where it is carried out, when that was asked for. */
  readonly region?: { readonly code: string; readonly name: Name }
  /** How that region carries it out, where that differs from the matter as it stands. */
  readonly variant?: {
    readonly id: string
    readonly name: Name
    readonly note?: Text
    readonly phone?: string
  }
  readonly answers: Readonly<Record<string, AnswerValue>>
  readonly situation: Situation
  /** Each item applied for alone, one after another. */
  readonly before: Burden
  /** This plan. */
  readonly after: Burden
  readonly items: readonly PlanItem[]
  readonly form: Form
  readonly checklist: readonly ChecklistEntry[]
  readonly omitted: readonly OmittedEntry[]
  readonly furtherSavings: FurtherSavings
  readonly flow: Flow
  readonly fees: Fees
}
