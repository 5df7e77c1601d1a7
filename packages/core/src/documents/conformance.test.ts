import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCaseNumber } from './case-number.ts'
import { parseCitizenNumber } from './citizen-number.ts'
import { parseCreditCode } from './credit-code.ts'
import { parseMobileNumber } from './mobile-number.ts'
import type { Parsed } from './parsed.ts'
import { parseRegionCode } from './region-code.ts'
import {
  parseHomeReturnPermitNumber,
  parsePassportNumber,
  parseTaiwanPermitNumber,
} from './travel-document.ts'

const conformance = new URL('../../../../conformance/', import.meta.url)

/** The vectors of the working calendar are read by its own test. */
const readElsewhere = ['licence-mark', 'working-days', 'cpsv-ap', 'sarif', 'sm4-gcm']

const parsers: Readonly<Record<string, (text: string) => Parsed<unknown, string>>> = {
  'case-number': parseCaseNumber,
  'citizen-number': text => parseCitizenNumber(text),
  'home-return-permit': parseHomeReturnPermitNumber,
  'mobile-number': parseMobileNumber,
  'passport-number': parsePassportNumber,
  'region-code': parseRegionCode,
  'taiwan-permit': parseTaiwanPermitNumber,
  uscc: parseCreditCode,
}

function linesOf(path: string): string[] {
  const lines = readFileSync(new URL(path, conformance), 'utf8').trimEnd().split('\n')
  return lines.filter(line => !line.startsWith('#'))
}

it('every folder of vectors is read by a test', () => {
  const folders = readdirSync(conformance, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const read = [...Object.keys(parsers), ...readElsewhere]
  expect(folders.map(folder => folder.name).toSorted()).toEqual(read.toSorted())
})

describe.each(Object.entries(parsers))('%s', (folder, parse) => {
  it.each(linesOf(`${folder}/valid.txt`))('accepts "%s"', text => {
    expect(parse(text)).toMatchObject({ ok: true })
  })

  it.each(linesOf(`${folder}/invalid.txt`).map(line => line.split('\t')))(
    'refuses "%s" with %s',
    (text, code) => {
      expect(parse(text ?? '')).toEqual({ ok: false, code })
    },
  )
})
