/** Who acts: the roles of people, and the clock. */
import type { HeldMandate } from './held-mandate.ts'

/** The roles of people. */
export const ROLES = ['applicant', 'clerk', 'reviewer', 'manager', 'editor'] as const
/** `system`: the clock, for what the law makes happen by itself. Nobody logs in with it. */
export type Role = (typeof ROLES)[number] | 'system'

export type Items = 'all' | readonly string[]

/** Whose posts are filled, and what is done by the own one; absent from an actor that is nobody’s deputy. */
export type Deputising = {
  /** Items of the own post; none while it does not count. */
  readonly own: Items
  readonly of: readonly { readonly account: string; readonly items: Items }[]
}

/** Who acts. `items` narrows a reviewer to some items of the authority. */
export type PersonActor =
  | {
      readonly role: 'applicant'
      readonly account: string
      readonly person: string
      /** Those that hold at this moment; absent where there are none. */
      readonly mandates?: readonly HeldMandate[]
    }
  | {
      readonly role: 'clerk'
      readonly account: string
      readonly site: string
      readonly window: string
      readonly deputy?: Deputising
    }
  | {
      readonly role: 'reviewer'
      readonly account: string
      readonly authority: string
      readonly items: Items
      /** Head of the authority (部门负责人): extends limits, decides what was forwarded, revokes. A list: of these items. */
      readonly head?: true | readonly string[]
      readonly deputy?: Deputising
    }
  | { readonly role: 'manager'; readonly account: string; readonly site: string }
  /** Keeps the catalogue (编目员); has to do with no case. */
  | { readonly role: 'editor'; readonly account: string }

/** A person, or the clock. */
export type Actor = PersonActor | { readonly role: 'system'; readonly account: string }

/** Whoever acts by the clock; the account is none that exists. */
export const SYSTEM: Actor = { role: 'system', account: '00000000-0000-8000-8000-000000000001' }
