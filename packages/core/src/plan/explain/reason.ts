/**
 * Why something stands in a plan, as data: a tree whose leaves are answers, laws and what the catalogue
 * says of every case. Each node is a fact that can be checked against the plan and its catalogue.
 */
import type { AnswerValue, Constraints, Name, Text } from '../../catalogue/model.ts'

export type AboutKind = 'material' | 'field' | 'section' | 'task' | 'item' | 'day' | 'fee'

/** What is asked about. The id of a task or fee is that of its item; that of a day its number from 1. */
export type About = { readonly kind: AboutKind; readonly id: string }

type Because = { readonly because: readonly Reason[] }

type Called = { readonly item: string; readonly name: Name }

/** What the person said, and what counts because nobody asked. */
type AnswerReason =
  | {
      readonly kind: 'answer'
      readonly question: string
      readonly title: Name
      readonly value: AnswerValue
      /** The answer in words: labels of options, yes or no, a number with its unit. */
      readonly shown: Name
    }
  | (Because & {
      readonly kind: 'assumed'
      readonly question: string
      readonly title: Name
      readonly value: AnswerValue
      readonly shown: Name
    })
  | (Because & {
      readonly kind: 'condition'
      readonly condition: string
      readonly words: Name
      readonly holds: boolean
    })

type ItemReason =
  | { readonly kind: 'law'; readonly law: string; readonly article: string }
  | (Called & { readonly kind: 'item-always'; readonly matterName: Name })
  | (Called & Because & { readonly kind: 'item-chosen' })
  | (Called & Because & { readonly kind: 'item-of-variant'; readonly variantName: Name })
  | (Called & Because & { readonly kind: 'item-left-out' })
  | (Called & { readonly kind: 'item-omitted-here'; readonly variantName: Name })
  | (Called & {
      readonly kind: 'local-authority'
      readonly regionName: Name
      readonly authority: string
      readonly authorityName: Name
    })

type MaterialReason =
  | (Called &
      Because & {
        readonly kind: 'needed-by'
        readonly authorityName: Name
        readonly material: string
        readonly materialName: Name
      })
  | { readonly kind: 'joins-forms'; readonly count: number }
  | { readonly kind: 'asked-once'; readonly times: number }
  | {
      readonly kind: 'stands-for'
      readonly material: string
      readonly name: Name
      readonly reason: Text
    }
  | (Called & { readonly kind: 'may-follow'; readonly days: number })
  | (Because & { readonly kind: 'merged-into'; readonly material: string; readonly name: Name })
  | (Because & {
      readonly kind: 'same-as'
      readonly material: string
      readonly name: Name
      readonly reason: Text
    })
  | (Called & Because & { readonly kind: 'made-here'; readonly licence: string; readonly licenceName: Name })
  | (Because & { readonly kind: 'fetched'; readonly resource: Text })
  | (Called & Because & { readonly kind: 'not-needed' })

export type FieldReason =
  | (Called &
      Because & { readonly kind: 'field-needed'; readonly element: string; readonly required: boolean })
  | { readonly kind: 'filled-once'; readonly times: number }
  | {
      readonly kind: 'strictest'
      readonly limit: keyof Constraints
      readonly value: number | undefined
      /** Whose limit it is; empty where it holds for this field everywhere. */
      readonly items: readonly Called[]
    }
  | { readonly kind: 'part-of'; readonly element: string; readonly name: Name }
  | (Called & { readonly kind: 'section-needed'; readonly fields: readonly Name[] })

export type TimeReason =
  | (Called & {
      readonly kind: 'takes'
      readonly days: number
      readonly statutoryDays?: number
      readonly statutoryUnit?: 'natural-days'
      /** Where this is the promise of one region. */
      readonly regionName?: Name
    })
  | (Called & { readonly kind: 'starts-at-once' })
  | (Called &
      Because & {
        readonly kind: 'waits-for'
        readonly maker: string
        readonly makerName: Name
        readonly licenceName: Name
        /** The end of this working day since acceptance. */
        readonly untilDay: number
      })
  | { readonly kind: 'decides-total'; readonly workingDays: number }
  | (Because & { readonly kind: 'longest-path'; readonly day: number; readonly workingDays: number })
  | (Called &
      Because & {
        readonly kind: 'path-step'
        readonly days: number
        readonly startDay: number
        readonly endDay: number
      })

type FeeReason = Because & {
  readonly kind: 'fee'
  readonly item: string
  readonly name: Name
  readonly amountFen: number
  readonly basis: string
  readonly reduction?: Text
}

export type Reason = AnswerReason | ItemReason | MaterialReason | FieldReason | TimeReason | FeeReason

export type ReasonKind = Reason['kind']

export function childrenOf(reason: Reason): readonly Reason[] {
  return 'because' in reason ? reason.because : []
}
