/** Licences on paper of before, taken over from the registers of their authorities (存量纸质证照). */
import { PAPER_LEVELS } from '@yijianshi/core/licence'
import { z } from 'zod'
import { rowError } from './report.ts'
import { civilDate, instant, list, nameShape, uuid } from './shape.ts'

export const paperLicence = z.object({
  id: uuid,
  /** Of the kind of licence. */
  name: nameShape,
  number: z.string(),
  issuerName: nameShape,
  issuedOn: civilDate,
  /** Last day; null where it is for good. */
  validUntil: civilDate.nullable(),
  standing: z.enum(['valid', 'expired']),
  /** 可信等级 as it stands now: what was compared with the original is of level B. */
  level: z.enum(PAPER_LEVELS),
  use: z.enum(['directly', 'compare-with-original']),
  /** When and where it was compared with the original. */
  compared: z.object({ at: instant, siteName: nameShape }).nullable(),
})
export type PaperLicenceOnWire = z.infer<typeof paperLicence>

/** Null, and the first errors and how many there are: one error, and nothing is imported. */
export const paperLicenceImport = z.object({
  rows: z.int(),
  import: uuid.nullable(),
  errors: list(rowError),
  errorCount: z.int(),
})
export type PaperLicenceImport = z.infer<typeof paperLicenceImport>

export const paperLicenceImported = z.object({
  id: uuid,
  at: instant,
  /** Name of the account. */
  by: z.string(),
  rows: z.int(),
  /** How many have been compared with the original since. */
  compared: z.int(),
})

/** What each operation of this concept takes and gives. */
export const PAPER_LICENCE_OPERATIONS = {
  getPaperLicenceTemplate: { summary: 'An empty table for the import of licences on paper; XLSX' },
  importPaperLicences: {
    summary: 'Check a table of licences on paper, or import it: all rows or none',
    query: z.object({ do: z.enum(['check', 'import']) }),
    response: paperLicenceImport,
  },
  listPaperLicenceImports: {
    summary: 'Imports of one’s authority, newest first',
    query: z.object({ cursor: z.string().max(200).exactOptional() }),
    response: z.object({ imports: list(paperLicenceImported), next: z.string().nullable() }),
  },
  deletePaperLicenceImport: {
    summary: 'Take an import back, with all its licences',
    params: z.object({ import: uuid }),
    response: z.null(),
  },
  listOwnPaperLicences: {
    summary: 'One’s own licences on paper that are in the library',
    response: z.object({ licences: list(paperLicence) }),
  },
  listCasePaperLicences: {
    summary: 'Licences on paper of the applicant that serve as materials of the case',
    params: z.object({ case: uuid }),
    response: z.object({ licences: list(paperLicence.extend({ material: z.string() })) }),
  },
  comparePaperLicence: {
    summary: 'Note that a licence on paper agrees with its original',
    params: z.object({ case: uuid, licence: uuid }),
    response: z.object({ licences: list(paperLicence.extend({ material: z.string() })) }),
  },
} as const
