/** Versions of the catalogue, changes to it, and change orders from above. */
import { z } from 'zod'
import { draft } from './draft.ts'
import { civilDate, instant, list, nameShape, textShape, uuid } from './shape.ts'

const cursor = z.string().max(200)
const title = z.string().trim().max(200)
const path = z.string().min(1).max(200)
/** Content of a file; null where there is none, or where the file is deleted. */
const text = z.string().max(1_048_576).nullable()
const person = z.object({ id: uuid, name: z.string() })

/** SHA-256 of the content, hex; also, in addresses, the version’s number, or `current`. */
const version = z.string()

export const catalogueVersion = z.object({
  version,
  /** Counts from 1. */
  number: z.int(),
  publishedAt: instant,
  title: z.string(),
  /** Name; null for a version that came from the folder. */
  publishedBy: z.string().nullable(),
  changeId: uuid.exactOptional(),
})
export type CatalogueVersion = z.infer<typeof catalogueVersion>
export const versionQuery = z.object({ cursor: cursor.exactOptional() })
export const versionList = z.object({ versions: list(catalogueVersion), next: z.string().exactOptional() })

export const catalogueFiles = z.object({
  version,
  files: list(z.object({ path: z.string(), text: z.string() })),
  /** Names of sample pictures, served under /samples/. */
  samples: list(z.string()),
})
export type CatalogueFiles = z.infer<typeof catalogueFiles>

export const changeState = z.enum(['editing', 'in-review', 'approved', 'scheduled', 'published', 'withdrawn'])
export type ChangeStateOnWire = z.infer<typeof changeState>

export const changeSummary = z.object({
  id: uuid,
  title: z.string(),
  state: changeState,
  /** Version on which it is built. */
  base: version,
  baseNumber: z.int(),
  /** Number of the change order that it carries out. */
  order: z.string().exactOptional(),
  /** Number of the version that it brings back. */
  restored: z.int().exactOptional(),
  /** Everybody who put content into it: none of them may approve it. */
  authors: list(person),
  reviewer: person.exactOptional(),
  publishAt: instant.exactOptional(),
  /** Version and number that came of it. */
  published: z.object({ version, number: z.int(), at: instant }).exactOptional(),
  /** Counts everything that happened to it, from 1. */
  revision: z.int(),
  begunAt: instant,
  changedAt: instant,
  filesChanged: z.int(),
})
export type ChangeSummary = z.infer<typeof changeSummary>

const saved = z.object({
  /** Revision at which it became this: what a later save says that it is based on. */
  revision: z.int(),
  /** Name. */
  savedBy: z.string(),
  savedAt: instant,
})

/** What an actor may do; `save` stands for saveChangeFile and uploadSample. */
export const permittedChange = z.enum([
  'save',
  'rename',
  'rebase',
  'request-review',
  'approve',
  'send-back',
  'publish',
  'withdraw',
])

export const change = changeSummary.omit({ filesChanged: true }).extend({
  files: list(saved.extend({ path: z.string(), text })),
  samples: list(saved.extend({ name: z.string(), deleted: z.boolean() })),
  /**
   * Of files that are as in the base but became so later: the revision that a save is based on. For every other file
   * outside of the change it is 0, and the revision of the change as it was read is right for all.
   */
  moved: list(z.object({ path: z.string(), revision: z.int() })),
  /** A version was published since its base. */
  behind: z.boolean(),
  /** Why a publication that was due did not take place, until something is done about it. */
  failure: z.object({ at: instant, code: z.string(), what: z.string() }).exactOptional(),
  history: list(
    z.object({
      revision: z.int(),
      at: instant,
      type: z.string(),
      by: z.string(),
      /** File, title, reason or number, as the type has it. */
      detail: z.string().exactOptional(),
    }),
  ),
  may: list(permittedChange),
})
export type Change = z.infer<typeof change>

export const changeQuery = z.object({ state: changeState.exactOptional(), cursor: cursor.exactOptional() })
export const changeList = z.object({ changes: list(changeSummary), next: z.string().exactOptional() })

export const newChange = z.object({
  /** Chosen by the client: sent twice, begun once. */
  id: uuid.exactOptional(),
  title,
  order: z.string().max(20).exactOptional(),
  /** Begins with the content of this version (roll back). */
  restore: version.max(64).exactOptional(),
})

/** `basedOn`: revision of the file, or of the change, that the editor saw when starting to edit. */
export const fileSave = z.object({ path, text, basedOn: z.int().min(0) })
export const fileSaved = z.object({ path: z.string(), revision: z.int() })

const command = { id: uuid }
export const changeCommand = z.discriminatedUnion('type', [
  z.object({ ...command, type: z.literal('rename'), title }),
  z.object({
    ...command,
    type: z.literal('rebase'),
    /** Merged by hand, against `onto`: the current version as the refusal before has shown it. */
    merged: z.array(z.object({ path, text })).max(500).exactOptional(),
    onto: version.max(64).exactOptional(),
  }),
  z.object({ ...command, type: z.literal('request-review') }),
  z.object({ ...command, type: z.literal('approve') }),
  z.object({ ...command, type: z.literal('send-back'), reason: z.string().trim().max(2000) }),
  /** Now when `at` is absent or past. */
  z.object({ ...command, type: z.literal('publish'), at: instant.exactOptional() }),
  z.object({ ...command, type: z.literal('withdraw') }),
])
export type ChangeCommandOnWire = z.infer<typeof changeCommand>

export const orderState = z.enum(['open', 'carried-out', 'cancelled'])

/** The paper from above. */
const sourceDocument = z.object({
  title: z.string().trim().max(200),
  number: z.string().trim().max(100),
  issuer: z.string().trim().max(100),
  date: civilDate,
})

const word = z.string().trim().min(1).max(100)

/** What the affected items are found by. */
const searched = z.object({
  /** Found in names, conditions, guidance, law. */
  words: z.array(word).max(50).readonly().exactOptional(),
  laws: z
    .array(z.object({ law: word, article: word.exactOptional() }))
    .max(50)
    .readonly()
    .exactOptional(),
  /** Ids. */
  items: z.array(word).max(500).readonly().exactOptional(),
  materials: z.array(word).max(500).readonly().exactOptional(),
})

export const changeOrderSummary = z.object({
  /** Year and serial number: 2026-003. */
  id: z.string(),
  state: orderState,
  document: sourceDocument,
  /** What changes. */
  changes: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  due: civilDate,
  /** Working days; below 0 it is overdue. Absent when it is closed. */
  daysLeft: z.int().exactOptional(),
  /** The holidays of that year are not announced yet. */
  provisional: z.boolean(),
  affectedItems: z.int(),
  /** Number of the version that carried it out. */
  version: z.int().exactOptional(),
  closedAt: instant.exactOptional(),
  /** Why it was cancelled. */
  reason: z.string().exactOptional(),
})
export type ChangeOrderSummary = z.infer<typeof changeOrderSummary>

export const affectedItem = z.object({
  item: z.string(),
  name: nameShape,
  authority: z.string(),
  authorityName: nameShape,
  matters: list(z.object({ matter: z.string(), name: nameShape })),
  because: list(
    z.object({
      place: z.enum([
        'item',
        'name',
        'legal-basis',
        'condition',
        'material',
        'precondition',
        'procedure',
        'fee',
      ]),
      /** The text in which it was found. */
      text: textShape,
      /** What was looked for. */
      found: z.string(),
    }),
  ),
})
export type AffectedItem = z.infer<typeof affectedItem>

export const changeOrder = changeOrderSummary.extend({
  searched,
  affected: list(affectedItem),
  linked: list(z.object({ id: uuid, title: z.string(), state: changeState })),
  may: list(z.enum(['cancel'])),
})
export type ChangeOrder = z.infer<typeof changeOrder>

export const changeOrderQuery = z.object({
  state: orderState.exactOptional(),
  cursor: cursor.exactOptional(),
})
export const changeOrderList = z.object({
  orders: list(changeOrderSummary),
  next: z.string().exactOptional(),
})

export const newChangeOrder = searched.extend({
  /** Chosen by the client: sent twice, opened once. */
  id: uuid,
  document: sourceDocument,
  changes: z.string().trim().max(5000),
})
export const changeOrderCommand = z.object({
  id: uuid,
  type: z.literal('cancel'),
  reason: z.string().trim().max(2000),
})

const mark = z.enum(['new', 'gone', 'changed'])

/** What another version of the guide asks otherwise. */
export const takenOver = z.object({
  draft,
  from: version,
  to: version,
  fields: list(z.object({ element: z.string(), name: nameShape, mark })),
  materials: list(z.object({ material: z.string(), name: nameShape, mark })),
})
export type TakenOver = z.infer<typeof takenOver>
