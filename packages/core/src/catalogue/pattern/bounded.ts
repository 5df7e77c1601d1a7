/**
 * Whether matching a text ends in time, whatever the text. A matcher that goes back tries every way in which
 * a text can be read; so what counts is in how many ways that is (Weber and Seidl, 1991).
 */
import { overlaps } from './overlaps.ts'
import { type Automaton, automataOf, TooManyPlaces } from './positions.ts'

/** Steps of one look at a pattern; more are taken by no pattern that a person would write. */
const MOST_STEPS = 4_000_000
/** Patterns longer than this are not looked at. */
const LONGEST_PATTERN = 2000
/**
 * How often one loop may pass text on to a later one: so many make the ways grow as this power of the length.
 * `.*a.*` passes on once.
 */
const MOST_PASSINGS = 2

type Meet = (one: number, other: number) => boolean

class TooManySteps extends Error {}

class Ambiguity {
  readonly #next: readonly (readonly number[])[]
  readonly #automaton: Automaton
  readonly #meet: Meet
  /** For each place the loop that it stands in; undefined where it can't be read twice. */
  readonly #loopOf: readonly (number | undefined)[]
  readonly #loops: readonly (readonly number[])[]
  #steps = 0

  constructor(automaton: Automaton, meet: Meet) {
    this.#automaton = automaton
    this.#meet = meet
    this.#next = automaton.next.map(next => [...next.keys()])
    const loops = this.#findLoops()
    this.#loops = loops
    const loopOf: (number | undefined)[] = this.#next.map(() => undefined)
    for (const [index, places] of loops.entries()) for (const place of places) loopOf[place] = index
    this.#loopOf = loopOf
  }

  #step(): void {
    this.#steps += 1
    if (this.#steps > MOST_STEPS) throw new TooManySteps()
  }

  #reach(from: number): Set<number> {
    const seen = new Set<number>()
    const waiting = [from]
    for (const place of waiting) {
      for (const next of this.#next[place] ?? []) {
        this.#step()
        if (seen.has(next)) continue
        seen.add(next)
        waiting.push(next)
      }
    }
    return seen
  }

  /** Places from each of which each other is reached: the strongly connected parts. */
  #findLoops(): number[][] {
    const reach = this.#next.map((_, place) => this.#reach(place))
    const loops: number[][] = []
    const done = new Set<number>()
    for (const [place, reached] of reach.entries()) {
      if (done.has(place) || !reached.has(place)) continue
      const loop = [...reached].filter(other => reach[other]?.has(place))
      for (const other of loop) done.add(other)
      loops.push(loop)
    }
    return loops
  }

  /** All pairs of places to which the same text leads from one of these pairs. */
  #pairs(
    from: Iterable<readonly [number, number]>,
    mayGo: (one: number, other: number) => boolean,
  ): Map<number, readonly [number, number]> {
    const size = this.#next.length
    const seen = new Map<number, readonly [number, number]>()
    const waiting = [...from]
    for (const [left, right] of waiting) {
      for (const one of this.#next[left] ?? []) {
        for (const other of this.#next[right] ?? []) {
          this.#step()
          if (seen.has(one * size + other) || !mayGo(one, other) || !this.#meet(one, other)) continue
          const pair = [one, other] as const
          seen.set(one * size + other, pair)
          waiting.push(pair)
        }
      }
    }
    return seen
  }

  /** A text that leads from a place back to it in two ways: each repetition of it doubles the ways. */
  doubles(): boolean {
    return this.#loops.some((places, loop) => {
      const isWithin = (place: number) => this.#loopOf[place] === loop
      const twice = places.some(place =>
        [...(this.#automaton.next[place] ?? [])].some(([next, ways]) => ways > 1 && isWithin(next)),
      )
      if (twice) return true
      const both = (one: number, other: number) => isWithin(one) && isWithin(other)
      const apart = this.#pairs(
        places.map(place => [place, place] as const),
        both,
      )
      const parted = [...apart.values()].filter(([one, other]) => one !== other)
      // Whatever lies apart has parted from one place; where any comes together again, it is such a text.
      return [...this.#pairs(parted, both).values()].some(([one, other]) => one === other)
    })
  }

  /** May the same text be read by this loop, or partly by it and partly by the later one? Never no where it may. */
  #passesOn(before: number, after: number): boolean {
    const places = this.#loops[before] ?? []
    const within = (place: number) => this.#loopOf[place]
    const left = this.#pairs(
      places.map(place => [place, place] as const),
      one => within(one) === before,
    )
    const arrived = [...left.values()].filter(([, other]) => within(other) === after)
    if (arrived.length === 0) return false
    const both = this.#pairs(arrived, (_, other) => within(other) === after)
    return [...both.values()].some(([one]) => within(one) === after)
  }

  /** The longest row of loops of which each may pass text on to the next. */
  passings(): number {
    const known = new Map<number, number>()
    const from = (loop: number): number => {
      const before = known.get(loop)
      if (before !== undefined) return before
      const reached = this.#reach(this.#loops[loop]?.[0] ?? 0)
      const later = new Set([...reached].flatMap(place => this.#loopOf[place] ?? []))
      later.delete(loop)
      const most = [...later]
        .filter(other => this.#passesOn(loop, other))
        .reduce((longest, other) => Math.max(longest, 1 + from(other)), 0)
      known.set(loop, most)
      return most
    }
    return this.#loops.reduce((longest, _, loop) => Math.max(longest, from(loop)), 0)
  }
}

/**
 * False where the time of matching may double with each character of a text, as with `(a+)+`, `(a|a)*` or
 * `(\d|\w)+`, or grow faster than with the cube of its length, as with `.*a.*b.*c.*`. Also where the
 * pattern is too large to tell; and where a repetition with an upper bound is ambiguous, as in `(a{1,9}){1,9}`.
 * A text that is no regular expression counts as bounded: that is told otherwise.
 */
export function isBounded(pattern: string): boolean {
  if (pattern.length > LONGEST_PATTERN) return false
  try {
    const { all, ends } = automataOf(pattern)
    return all.every(automaton => {
      const ambiguity = new Ambiguity(automaton, overlaps(automaton.reads, ends))
      return !ambiguity.doubles() && ambiguity.passings() <= MOST_PASSINGS
    })
  } catch (fault) {
    if (fault instanceof TooManyPlaces || fault instanceof TooManySteps) return false
    if (fault instanceof SyntaxError) return true
    throw fault
  }
}
