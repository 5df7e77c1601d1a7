import { z } from 'zod'
import { organisationGiven, personGiven } from './mandate.ts'
import { paper } from './paper.ts'
import { plan } from './plan.ts'
import { answers, fieldProblem, fieldValue, instant, list, nameShape, regionCode, uuid } from './shape.ts'

export const delivery = z.enum(['window', 'post', 'electronic'])

export const fileSummary = z.object({
  file: uuid,
  material: z.string(),
  /** As the person's device called it. */
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
})
export type FileSummary = z.infer<typeof fileSummary>

export const postalAddress = z.object({
  recipient: z.string().max(50),
  mobile: z.string().max(20),
  address: z.string().max(200),
})
export type PostalAddress = z.infer<typeof postalAddress>

const noticeEntry = z.object({
  subject: z.enum(['material', 'field']),
  id: z.string(),
  name: nameShape,
  problem: z.string(),
})

/** A supplement hands in what was promised for later; on the spot an error is mended before acceptance. */
export const draftKind = z.enum(['application', 'correction', 'supplement', 'on-the-spot'])

/** 容缺受理承诺书, 告知承诺书. */
export const letterKind = z.enum(['tolerance', 'commitment'])
export type LetterKind = z.infer<typeof letterKind>

const signature = z.object({
  name: z.string(),
  at: instant,
  /** On the printed letter, as the clerk confirmed. */
  onPaper: z.boolean(),
})

/** An application being filled in, or what is handed in for a case afterwards. */
export const draft = z.object({
  id: uuid,
  kind: draftKind,
  case: uuid.nullable(),
  matter: z.string(),
  name: nameShape,
  plan,
  values: z.record(z.string(), fieldValue),
  files: list(fileSummary),
  delivery,
  site: z.string(),
  postalAddress: postalAddress.nullable(),
  /** Materials that are to follow after acceptance, and those for which a promise stands in; no file is there. */
  later: list(z.string()),
  promised: list(z.string()),
  /** Letters that these need, each with the signature once it has one. */
  letters: list(z.object({ kind: letterKind, signed: signature.nullable() })),
  /** For a supplement: what the case still waits for. Empty for anything else. */
  owed: list(z.string()),
  /** What the notice asks for; empty for an application. */
  notice: list(noticeEntry),
  applicantName: z.string(),
  /** The reader fills it in for somebody else. */
  onBehalf: z.literal(true).exactOptional(),
  /** 经办人: who came, or applies, in the applicant’s name. */
  handlerName: z.string().exactOptional(),
  /** Date until which everything would be done if submitted and accepted today. */
  expectedDate: z.iso.date(),
  revision: z.int(),
  savedAt: instant,
  /** The version of the catalogue in use, where the draft was begun with another: it can be taken over. */
  newerVersion: z.string().exactOptional(),
})
export type Draft = z.infer<typeof draft>

export const draftSummary = z.object({
  id: uuid,
  kind: draftKind,
  matter: z.string(),
  name: nameShape,
  situation: nameShape,
  applicantName: z.string(),
  onBehalf: z.literal(true).exactOptional(),
  fieldsDone: z.int(),
  fieldsAll: z.int(),
  savedAt: instant,
})
export type DraftSummary = z.infer<typeof draftSummary>

/** A clerk names whoever applies; an applicant is the applicant, or acts by mandate. */
export const newDraft = z.object({
  matter: z.string(),
  answers,
  /** Where it is to be carried out; at a window the region of its site when not given. */
  region: regionCode.exactOptional(),
  applicant: personGiven.exactOptional(),
  /** At a window, instead of a person; an agent comes for it. */
  organisation: organisationGiven.exactOptional(),
  /** At a window: who came in the applicant’s name, by a mandate that is recorded. */
  agent: personGiven.exactOptional(),
  /** Online: id of the person or organisation in whose name the reader applies; their own when absent. */
  principal: uuid.exactOptional(),
})

const materialIds = z.array(z.string().max(100)).max(200)

/** Only what changed: null clears a field. */
export const draftChange = z.object({
  values: z.record(z.string().max(100), fieldValue.nullable()).exactOptional(),
  answers: answers.exactOptional(),
  delivery: delivery.exactOptional(),
  site: z.string().max(100).exactOptional(),
  postalAddress: postalAddress.nullable().exactOptional(),
  /** Each the whole list. What may not follow later, or be promised, by the plan has no effect. */
  later: materialIds.exactOptional(),
  promised: materialIds.exactOptional(),
  /** Signs letters whose text has this hash; at a window, confirms the signature on paper. */
  letters: z
    .array(z.object({ kind: letterKind, sha256: z.string().max(64), name: z.string().trim().max(50) }))
    .max(2)
    .exactOptional(),
})

/** The letters that a draft needs, as they are to be read and signed. The Chinese text is what is signed. */
export const draftLetters = z.object({
  letters: list(
    z.object({
      kind: letterKind,
      /** Of the text; sent back with the signature. */
      sha256: z.string(),
      paper,
      signed: signature.nullable(),
    }),
  ),
})
export type DraftLetters = z.infer<typeof draftLetters>

export const draftSaved = z.object({
  revision: z.int(),
  savedAt: instant,
  /** What is wrong with the fields just sent; they are saved all the same. */
  problems: list(fieldProblem),
})

export const submission = z.object({ commandId: uuid })
export const submitted = z.object({ case: uuid, number: z.string() })
