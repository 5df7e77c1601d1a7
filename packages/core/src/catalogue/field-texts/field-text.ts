/**
 * What an editor of the catalogue is told about a field: a short title, one sentence on what it means, and
 * the names of the values it may have. Forms of the studio and JSON Schemas show these.
 *
 * The tables beside this file are typed by the model: a field or a value that the model has and a table
 * lacks does not compile, nor one that the model no longer has.
 */
import type { Name } from '../model.ts'

export type FieldText = {
  readonly title: Name
  readonly help: Name
  /** Of a field that has one of a few values: their names. */
  readonly values?: Readonly<Record<string, Name>>
}

type Entry<Value> = Value extends readonly (infer One)[] ? Entry<One> : Value
type KeyOf<Value> = Value extends unknown ? keyof Value : never
type ValueAt<Value, Key> = Value extends unknown ? (Key extends keyof Value ? Value[Key] : never) : never

/** The objects that a value holds; a text in two languages is a value of its own. */
type Inner<Value> = Exclude<Extract<Entry<Value>, object>, { readonly zh: string }>
/** The words that a value may be; none where any text may stand. */
type Word<Value> = string extends Entry<Value> ? never : Extract<Entry<Value>, string>

type ValuesOf<Value> = [Word<Value>] extends [never]
  ? unknown
  : { readonly values: Readonly<Record<Word<Value>, Name>> }

type FieldTextOf<Value> = FieldText &
  ValuesOf<Value> &
  ([Inner<Value>] extends [never] ? unknown : { readonly fields: FieldTexts<Inner<Value>> })

/** One text for each field of an entity, however deep; for a union, each field of any member. */
export type FieldTexts<Value> = {
  readonly [Key in KeyOf<Value> & string]: FieldTextOf<ValueAt<Value, Key>>
}

/** The same without the types of the model, for whoever walks through it. */
export type FieldTextTree = {
  readonly [field: string]: FieldText & { readonly fields?: FieldTextTree }
}

/** `told(标题, title, 说明, help)` */
export function told(zh: string, en: string, helpZh: string, helpEn: string): FieldText {
  return { title: { zh, en }, help: { zh: helpZh, en: helpEn } }
}
