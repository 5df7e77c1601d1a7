import { z } from 'zod'
import { plan } from './plan.ts'
import { answers, answerValue, list, nameShape, textShape } from './shape.ts'

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
})

/**
 * Guided questions (情形引导): send the answers so far; back comes the next question, or the plan when
 * all are answered. `answered` repeats what counts, in order, so that a page can show and change it.
 */
export const guideRequest = z.object({ answers })
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
