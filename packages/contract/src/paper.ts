/** Papers made from the catalogue: the same as `Paper` of core, spelled out so that OpenAPI documents it. */
import { z } from 'zod'
import { list, nameShape } from './shape.ts'

export const matterPaper = z.enum(['guide', 'notice', 'flow-chart', 'tolerance-letter', 'commitment-letter'])
export type MatterPaperOnWire = z.infer<typeof matterPaper>
export const itemPaper = z.enum(['information-sheet', 'manual'])
export type ItemPaperOnWire = z.infer<typeof itemPaper>

/** Chinese unless English is asked for; where not given, the language of the request counts. */
const language = z.enum(['zh', 'en']).exactOptional()

/** Answers to the guided questions as JSON: they are few and no personal data, so they may stand in an address. */
const answersText = z.string().max(4000)
const region = z
  .string()
  .regex(/^\d{12}$/)
  .exactOptional()

export const matterPaperQuery = z.object({ answers: answersText, region, language })
export const matterPapersQuery = z.object({ answers: answersText.exactOptional(), region })
export const itemPaperQuery = z.object({ language })

export const matterPaperList = z.object({
  /** Papers for which the plan of these answers has a use; none without answers. */
  papers: list(matterPaper),
  /** Items of the matter, each with an information sheet of its own. */
  items: list(z.object({ item: z.string(), name: nameShape, authorityName: nameShape })),
})

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string(), soft: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), entries: list(z.string()) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: list(z.object({ title: z.string(), share: z.number() })),
    /** Rows of cells of paragraphs. */
    rows: list(list(list(z.string()))),
  }),
  z.object({
    kind: z.literal('facts'),
    caption: z.string(),
    entries: list(z.object({ term: z.string(), values: list(z.string()) })),
  }),
  z.object({ kind: z.literal('notice'), title: z.string(), texts: list(z.string()) }),
  z.object({ kind: z.literal('blanks'), labels: list(z.string()) }),
  z.object({
    kind: z.literal('flow'),
    title: z.string(),
    description: z.string(),
    lanes: list(z.string()),
    tasks: list(
      z.object({
        id: z.string(),
        name: z.string(),
        lane: z.int(),
        startDay: z.int(),
        endDay: z.int(),
        critical: z.boolean(),
        dependsOn: list(z.string()),
        days: z.string(),
        results: z.string(),
      }),
    ),
    workingDays: z.int(),
    dayLabel: z.string(),
    criticalLabel: z.string(),
    otherLabel: z.string(),
  }),
  z.object({ kind: z.literal('seal'), by: z.string(), date: z.string(), place: z.string() }),
])

export const paper = z.object({
  paper: z.union([matterPaper, itemPaper]),
  language: z.enum(['zh', 'en']),
  title: z.string(),
  subtitle: z.string(),
  issuer: z.string(),
  edition: z.object({
    hash: z.string(),
    number: z.int().exactOptional(),
    date: z.string().exactOptional(),
  }),
  editionText: z.string(),
  blocks: list(block),
})
export type PaperOnWire = z.infer<typeof paper>
