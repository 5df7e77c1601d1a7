/**
 * A regular expression as an automaton: one state for each place where a character is read (Glushkov, 1961),
 * and in how many ways one such place follows another. Two ways for the same text are what makes a matcher
 * that goes back try again and again.
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'

/** How many ways: none, one, or more than one. */
export type Ways = 0 | 1 | 2

export type Automaton = {
  /** What each place reads, as the source of one character; `undefined` reads anything. */
  readonly reads: readonly (string | undefined)[]
  /** For each place those that may come next. */
  readonly next: readonly ReadonlyMap<number, Ways>[]
}

export type Automata = {
  /** The automaton of the whole, and one for each look ahead or behind in it. */
  readonly all: readonly Automaton[]
  /** Code points at which a set of the pattern begins, and those behind its end. */
  readonly ends: ReadonlySet<number>
}

type Part = {
  /** In how many ways it reads nothing. */
  readonly empty: Ways
  readonly first: ReadonlyMap<number, Ways>
  readonly last: ReadonlyMap<number, Ways>
  /** How many characters it reads at least and at most. */
  readonly least: number
  readonly most: number
}

/** Repetitions up to this count are written out; where there are more, they count as any number. */
const MOST_COPIES = 4
/** A repetition of something of fixed length is written out up to so many places. */
const MOST_WRITTEN_OUT = 100
/** Places of one pattern; the longest of the sample catalogue has 30. */
const MOST_PLACES = 600

/** The pattern is too large to be looked at. */
export class TooManyPlaces extends Error {}

const NOTHING: Part = { empty: 1, first: new Map(), last: new Map(), least: 0, most: 0 }

const asWays = (count: number): Ways => (count === 0 ? 0 : count === 1 ? 1 : 2)

function sumOf(one: ReadonlyMap<number, Ways>, other: ReadonlyMap<number, Ways>, times: Ways = 1) {
  const sum = new Map(one)
  if (times === 0) return sum
  for (const [place, ways] of other) sum.set(place, asWays((sum.get(place) ?? 0) + ways * times))
  return sum
}

class Builder {
  readonly reads: (string | undefined)[] = []
  readonly next: Map<number, Ways>[] = []
  /** Looking ahead or behind reads by itself: it has an automaton of its own. */
  readonly aside: AST.Alternative[][] = []
  /** Within how many groups that change what a character means, such as `(?i:a)`. */
  #changed = 0

  place(source: string | undefined): Part {
    const at = this.reads.length
    if (at >= MOST_PLACES) throw new TooManyPlaces()
    this.reads.push(this.#changed > 0 ? undefined : source)
    this.next.push(new Map())
    const self = new Map<number, Ways>([[at, 1]])
    return { empty: 0, first: self, last: self, least: 1, most: 1 }
  }

  #join(before: Part, after: Part): void {
    for (const [from, left] of before.last) {
      const next = this.next[from]
      if (next === undefined) continue
      for (const [to, right] of after.first) next.set(to, asWays((next.get(to) ?? 0) + left * right))
    }
  }

  #then(before: Part, after: Part): Part {
    this.#join(before, after)
    return {
      empty: asWays(before.empty * after.empty),
      first: sumOf(before.first, after.first, before.empty),
      last: sumOf(after.last, before.last, after.empty),
      least: before.least + after.least,
      most: before.most + after.most,
    }
  }

  anyOf(alternatives: readonly AST.Alternative[]): Part {
    const parts = alternatives.map(alternative => this.sequence(alternative.elements))
    const [head = NOTHING, ...rest] = parts
    return rest.reduce(
      (one, other) => ({
        empty: asWays(one.empty + other.empty),
        first: sumOf(one.first, other.first),
        last: sumOf(one.last, other.last),
        least: Math.min(one.least, other.least),
        most: Math.max(one.most, other.most),
      }),
      head,
    )
  }

  sequence(elements: readonly AST.Element[]): Part {
    return elements.reduce((before, element) => this.#then(before, this.#element(element)), NOTHING)
  }

  #element(element: AST.Element): Part {
    switch (element.type) {
      case 'Assertion':
        if ('alternatives' in element) this.aside.push(element.alternatives)
        return NOTHING
      case 'Group':
        return element.modifiers ? this.#changing(element) : this.anyOf(element.alternatives)
      case 'CapturingGroup':
        return this.anyOf(element.alternatives)
      case 'Quantifier':
        return this.#repeated(element)
      case 'Backreference':
        // What was read before may be anything, of any length.
        return this.#orNothing(this.#loop(this.place(undefined)))
      case 'ExpressionCharacterClass':
        return this.place(undefined)
      default:
        return this.place(element.raw)
    }
  }

  #changing({ alternatives }: AST.Group): Part {
    this.#changed += 1
    const part = this.anyOf(alternatives)
    this.#changed -= 1
    return part
  }

  /** A repetition that reads nothing is no repetition: the language leaves it out. */
  #orNothing(part: Part): Part {
    return { ...part, empty: 1, least: 0 }
  }

  #loop(part: Part): Part {
    this.#join(part, part)
    return { ...part, most: Number.POSITIVE_INFINITY }
  }

  #repeated({ element, min, max }: AST.Quantifier): Part {
    if (max === 0) return NOTHING
    const once = () => this.#element(element)
    const before = this.reads.length
    const sample = once()
    if (sample.most === 0) return sample
    const isFixed = min === max && sample.least === sample.most
    const isSmall = (this.reads.length - before) * max <= MOST_WRITTEN_OUT
    if ((isFixed && isSmall) || max <= MOST_COPIES) return this.#writtenOut(sample, once, min, max)
    // Any of many copies may be the one that reads nothing: `(a?){30}`.
    if (min > MOST_COPIES && sample.empty > 0) return this.#loop(this.#loop(sample))
    const written = Math.min(min, MOST_COPIES)
    if (written <= 1) return min === 0 ? this.#orNothing(this.#loop(sample)) : this.#oneOrMore(sample)
    let whole = sample
    for (let copy = 1; copy < written - 1; copy += 1) whole = this.#then(whole, once())
    return this.#then(whole, this.#oneOrMore(once()))
  }

  /** The first time may read nothing; it then is another way to begin. */
  #oneOrMore(part: Part): Part {
    const looped = this.#loop(part)
    if (part.empty === 0) return looped
    return { ...looped, first: sumOf(part.first, part.first, part.empty) }
  }

  #writtenOut(first: Part, once: () => Part, min: number, max: number): Part {
    const copies = [first]
    while (copies.length < max) copies.push(once())
    const more = copies
      .slice(min)
      .reduceRight<Part | undefined>(
        (rest, copy) => this.#orNothing(rest === undefined ? copy : this.#then({ ...copy, empty: 0 }, rest)),
        undefined,
      )
    const must = copies.slice(0, min).reduce((before, copy) => this.#then(before, copy), NOTHING)
    return more === undefined ? must : this.#then(must, more)
  }
}

/** Throws `TooManyPlaces`, and `SyntaxError` where it is no regular expression. */
export function automataOf(pattern: string): Automata {
  const parsed = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true })
  const ends = new Set<number>()
  visitRegExpAST(parsed, {
    onCharacterEnter({ value }) {
      ends.add(value).add(value + 1)
    },
  })
  const waiting: AST.Alternative[][] = [parsed.alternatives]
  const all: Automaton[] = []
  for (const alternatives of waiting) {
    const builder = new Builder()
    builder.anyOf(alternatives)
    waiting.push(...builder.aside)
    all.push({ reads: builder.reads, next: builder.next })
  }
  return { all, ends }
}
