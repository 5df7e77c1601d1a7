import { z } from 'zod'
import { plan } from './plan.ts'
import { answers, answerValue, list, nameShape, regionCode, textShape } from './shape.ts'

export const lifeStage = z.object({
  id: z.string(),
  audience: z.enum(['person', 'enterprise']),
  name: nameShape,
  matters: z.int(),
})

export const matterSummary = z.object({
  id: z.string(),
  name: nameShape,
  summary: textShape,
  audience: z.enum(['person', 'enterprise']),
  lifeStage: z.string(),
  leadName: nameShape,
  list: z.enum(['national', 'provincial', 'local']),
  items: z.int(),
})
export type MatterSummary = z.infer<typeof matterSummary>

export const matterQuery = z.object({
  query: z.string().max(100).exactOptional(),
  audience: z.enum(['person', 'enterprise']).exactOptional(),
  lifeStage: z.string().max(60).exactOptional(),
})

export const matterList = z.object({ matters: list(matterSummary), lifeStages: list(lifeStage) })

const option = z.object({ value: z.string(), label: nameShape, hint: textShape.exactOptional() })

export const question = z.object({
  id: z.string(),
  kind: z.enum(['choice', 'many', 'yes-no', 'number']),
  title: nameShape,
  hint: textShape.exactOptional(),
  options: list(option).exactOptional(),
  unit: textShape.exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
})
export type QuestionOnWire = z.infer<typeof question>

export const siteSummary = z.object({
  id: z.string(),
  name: nameShape,
  kind: z.enum(['hall', 'township', 'village', 'bank', 'hospital']),
  address: textShape,
  hours: textShape,
  phone: z.string(),
})
export type SiteSummary = z.infer<typeof siteSummary>

export const matterDetail = matterSummary.extend({
  /** Sites where this matter may be handed in at a window. */
  sites: list(siteSummary),
  /** Regions that one may choose, where regions carry the matter out differently; otherwise none. */
  regions: list(z.object({ code: z.string(), name: nameShape })),
  /** The one of them that is meant when nobody chooses; null where there is nothing to choose. */
  usualRegion: z.string().nullable(),
})

export type MatterDetail = z.infer<typeof matterDetail>

/**
 * Guided questions (情形引导): send the answers so far; back comes the next question, or the plan when
 * all are answered. `answered` repeats what counts, in order, so that a page can show and change it.
 */
export const guideRequest = z.object({ answers, region: regionCode.exactOptional() })
export const guideResponse = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('question'),
    question,
    answered: list(z.object({ question, answer: answerValue })),
  }),
  z.object({
    step: z.literal('plan'),
    plan,
    answered: list(z.object({ question, answer: answerValue })),
  }),
])
export type GuideResponse = z.infer<typeof guideResponse>

/** One part of a plan. */
export const about = z.object({
  kind: z.enum(['material', 'field', 'section', 'task', 'item', 'day', 'fee']),
  id: z.string().min(1).max(100),
})

/** *Why?* – about one part of the plan that these answers give. Ids of days count from 1. */
export const explainRequest = z.object({
  answers,
  region: regionCode.exactOptional(),
  /** Of the catalogue that the plan was made from; the running one when not given. */
  version: z.string().max(64).exactOptional(),
  about,
})
export type AboutOnWire = z.infer<typeof about>

/** The tree of reasons as sentences, each below what it explains, one level deeper. */
export const explainResponse = z.object({
  /** Of the catalogue that explains. */
  catalogueVersion: z.string(),
  reasons: list(z.object({ depth: z.int(), kind: z.string(), text: nameShape })),
})
export type ReasonOnWire = z.infer<typeof explainResponse>['reasons'][number]
