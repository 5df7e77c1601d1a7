import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { licenceMark, parseLicenceMark } from './mark.ts'

const vectors = new URL('../../../../conformance/licence-mark/', import.meta.url)

function linesOf(name: string): string[] {
  const lines = readFileSync(new URL(name, vectors), 'utf8').trimEnd().split('\n')
  return lines.filter(line => !line.startsWith('#'))
}

test.each(linesOf('valid.txt'))('%s is a mark', text => {
  const parsed = parseLicenceMark(text)
  if (!parsed.ok) throw new Error(parsed.code)
  expect(licenceMark(parsed.value)).toBe(text)
})

test.each(linesOf('invalid.txt').map(line => line.split('\t')))('%s is none: %s', (text, code) => {
  expect(parseLicenceMark(text ?? '')).toEqual({ ok: false, code })
})

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const part = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength })

test('any one wrong character shows', () => {
  const any = fc.record({
    typeCode: part(21, 21),
    issuer: part(18, 18),
    serial: part(1, 32),
    version: fc.integer({ min: 1, max: 999 }),
  })
  fc.assert(
    fc.property(any, fc.nat(), fc.constantFrom(...characters), (parts, place, other) => {
      const mark = licenceMark(parts) ?? ''
      expect(parseLicenceMark(mark)).toEqual({ ok: true, value: parts })
      const at = '1.2.156.3005.2.'.length + (place % (mark.length - '1.2.156.3005.2.'.length))
      if (mark[at] === '.' || mark[at] === other) return
      expect(parseLicenceMark(mark.slice(0, at) + other + mark.slice(at + 1)).ok).toBe(false)
    }),
  )
})

test('parts that no mark can hold give none', () => {
  const good = {
    typeCode: '11100000MB0143028R001',
    issuer: '11990101000100001N',
    serial: 'YZ2026000001',
    version: 1,
  }
  expect(licenceMark(good)).toBeDefined()
  for (const wrong of [
    { typeCode: 'X' },
    { issuer: '局' },
    { serial: '' },
    { version: 0 },
    { version: 1000 },
  ])
    expect(licenceMark({ ...good, ...wrong })).toBeUndefined()
})
