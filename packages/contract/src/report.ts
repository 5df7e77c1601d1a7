/** Reports over the catalogue, benchmarks and implementation records: the same as core’s, spelled out for OpenAPI. */
import { z } from 'zod'
import { list, nameShape, textShape, uuid } from './shape.ts'

export const reportKind = z.enum(['reductions', 'limits', 'visits', 'in-place', 'levels'])
export type ReportKind = z.infer<typeof reportKind>

const share = z.number()
const sharesOrNone = z.number().nullable()

const burden = z
  .object({
    applications: z.number(),
    materials: z.number(),
    workingDays: z.number(),
    visits: z.number(),
    links: z.number(),
  })
  .readonly()
const reduction = z.object({ before: burden, after: burden })

const itemRow = z.object({
  item: z.string(),
  name: nameShape,
  basicCode: z.string(),
  authority: z.string(),
  authorityName: nameShape,
})
const authorityRow = z.object({ authority: z.string(), name: nameShape, items: z.int() })

const countedReduction = reduction.extend({
  situations: z.int(),
  first: reduction.extend({ code: z.string(), name: nameShape }).readonly(),
  materialsSaved: z.object({ least: share, most: share }).readonly(),
})

const reductions = z.object({
  kind: z.literal('reductions'),
  catalogueVersion: z.string(),
  matters: list(
    countedReduction.extend({
      matter: z.string(),
      name: nameShape,
      lead: z.string(),
      leadName: nameShape,
      /** All named situations, or the first one and those one answer away from it. */
      method: z.enum(['all', 'one-change']),
      /** As each region that a variant names carries it out; in no sum. */
      locals: list(
        countedReduction.extend({
          variant: z.string(),
          name: nameShape,
          region: z.string(),
          regionName: nameShape,
          leadName: nameShape,
        }),
      ),
    }),
  ),
  authorities: list(authorityRow.extend({ matters: z.int(), before: burden, after: burden })),
  overall: reduction.extend({ matters: z.int(), situations: z.int() }).readonly(),
})

const limitClasses = z
  .object({ immediate: z.int(), 'one-day': z.int(), 'three-days': z.int(), longer: z.int() })
  .readonly()
const limitSums = z.object({
  withStatutory: z.int(),
  statutoryWorkingDays: z.number(),
  promisedDays: z.number(),
  compression: sharesOrNone,
  atTarget: z.int(),
  atHighTarget: z.int(),
  classes: limitClasses,
})

const limits = z.object({
  kind: z.literal('limits'),
  catalogueVersion: z.string(),
  target: share,
  highTarget: share,
  items: list(
    itemRow.extend({
      statutoryDays: z.number().nullable(),
      statutoryUnit: z.enum(['working-days', 'natural-days']),
      statutoryWorkingDays: z.number().nullable(),
      promisedDays: z.number(),
      compression: sharesOrNone,
      class: z.enum(['immediate', 'one-day', 'three-days', 'longer']),
    }),
  ),
  authorities: list(authorityRow.extend(limitSums.shape)),
  overall: limitSums.extend({ items: z.int() }).readonly(),
})

const classified = {
  class: z.enum(['now', 'soon', 'never', 'unclassified']),
  batch: z.int().nullable(),
  reason: textShape.nullable(),
}
const visitSums = z.object({
  classes: z.object({ now: z.int(), soon: z.int(), never: z.int(), unclassified: z.int() }).readonly(),
  share,
  atMostOneJoint: z.int(),
  noneJoint: z.int(),
})

const visits = z.object({
  kind: z.literal('visits'),
  catalogueVersion: z.string(),
  items: list(itemRow.extend({ ...classified, alone: z.int(), joint: z.int() })),
  matters: list(z.object({ matter: z.string(), name: nameShape, ...classified })),
  batches: list(z.object({ batch: z.int(), now: z.int(), soon: z.int() })),
  authorities: list(authorityRow.extend(visitSums.shape)),
  overall: visitSums.extend({ items: z.int() }).readonly(),
})

const placePart = z.enum(['window', 'section', 'settled', 'authorisation', 'supervision', 'online'])
const inPlaceSums = z.object({
  inPlace: z.int(),
  missing: z
    .object({
      window: z.int(),
      section: z.int(),
      settled: z.int(),
      authorisation: z.int(),
      supervision: z.int(),
      online: z.int(),
    })
    .readonly(),
})

const inPlace = z.object({
  kind: z.literal('in-place'),
  catalogueVersion: z.string(),
  items: list(itemRow.extend({ missing: list(placePart) })),
  authorities: list(authorityRow.extend(inPlaceSums.shape)),
  overall: inPlaceSums.extend({ items: z.int() }).readonly(),
})

const siteKind = z.enum(['hall', 'township', 'village', 'bank', 'hospital'])
const tag = z.enum([
  'elderly',
  'disabled',
  'veterans',
  'children',
  'green-channel',
  'high-frequency',
  'smart-approval',
  'local-speciality',
])

const levels = z.object({
  kind: z.literal('levels'),
  catalogueVersion: z.string(),
  villageTarget: z.int(),
  kinds: list(z.object({ kind: siteKind, sites: z.int(), opened: z.int(), taken: z.int() })),
  tags: list(z.object({ tag, items: z.int(), matters: z.int() })),
  items: list(itemRow.extend({ opened: list(siteKind), taken: list(siteKind), tags: list(tag) })),
})

/** Shares are from 0 to 1; days are working days. */
export const report = z.discriminatedUnion('kind', [reductions, limits, visits, inPlace, levels])
export type ReportOnWire = z.infer<typeof report>

const language = z.enum(['zh', 'en']).exactOptional()
/** Chinese unless English is asked for; where not given, the language of the request counts. */
export const fileQuery = z.object({ language })

const standingSums = z.object({
  lead: z.int(),
  equal: z.int(),
  behind: z.int(),
  notBehind: sharesOrNone,
})

const comparison = z.object({
  kind: z.literal('benchmark'),
  catalogueVersion: z.string(),
  items: list(
    itemRow.extend({
      ours: z.number(),
      best: z.number(),
      bestRegions: list(z.string()),
      regions: z.int(),
      standing: z.enum(['lead', 'equal', 'behind']),
      /** Ours less the best, in working days. */
      gapDays: z.number(),
    }),
  ),
  authorities: list(authorityRow.extend(standingSums.shape)),
  regions: list(standingSums.extend({ region: z.string(), items: z.int() })),
  overall: standingSums.extend({ items: z.int(), withoutLimit: z.int(), unknownCodes: z.int() }).readonly(),
  unknownCodes: list(z.string()),
})

export const benchmarkSummary = z.object({
  id: uuid,
  name: z.string(),
  fileName: z.string(),
  /** RFC 3339, UTC. */
  importedAt: z.iso.datetime(),
  /** Name of the member of staff. */
  importedBy: z.string(),
  rows: z.int(),
  regions: z.int(),
})
export type BenchmarkSummary = z.infer<typeof benchmarkSummary>

export const benchmarkList = z.object({
  /** Newest first. */
  benchmarks: list(benchmarkSummary),
  /** For the next page; null at the end. */
  next: z.string().nullable(),
})

export const benchmark = z.object({ benchmark: benchmarkSummary, comparison })
export type BenchmarkOnWire = z.infer<typeof benchmark>

/** What is wrong in which row; its words are those of `rowErrorText`. */
export const rowError = z.object({
  sheet: z.string(),
  /** From 1, as the program that shows the table counts; 0 for the sheet as a whole. */
  row: z.int(),
  column: z.string(),
  code: z.enum([
    'sheet-missing',
    'sheet-empty',
    'rows-too-many',
    'column-missing',
    'column-twice',
    'column-unknown',
    'cell-missing',
    'cell-text',
    'cell-too-long',
    'cell-number',
    'cell-range',
    'cell-unknown',
    'cell-several',
    'cell-code',
    'cell-date',
    'cell-document',
    'cell-fixed',
    'row-twice',
    'row-known',
    'row-orphan',
    'row-unfit',
  ]),
  params: z.record(z.string(), z.string()),
})
export type RowErrorOnWire = z.infer<typeof rowError>

/** The first errors, and how many there are. One error, and nothing is imported. */
const faulty = { errors: list(rowError), errorCount: z.int() }

export const benchmarkImport = z.object({ benchmark: benchmarkSummary.nullable(), ...faulty })
export type BenchmarkImport = z.infer<typeof benchmarkImport>

export const recordsRead = z.object({
  /** Files of the catalogue that are new or differ: saved into a change, or thrown away. */
  files: list(z.object({ path: z.string(), text: z.string() })),
  ...faulty,
})
export type RecordsRead = z.infer<typeof recordsRead>

/** What the benchmark is called; the name of the file when not given. */
export const benchmarkImportQuery = z.object({ name: z.string().trim().min(1).max(100).exactOptional() })
export const benchmarkQuery = z.object({ cursor: z.string().max(100).exactOptional() })
/** An id, or `newest`. */
export const benchmarkParams = z.object({ benchmark: z.union([uuid, z.literal('newest')]) })
export const reportParams = z.object({ report: reportKind })
