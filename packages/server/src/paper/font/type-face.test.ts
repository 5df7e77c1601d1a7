import { create } from 'fontkit'
import { expect, test } from 'vitest'
import { hasGlyph, outlineOf } from './noto-sans.ts'
import { TypeFace } from './type-face.ts'

const text = '一件事一次办，《行政许可法》第三十二条：Hello 123 é'

function inkOf(codePoint: number, weight: 'regular' | 'bold'): number {
  // Twice the area that the contours enclose: more ink, more weight.
  const areas = outlineOf(codePoint, weight).contours.map(contour =>
    contour.reduce((sum, point, index) => {
      const next = contour[(index + 1) % contour.length] ?? point
      return sum + point.x * next.y - next.x * point.y
    }, 0),
  )
  return Math.abs(areas.reduce((sum, area) => sum + area, 0))
}

test('the font made of slices is a font that others read: characters, widths, outlines', () => {
  const face = new TypeFace('regular')
  face.include(text)
  const font = create(face.file())
  if (!('glyphForCodePoint' in font)) throw new Error('a collection')
  expect(font.postscriptName).toBe('NotoSansSC-Regular')
  for (const character of new Set(text)) {
    const codePoint = character.codePointAt(0) ?? 0
    const glyph = font.glyphForCodePoint(codePoint)
    const outline = outlineOf(codePoint, 'regular')
    expect(glyph.id).toBeGreaterThan(0)
    expect(glyph.advanceWidth).toBe(outline.advance)
    expect(glyph.path.commands.filter(({ command }) => command === 'closePath')).toHaveLength(
      outline.contours.length,
    )
  }
  expect(face.widthOf('一件', 10)).toBe(20)
})

test('bold is bold and regular is not thin: the slices are varied', () => {
  for (const character of '事办店B8') {
    const codePoint = character.codePointAt(0) ?? 0
    expect(inkOf(codePoint, 'bold')).toBeGreaterThan(inkOf(codePoint, 'regular') * 1.25)
  }
})

test('a character that the font has not is a box that keeps its code', () => {
  const missing = 0x2_0bb7
  expect(hasGlyph(missing)).toBe(false)
  const face = new TypeFace('bold')
  face.include(String.fromCodePoint(missing))
  const font = create(face.file())
  if (!('glyphForCodePoint' in font)) throw new Error('a collection')
  expect(font.glyphForCodePoint(missing).path.commands.length).toBeGreaterThan(4)
})
