/** Licences on paper of before, taken over from the registers of their authorities (存量纸质证照). */
import { PAPER_IMPORT_STAGES, PAPER_LEVELS } from '@yijianshi/core/licence'
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
  /** How many have been compared with the original at a window since. */
  compared: z.int(),
  /** Nothing of it is used before it is confirmed; what was refused or taken back has no licences any more. */
  stage: z.enum(PAPER_IMPORT_STAGES),
  /** Imported by the reader, who therefore can't confirm it. */
  own: z.boolean(),
  /** The reader may take it back: once it is confirmed, only as the head of the authority. */
  mayTakeBack: z.boolean(),
  /** How many rows, from the first, a second person has compared with the register: the reader, and whoever got farthest. */
  checked: z.object({ byReader: z.int(), most: z.int() }),
  /** Who confirmed or refused it or took it back; null while it waits, `by` too where it was imported before there were second persons. */
  decided: z.object({ at: instant, by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  /** Who had confirmed it; kept when it is taken back. Null where nobody did, `by` as above. */
  confirmed: z.object({ at: instant, by: z.string().nullable() }).nullable(),
})
export type PaperLicenceImported = z.infer<typeof paperLicenceImported>

/** As a second person compares it with the register. */
export const importedPaperLicence = z.object({
  /** From 1, in the order of the file. */
  position: z.int(),
  name: nameShape,
  number: z.string(),
  holder: z.string(),
  /** Of a person the ends of the number only: the whole is not kept. */
  document: z.string(),
  issuedOn: civilDate,
  validUntil: civilDate.nullable(),
  level: z.enum(PAPER_LEVELS),
})
export type ImportedPaperLicence = z.infer<typeof importedPaperLicence>

const importParams = z.object({ import: uuid })
/** Rows on a page of an import. */
export const COMPARED_AT_ONCE = 50

/** What each operation of this concept takes and gives. */
export const PAPER_LICENCE_OPERATIONS = {
  getPaperLicenceTemplate: { summary: 'An empty table for the import of licences on paper; XLSX' },
  importPaperLicences: {
    summary:
      'Check licences on paper in a table or as JSON, or import them: all or none; a second person confirms',
    query: z.object({ do: z.enum(['check', 'import']) }),
    response: paperLicenceImport,
  },
  listPaperLicenceImports: {
    summary: 'Imports of one’s authority, newest first',
    query: z.object({
      cursor: z.string().max(200).exactOptional(),
      stage: z.enum(PAPER_IMPORT_STAGES).exactOptional(),
    }),
    response: z.object({ imports: list(paperLicenceImported), next: z.string().nullable() }),
  },
  listImportedPaperLicences: {
    summary: 'A page of an import that waits, in the order of its file',
    params: importParams,
    query: z.object({
      /** Position after which the page begins. */
      after: z.coerce.number().int().min(0).max(100_000).exactOptional(),
    }),
    response: z.object({ licences: list(importedPaperLicence) }),
  },
  noteImportCompared: {
    summary:
      'Note that the rows of an import up to a position agree with the register; page by page, and not by whoever imported them',
    params: importParams,
    body: z.object({ through: z.int().min(1).max(100_000) }),
    response: paperLicenceImported,
  },
  decidePaperLicenceImport: {
    summary: 'Confirm an import as the second person, or refuse it with a reason',
    params: importParams,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('confirm') }),
      z.object({ decision: z.literal('refuse'), reason: z.string().trim().min(1).max(500) }),
    ]),
    response: paperLicenceImported,
  },
  deletePaperLicenceImport: {
    summary:
      'Take an import back, with all its licences; that it was there stays. Once confirmed, the head of the authority alone',
    params: importParams,
    response: z.null(),
  },
  listOwnPaperLicences: {
    summary:
      'One’s own licences on paper that are in the library, or those of an organisation that one speaks for',
    query: z.object({ for: uuid.exactOptional() }),
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
