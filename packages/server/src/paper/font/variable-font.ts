/**
 * A slice of a variable WOFF2 font at one weight. fontkit 2.0.4 knows how to vary outlines, but forgets
 * to for WOFF2, whose outlines it unpacks in advance; so its own variation is applied to them here. What
 * is used of its inside is checked, and the exact version is pinned: another one fails in the tests.
 */
import { create, type Font, type Glyph } from 'fontkit'
import type { OutlinePoint } from './true-type.ts'

type PackedPoint = OutlinePoint & { readonly endContour: boolean; readonly copy: () => PackedPoint }
type Part = { readonly glyphID: number; readonly dx: number; readonly dy: number }
type Unpacked = {
  readonly numberOfContours: number
  readonly points?: readonly PackedPoint[]
  readonly components?: readonly Part[]
}
type Variation = { readonly transformPoints: (glyph: number, points: PackedPoint[]) => void }

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isFont(value: unknown): value is Font {
  return isObject(value) && 'glyphForCodePoint' in value
}

function isVariation(value: unknown): value is Variation {
  return isObject(value) && 'transformPoints' in value
}

function isUnpacked(value: unknown): value is Unpacked {
  return isObject(value) && 'numberOfContours' in value && ('points' in value || 'components' in value)
}

export type VariedFont = { readonly font: Font; readonly variation: Variation }

/** @param weight place on the axis `wght` */
export function openVaried(bytes: Buffer, weight: number): VariedFont {
  const first: unknown = create(bytes)
  const stream: unknown = isFont(first) ? Reflect.get(first, 'stream') : undefined
  if (!isFont(first) || !isObject(stream)) throw new Error('fontkit has another shape than version 2.0.4')
  const fresh: unknown = Reflect.construct(stream.constructor, [bytes])
  const font: unknown = Reflect.construct(first.constructor, [fresh, [weight]])
  const variation: unknown = isFont(font) ? Reflect.get(font, '_variationProcessor') : undefined
  if (!isFont(font) || !isVariation(variation))
    throw new Error('fontkit has another shape than version 2.0.4')
  return { font, variation }
}

function unpackedOf(glyph: Glyph): Unpacked | undefined {
  const decode: unknown = Reflect.get(glyph, '_decode')
  const unpacked: unknown = typeof decode === 'function' ? Reflect.apply(decode, glyph, []) : undefined
  return isUnpacked(unpacked) ? unpacked : undefined
}

function variedPoints(
  { variation }: VariedFont,
  glyph: number,
  points: readonly PackedPoint[],
): PackedPoint[] {
  const last = points.at(-1)
  if (last === undefined) return []
  const own = points.map(point => point.copy())
  // Four points for the metrics follow the outline, each a contour of its own; their shifts are of no use here.
  const phantoms = [last.copy(), last.copy(), last.copy(), last.copy()]
  variation.transformPoints(glyph, [...own, ...phantoms])
  return own
}

/** The outline of a glyph at the weight, as TrueType points; parts of composed letters where they belong. */
export function variedContours(varied: VariedFont, glyph: Glyph): OutlinePoint[][] {
  const unpacked = unpackedOf(glyph)
  if (unpacked?.components) {
    return unpacked.components.flatMap(({ glyphID, dx, dy }) =>
      variedContours(varied, varied.font.getGlyph(glyphID)).map(contour =>
        contour.map(point => ({ ...point, x: point.x + dx, y: point.y + dy })),
      ),
    )
  }
  const contours: OutlinePoint[][] = [[]]
  for (const { x, y, onCurve, endContour } of variedPoints(varied, glyph.id, unpacked?.points ?? [])) {
    contours.at(-1)?.push({ x: Math.round(x), y: Math.round(y), onCurve })
    if (endContour) contours.push([])
  }
  return contours.filter(contour => contour.length > 1)
}
