/** What differs between two catalogues, in the terms of those whom it concerns. */
import type { Constraints, Name } from '../model.ts'

/** A matter that is concerned, and in which situations; in all of them where no condition is given. */
export type Concerned = { readonly matter: string; readonly name: Name; readonly when?: Name }

type OfItem = {
  readonly item: string
  readonly name: Name
  readonly concerned: readonly Concerned[]
}
type OfMatter = { readonly matter: string; readonly name: Name }
type MaterialOfItem = OfItem & { readonly material: string; readonly materialName: Name }
type FieldOfItem = OfItem & { readonly element: string; readonly elementName: Name }
type FromTo<Value> = { readonly from?: Value; readonly to?: Value }

export type DayUnit = 'working-days' | 'natural-days'

/** Parts of an item that people feel least directly. */
export type ItemPart =
  | 'legalBasis'
  | 'conditions'
  | 'steps'
  | 'specialProcedures'
  | 'reviewPoints'
  | 'channels'
  | 'authorisation'
  | 'quota'
  | 'validity'
  | 'applicationPeriod'
  | 'intermediaryServices'
  | 'atMostOneVisit'
  | 'serviceObjects'
  | 'questionsAsked'
  | 'codes'
  | 'entrusted'
  | 'tags'

export type CollectionKind =
  | 'region'
  | 'authority'
  | 'site'
  | 'licence'
  | 'element'
  | 'material'
  | 'question'
  | 'item'
  | 'matter'
  | 'lifeStage'
  | 'precondition'
  | 'variant'
  | 'resource'

/** `when`: only in these situations; in all of them where it is absent. */
export type CatalogueChange =
  | (OfMatter & { readonly kind: 'matter-added' | 'matter-removed' })
  | (OfMatter & {
      readonly kind: 'matter-item-added' | 'matter-item-removed'
      readonly item: string
      readonly itemName: Name
      readonly when?: Name
    })
  | (OfMatter &
      FromTo<Name> & {
        readonly kind: 'matter-item-condition'
        readonly item: string
        readonly itemName: Name
      })
  | (OfMatter & {
      readonly kind: 'situation-added' | 'situation-removed'
      readonly facet: string
      readonly case: string
      readonly label: Name
    })
  | (OfMatter &
      FromTo<Name> & {
        readonly kind: 'situation-condition'
        readonly facet: string
        readonly case: string
        readonly label: Name
      })
  | (OfMatter & {
      readonly kind: 'question-asked' | 'question-not-asked'
      readonly question: string
      readonly title: Name
      readonly when?: Name
    })
  | (OfMatter &
      FromTo<Name> & { readonly kind: 'question-condition'; readonly question: string; readonly title: Name })
  | (OfMatter & {
      readonly kind: 'same-paper-added' | 'same-paper-removed'
      readonly keepName: Name
      readonly replacedName: Name
    })
  | {
      readonly kind: 'option-added' | 'option-removed'
      readonly question: string
      readonly title: Name
      readonly option: Name
      readonly concerned: readonly Concerned[]
    }
  | {
      readonly kind: 'question-range'
      readonly question: string
      readonly title: Name
      readonly concerned: readonly Concerned[]
    }
  | (OfItem & { readonly kind: 'item-added' | 'item-removed' })
  | (OfItem & FromTo<number> & { readonly kind: 'promised-limit' })
  | (OfItem &
      FromTo<{ readonly days: number; readonly unit: DayUnit }> & { readonly kind: 'statutory-limit' })
  | (MaterialOfItem & { readonly kind: 'material-asked' | 'material-not-asked'; readonly when?: Name })
  | (MaterialOfItem & FromTo<Name> & { readonly kind: 'material-condition' })
  | (MaterialOfItem & { readonly kind: 'material-copies'; readonly from: Copies; readonly to: Copies })
  | (MaterialOfItem & FromTo<number> & { readonly kind: 'material-tolerance' })
  | (MaterialOfItem & { readonly kind: 'material-terms' })
  | {
      readonly kind: 'material-fetched' | 'material-not-fetched'
      readonly material: string
      readonly name: Name
      readonly concerned: readonly Concerned[]
    }
  | (OfItem & {
      readonly kind: 'fee-added' | 'fee-removed'
      readonly fee: Name
      readonly amountFen: number
      readonly when?: Name
    })
  | (OfItem & { readonly kind: 'fee-amount'; readonly fee: Name; readonly from: number; readonly to: number })
  | (OfItem & { readonly kind: 'fee-terms'; readonly fee: Name })
  | (OfItem & { readonly kind: 'visits'; readonly from: Visits; readonly to: Visits })
  | (OfItem & { readonly kind: 'authority'; readonly from: Name; readonly to: Name })
  | (OfItem & {
      readonly kind: 'result-added' | 'result-removed'
      readonly licence: string
      readonly licenceName: Name
    })
  | (FieldOfItem & {
      readonly kind: 'field-asked' | 'field-not-asked'
      readonly required: boolean
      readonly when?: Name
    })
  | (FieldOfItem & FromTo<Name> & { readonly kind: 'field-condition' })
  | (FieldOfItem & { readonly kind: 'field-required' | 'field-optional' })
  | (FieldOfItem & { readonly kind: 'field-limits'; readonly limits: readonly (keyof Constraints)[] })
  | (OfItem & { readonly kind: 'item-part'; readonly part: ItemPart })
  | {
      readonly kind: 'site-added' | 'site-removed' | 'site-hours' | 'site-place' | 'site-offer'
      readonly site: string
      readonly name: Name
    }
  | {
      readonly kind: 'variant-added' | 'variant-removed' | 'variant-changed'
      readonly variant: string
      readonly name: Name
      readonly matterName: Name
      readonly regions: readonly Name[]
    }
  | {
      readonly kind: 'renamed'
      readonly what: CollectionKind
      readonly id: string
      readonly from: Name
      readonly to: Name
    }
  | { readonly kind: 'policy'; readonly fields: readonly string[] }
  /** Of the other collections, and of what has no row of its own above. */
  | {
      readonly kind: 'added' | 'removed'
      readonly what: CollectionKind
      readonly id: string
      readonly name: Name
    }
  | {
      readonly kind: 'other'
      readonly what: CollectionKind
      readonly id: string
      readonly name: Name
      readonly fields: readonly string[]
    }
  /** Texts only: nobody has to do anything else than before. */
  | {
      readonly kind: 'wording'
      readonly what: CollectionKind
      readonly id: string
      readonly name: Name
      readonly fields: readonly string[]
    }
  | {
      readonly kind: 'order'
      readonly what: CollectionKind
      readonly id: string
      readonly name: Name
      readonly fields: readonly string[]
    }

export type Copies = { readonly original: number; readonly copy: number }
export type Visits = { readonly alone: number; readonly joint: number }
export type ChangeKind = CatalogueChange['kind']

/** What matters to people first; what only the office feels comes last. */
const ORDER: readonly ChangeKind[] = [
  'matter-added',
  'matter-removed',
  'matter-item-added',
  'matter-item-removed',
  'matter-item-condition',
  'item-added',
  'item-removed',
  'material-asked',
  'material-not-asked',
  'material-condition',
  'material-copies',
  'material-tolerance',
  'material-fetched',
  'material-not-fetched',
  'same-paper-added',
  'same-paper-removed',
  'promised-limit',
  'statutory-limit',
  'fee-added',
  'fee-removed',
  'fee-amount',
  'visits',
  'result-added',
  'result-removed',
  'authority',
  'variant-added',
  'variant-removed',
  'variant-changed',
  'question-asked',
  'question-not-asked',
  'question-condition',
  'option-added',
  'option-removed',
  'question-range',
  'situation-added',
  'situation-removed',
  'situation-condition',
  'field-asked',
  'field-not-asked',
  'field-required',
  'field-optional',
  'field-condition',
  'field-limits',
  'site-added',
  'site-removed',
  'site-place',
  'site-hours',
  'site-offer',
  'material-terms',
  'fee-terms',
  'item-part',
  'renamed',
  'added',
  'removed',
  'policy',
  'other',
  'order',
  'wording',
]

const RANK: ReadonlyMap<ChangeKind, number> = new Map(ORDER.map((kind, index) => [kind, index]))

/** Changes of the same kind keep the order in which the catalogue has them. */
export function inOrderOfConcern(changes: readonly CatalogueChange[]): CatalogueChange[] {
  const rank = ({ kind }: CatalogueChange) => RANK.get(kind) ?? ORDER.length
  return changes.toSorted((left, right) => rank(left) - rank(right))
}
