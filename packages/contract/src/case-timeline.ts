/**
 * Every hour of a case, explained: who had it when, against what was planned, and which days of each limit count.
 * Lanes are whoever owes something: the applicant, the window, the centre, each authority.
 */
import { z } from 'zod'
import { clock, dayUnit } from './case-course.ts'
import { civilDate, instant, list, nameShape, textShape } from './shape.ts'

/** Who holds the time: while a clock runs its owner, while it stands still whom it waits for. */
export const timeHolder = z.enum(['office', 'applicant', 'third-party'])

export const timelineWork = z.enum([
  /** To accept, decline, or tell everything that is missing (ALL §32(4)). */
  'acceptance',
  'correction',
  /** To say what becomes of a case whose notice was not answered. */
  'lapsed-correction',
  'joint-notice',
  /** To get through to an authority whose own system does not answer. */
  'hand-over',
  /** The item itself, from dispatch to decision. */
  'decision',
  'returned-task',
  'special-procedure',
  'opinion',
  'objection',
  'joint-act',
  'issue',
  'supplement',
  'delivery',
  'commitment-check',
  /** To take back what was granted on a promise that was not kept. */
  'revocation',
  /** All items of the matter together (joint limit). */
  'joint-limit',
])
export type TimelineWork = z.infer<typeof timelineWork>

/** A stretch of time in one hand. */
const segment = z.object({
  from: instant,
  /** Null while it lasts. */
  to: instant.nullable(),
  holder: timeHolder,
  /** Why the clock stood still; null where it ran. */
  ground: z
    .enum(['special-procedure', 'papers-incomplete', 'papers-incorrect', 'papers-outdated'])
    .nullable(),
})
export type TimelineSegment = z.infer<typeof segment>

const day = z.object({
  date: civilDate,
  /** What is counted up to and with this day; null for a day that does not count. */
  count: z.number().nullable(),
  /** `overdue`: after the last day, where it was not done by then; their number is `overdueBy` of the clock. */
  standing: z.enum(['counted', 'rest-day', 'suspended', 'interrupted', 'moved-on', 'closed', 'overdue']),
  why: textShape,
})
export type TimelineDay = z.infer<typeof day>

/** Days in a row that do not count for one reason: a holiday, a weekend, a stop. */
const pause = z.object({ from: civilDate, to: civilDate, days: z.int(), why: textShape })
export type TimelinePause = z.infer<typeof pause>

/** One rule and the date that it led to, in the order in which they apply. */
const step = z.object({ why: textShape, due: civilDate })

const limit = z.object({
  unit: dayUnit,
  clock,
  /** The last day that the law allows, where it allows more than was promised. */
  statutoryDue: civilDate.nullable(),
  steps: list(step),
  /** After the event up to the last day; if it is or was overdue, on to today or to the end. 400 at most. */
  days: list(day),
  /** Of the days up to the last one. */
  pauses: list(pause),
})
export type TimelineLimit = z.infer<typeof limit>

const bar = z.object({
  /** Unique in the timeline, and the same at the next reading. */
  id: z.string(),
  work: timelineWork,
  item: z.object({ id: z.string(), name: nameShape }).nullable(),
  /** What exactly, where the kind of work and the item do not tell: a material, a procedure, a question. */
  subject: nameShape.nullable(),
  /** As the plan had it when the case was accepted, without stops and extensions. Null where nothing was planned. */
  planned: z.object({ from: civilDate, to: civilDate }).nullable(),
  /** Null before it has begun. */
  actual: z.object({ from: instant, to: instant.nullable() }).nullable(),
  segments: list(segment),
  /** Null where no limit runs or ran. */
  limit: limit.nullable(),
})
export type TimelineBar = z.infer<typeof bar>

const lane = z.object({
  kind: z.enum(['applicant', 'window', 'centre', 'authority']),
  /** Unique in the timeline: `applicant`, `window`, `centre`, or `authority` and its id, with a colon between. */
  id: z.string(),
  name: nameShape,
  /** In order of time. */
  bars: list(bar),
})
export type TimelineLane = z.infer<typeof lane>

export const caseTimeline = z.object({
  /** The moment that it shows. */
  at: instant,
  /**
   * First and last day of the picture: from the receipt to the last day that was used, is planned, or due. The due of a
   * joint limit may lie beyond.
   */
  begin: civilDate,
  end: civilDate,
  /** Days off in the picture, in rows. */
  restDays: list(pause),
  /** Whose turn it is: ids of lanes with a clock that runs now, or whose limit is over. */
  waitsFor: list(z.string()),
  /** When everything would be done if everybody keeps to the limits; null once it has ended. */
  expectedEnd: z.object({ date: civilDate, provisional: z.boolean() }).nullable(),
  lanes: list(lane),
})
export type CaseTimeline = z.infer<typeof caseTimeline>
