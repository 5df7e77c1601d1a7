/** What page and worker say to each other: a method of the bench with its arguments, and what it gave. */
import type { Bench } from './bench.ts'

type Method = {
  readonly [Key in keyof Bench]: Bench[Key] extends (...parts: infer _) => unknown ? Key : never
}[keyof Bench]

export type Ask = {
  readonly [Name in Method]: {
    readonly id: number
    readonly name: Name
    readonly parts: Readonly<Parameters<Bench[Name]>>
  }
}[Method]

export type Given<Name extends Method> = ReturnType<Bench[Name]>
export type MethodName = Method

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }
