/** A weight of the font as PDFs use it: widths while lines are broken, and the file with what was used. */
import { faceOf, outlineOf, type Weight } from './noto-sans.ts'
import { buildTrueType } from './true-type.ts'

export class TypeFace {
  readonly #weight: Weight
  readonly #codePoints = new Set<number>()
  #file: Buffer | undefined

  constructor(weight: Weight) {
    this.#weight = weight
  }

  /** Must come before `file` for every text that is shown. */
  include(text: string): void {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      if (codePoint < 0x20 || this.#codePoints.has(codePoint)) continue
      this.#codePoints.add(codePoint)
      this.#file = undefined
    }
  }

  /** In points, for a size in points. */
  widthOf(text: string, size: number): number {
    let advance = 0
    for (const character of text) {
      advance += outlineOf(character.codePointAt(0) ?? 0, this.#weight).advance
    }
    return (advance * size) / faceOf(this.#weight).unitsPerEm
  }

  /** A TrueType font of all characters included so far; PDFs embed of it what they show. */
  file(): Buffer {
    this.#file ??= buildTrueType(
      faceOf(this.#weight),
      [...this.#codePoints].map(codePoint => outlineOf(codePoint, this.#weight)),
    )
    return this.#file
  }
}
