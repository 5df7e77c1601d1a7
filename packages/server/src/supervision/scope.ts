/** Whose duties somebody may see: a manager all of the centre, others their own part. */
import type { Actor } from '@yijianshi/core/access'

/** A condition on the columns of owner and item, with the values for its parameters. */
export type Scope = { readonly condition: string; readonly values: readonly unknown[] }

/** What applicants owe is theirs; it stands on their own pages. */
const staff = `owner_kind <> 'applicant'`

/** Parameters are counted from `first` on. */
export function scopeOf(actor: Actor, first: number): Scope {
  switch (actor.role) {
    case 'manager':
      return { condition: staff, values: [] }
    case 'reviewer': {
      const own = `owner_kind = 'authority' AND owner_id = $${first}`
      if (actor.items === 'all') return { condition: own, values: [actor.authority] }
      return {
        condition: `${own} AND (item IS NULL OR item = ANY ($${first + 1}::text[]))`,
        values: [actor.authority, actor.items],
      }
    }
    case 'clerk':
      return { condition: `owner_kind = 'window' AND owner_id = $${first}`, values: [actor.site] }
    case 'editor':
      return { condition: `owner_kind = 'editor' AND ${staff}`, values: [] }
    case 'applicant':
    case 'system':
      return { condition: 'false', values: [] }
  }
}

/** Conditions joined by AND, and their values in order. */
export class Conditions {
  readonly #parts: string[] = []
  readonly #values: unknown[] = []

  /** The number that the next parameter has. */
  get next(): number {
    return this.#values.length + 1
  }

  /** `condition` is told the parameter of its value; nothing is added where the value is undefined. */
  add(value: unknown, condition: (parameter: string) => string): this {
    if (value === undefined) return this
    this.#values.push(value)
    this.#parts.push(condition(`$${this.#values.length}`))
    return this
  }

  /** Values for parameters that a condition before has named already. */
  bare(...values: readonly unknown[]): this {
    this.#values.push(...values)
    return this
  }

  plain(condition: string): this {
    this.#parts.push(condition)
    return this
  }

  scope(actor: Actor): this {
    const { condition, values } = scopeOf(actor, this.next)
    this.#parts.push(condition)
    this.#values.push(...values)
    return this
  }

  get text(): string {
    return this.#parts.map(part => `(${part})`).join(' AND ')
  }

  get values(): readonly unknown[] {
    return this.#values
  }
}
