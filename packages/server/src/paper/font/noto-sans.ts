/**
 * Outlines of Noto Sans SC (SIL Open Font License 1.1) from its npm package: one variable font, cut
 * into about a hundred slices for browsers. Whole, the font would weigh 42 MB or more; so it is 5 MB,
 * and holds both weights. The slices of the characters that a paper needs are opened on demand.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Face, Outline, OutlinePoint } from './true-type.ts'
import { openVaried, type VariedFont, variedContours } from './variable-font.ts'

const packageName = '@fontsource-variable/noto-sans-sc'

export const weights = { regular: 400, bold: 700 } as const
export type Weight = keyof typeof weights

/** As the font itself says; the same in all slices. */
const metrics = { unitsPerEm: 1000, ascent: 1160, descent: -288, capHeight: 733, xHeight: 543 } as const

export function faceOf(weight: Weight): Face {
  const style = weight === 'bold' ? 'Bold' : 'Regular'
  return { family: 'Noto Sans SC', style, weight: weights[weight], ...metrics }
}

type Slices = { readonly folder: string; readonly nameOf: ReadonlyMap<number, string> }

let slices: Slices | undefined

/** `U+4e00-4e03,U+4e07` → code points. */
function codePointsIn(ranges: string): number[] {
  return ranges.split(',').flatMap(range => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-')
    const from = Number.parseInt(first, 16)
    const count = Number.parseInt(last, 16) - from + 1
    return Array.from({ length: count }, (_, index) => from + index)
  })
}

function readSlices(): Slices {
  if (slices) return slices
  const unicodeFile = createRequire(import.meta.url).resolve(`${packageName}/unicode.json`)
  const raw: unknown = JSON.parse(readFileSync(unicodeFile, 'utf8'))
  const nameOf = new Map<number, string>()
  for (const [slice, ranges] of Object.entries(raw ?? {})) {
    const name = slice.replaceAll(/[[\]]/g, '')
    for (const codePoint of codePointsIn(String(ranges))) {
      if (!nameOf.has(codePoint)) nameOf.set(codePoint, name)
    }
  }
  slices = { folder: join(dirname(unicodeFile), 'files'), nameOf }
  return slices
}

const opened = new Map<string, VariedFont>()

function sliceFor(codePoint: number, weight: Weight): VariedFont | undefined {
  const { folder, nameOf } = readSlices()
  const name = nameOf.get(codePoint)
  if (name === undefined) return undefined
  const key = `${name} ${weight}`
  const known = opened.get(key)
  if (known) return known
  const font = openVaried(
    readFileSync(join(folder, `noto-sans-sc-${name}-wght-normal.woff2`)),
    weights[weight],
  )
  opened.set(key, font)
  return font
}

function rectangle(left: number, bottom: number, right: number, top: number): OutlinePoint[] {
  const corners: [number, number][] = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ]
  return corners.map(([x, y]) => ({ x, y, onCurve: true }))
}

/** A character that the font has not: a box to the eye, and still itself when copied. */
function boxFor(codePoint: number): Outline {
  const inner = rectangle(140, 20, 860, 740).toReversed()
  return { codePoint, advance: 1000, contours: [rectangle(100, -20, 900, 780), inner] }
}

const outlines = new Map<string, Outline>()

/** The outline of a character, read from its slice the first time. */
export function outlineOf(codePoint: number, weight: Weight): Outline {
  const key = `${weight} ${codePoint}`
  const known = outlines.get(key)
  if (known) return known
  const slice = sliceFor(codePoint, weight)
  const glyph = slice?.font.glyphForCodePoint(codePoint)
  const outline =
    slice === undefined || glyph === undefined || glyph.id === 0
      ? boxFor(codePoint)
      : { codePoint, advance: Math.round(glyph.advanceWidth), contours: variedContours(slice, glyph) }
  outlines.set(key, outline)
  return outline
}

/** Whether the font itself has the character. */
export function hasGlyph(codePoint: number): boolean {
  return (sliceFor(codePoint, 'regular')?.font.glyphForCodePoint(codePoint).id ?? 0) !== 0
}
