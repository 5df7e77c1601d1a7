/** Who acts: the roles of people, and the clock. */

/** The roles of people. */
export const ROLES = ['applicant', 'clerk', 'reviewer', 'manager', 'editor'] as const
/** `system`: the clock, for what the law makes happen by itself. Nobody logs in with it. */
export type Role = (typeof ROLES)[number] | 'system'

/** Who acts. `items` narrows a reviewer to some items of the authority. */
export type PersonActor =
  | { readonly role: 'applicant'; readonly account: string; readonly person: string }
  | { readonly role: 'clerk'; readonly account: string; readonly site: string; readonly window: string }
  | {
      readonly role: 'reviewer'
      readonly account: string
      readonly authority: string
      readonly items: readonly string[] | 'all'
      /** Head of the authority (部门负责人): extends limits, decides what was forwarded, revokes. */
      readonly head?: true
    }
  | { readonly role: 'manager'; readonly account: string; readonly site: string }
  /** Keeps the catalogue (编目员); has to do with no case. */
  | { readonly role: 'editor'; readonly account: string }

/** A person, or the clock. */
export type Actor = PersonActor | { readonly role: 'system'; readonly account: string }

/** Whoever acts by the clock; the account is none that exists. */
export const SYSTEM: Actor = { role: 'system', account: '00000000-0000-8000-8000-000000000001' }
