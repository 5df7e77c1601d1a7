/** Whom a change concerns: which matters, and in which situations. */
import { conditionWords } from '../../plan/explain/condition-words.ts'
import type { Catalogue, Matter, Name } from '../model.ts'
import type { Concerned } from './change.ts'

/** One of the two catalogues, with what is looked up in it again and again. */
export class Side {
  readonly catalogue: Catalogue
  #uses:
    | ReadonlyMap<string, readonly { readonly matter: Matter; readonly when: string | undefined }[]>
    | undefined

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  words(condition: string): Name {
    return conditionWords(condition, this.catalogue.questions)
  }

  /** `{}` for something that always holds. */
  when(condition: string | undefined): { readonly when?: Name } {
    return condition === undefined ? {} : { when: this.words(condition) }
  }

  /** Under one of several conditions; always where one of them is absent. */
  either(conditions: readonly (string | undefined)[]): string | undefined {
    const written = [...new Set(conditions.flatMap(condition => condition ?? []))]
    if (written.length === 0 || conditions.includes(undefined)) return undefined
    return written.length === 1 ? written[0] : written.map(text => `(${text})`).join(' or ')
  }

  /** The matters that hold the item, each with the situations in which it does. */
  concernedByItem(item: string): readonly Concerned[] {
    this.#uses ??= usesOf(this.catalogue)
    return (this.#uses.get(item) ?? []).map(({ matter, when }) => ({
      matter: matter.id,
      name: matter.name,
      ...this.when(when),
    }))
  }

  concernedByQuestion(question: string): readonly Concerned[] {
    return [...this.catalogue.matters.values()].flatMap(({ id, name, questions }) => {
      const asked = questions.find(entry => entry.question === question)
      return asked ? [{ matter: id, name, ...this.when(asked.when) }] : []
    })
  }

  /** Each matter once, of all items that name the material. */
  concernedByMaterial(material: string): readonly Concerned[] {
    const matters = new Map<string, Concerned>()
    for (const item of this.catalogue.items.values()) {
      if (!item.materials.some(use => use.material === material)) continue
      for (const { matter, name } of this.concernedByItem(item.id)) matters.set(matter, { matter, name })
    }
    return [...matters.values()]
  }
}

function usesOf({ matters }: Catalogue) {
  const uses = [...matters.values()].flatMap(matter =>
    matter.items.map(use => ({ item: use.item, matter, when: use.when })),
  )
  return Map.groupBy(uses, use => use.item)
}

/** Both catalogues: what is gone is told by the one before, what is there by the one after. */
export type Sides = { readonly before: Side; readonly after: Side }
