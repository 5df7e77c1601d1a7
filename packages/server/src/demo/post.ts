/** What a demo account is for. */
import type { Name } from '@yijianshi/core/catalogue'

export type Person = { readonly name: string; readonly citizenNumber: string; readonly mobile: string }

export type DemoPost =
  | ({ readonly login: string; readonly role: 'applicant'; readonly post: Name } & Person)
  | {
      readonly login: string
      readonly role: 'clerk'
      readonly name: string
      readonly post: Name
      readonly site: string
      readonly window: string
    }
  | {
      readonly login: string
      readonly role: 'reviewer'
      readonly name: string
      readonly post: Name
      readonly authority: string
      readonly items: readonly string[] | 'all'
      readonly head?: true
    }
  | {
      readonly login: string
      readonly role: 'manager'
      readonly name: string
      readonly post: Name
      readonly site: string
    }
  | { readonly login: string; readonly role: 'editor'; readonly name: string; readonly post: Name }
