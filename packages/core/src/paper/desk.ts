/** What every maker of a paper works with: the catalogue, the language, and how things are said in it. */
import type { Language } from '../catalogue/language.ts'
import type { Authority, Catalogue, Item, Name, SpecialProcedure } from '../catalogue/model.ts'
import { completeAnswers } from '../plan/answers.ts'
import { findPreparedMatter } from '../plan/compile.ts'
import { parseCondition } from '../plan/condition.ts'
import { conditionWords } from '../plan/explain/condition-words.ts'
import type { Plan, PlanItem } from '../plan/plan.ts'
import { createTruth } from '../plan/truth.ts'
import { lawText, type Say, sayIn } from './blocks.ts'
import type { Edition } from './model.ts'
import { type PaperTexts, paperTexts } from './texts.ts'

export type PaperContext = {
  readonly catalogue: Catalogue
  readonly edition: Edition
  readonly language: Language
  /** Where people find the portal, such as `https://banshi.example.gov.cn/`; not given where nobody knows. */
  readonly portal?: string
}

export type Desk = PaperContext & { readonly t: PaperTexts; readonly say: Say }

export function deskFor(context: PaperContext): Desk {
  return { ...context, t: paperTexts(context.language), say: sayIn(context.language) }
}

/** An item of a plan with its record and with the authority that handles it here. */
export type HandledItem = { readonly planned: PlanItem; readonly item: Item; readonly authority: Authority }

export type PlanDesk = Desk & {
  readonly plan: Plan
  readonly items: readonly HandledItem[]
  /** Whether a condition holds under the answers; an absent one always does. */
  readonly holds: (when: string | undefined) => boolean
}

/** The catalogue is the one that the plan was compiled from: what it names is there. */
function handledItems(catalogue: Catalogue, plan: Plan): HandledItem[] {
  return plan.items.flatMap(planned => {
    const item = catalogue.items.get(planned.item)
    const authority = catalogue.authorities.get(planned.authority)
    return item && authority ? [{ planned, item, authority }] : []
  })
}

function conditionsUnder(catalogue: Catalogue, plan: Plan): PlanDesk['holds'] {
  const prepared = findPreparedMatter(catalogue, plan.matter, plan.region?.code)
  const completed = prepared && completeAnswers(prepared.questions, plan.answers)
  const truth = createTruth(completed?.ok ? completed.all : new Map())
  const known = new Set(prepared?.questions.map(({ question }) => question.id))
  return when => {
    if (when === undefined) return true
    const parsed = parseCondition(when, known)
    return parsed.ok && truth.holds(parsed.condition)
  }
}

export function planDeskFor(context: PaperContext, plan: Plan): PlanDesk {
  const { catalogue } = context
  return {
    ...deskFor(context),
    plan,
    items: handledItems(catalogue, plan),
    holds: conditionsUnder(catalogue, plan),
  }
}

/** A condition for people: questions by their title, answers by their label. */
export function conditionText({ catalogue, say }: Desk, condition: string): string {
  return say(conditionWords(condition, catalogue.questions))
}

/** Whole fen as yuan: `80`, `12.50`. */
export function yuanOf(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

/** A civil date in words; as it stands where it is none. */
export function dateText(t: PaperTexts, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return day === '' ? date : t.date(year, Number(month), Number(day))
}

/** Edition in words: version, the first twelve digits of the hash, date. */
export function editionText(t: PaperTexts, { hash, number, date }: Edition): string {
  return t.edition(hash.slice(0, 12), number, date === undefined ? undefined : dateText(t, date))
}

export function statutoryText({ t }: Desk, { limit }: Item, none: string): string {
  if (limit.statutoryDays === undefined) return none
  return limit.statutoryUnit === 'natural-days'
    ? t.naturalDays(limit.statutoryDays)
    : t.days(limit.statutoryDays)
}

export function specialDays({ t }: Desk, { limitDays, unit }: SpecialProcedure): string {
  return unit === 'natural-days' ? t.naturalDays(limitDays) : t.days(limitDays)
}

export function specialLine(desk: Desk, procedure: SpecialProcedure): string {
  const { t, say } = desk
  const clock = procedure.suspends ? t.special.suspends : t.special.counts
  return t.special.line(say(procedure.name), specialDays(desk, procedure), clock)
}

export function lawTexts(item: Item): string[] {
  return item.legalBasis.map(lawText)
}

export function namesOf({ t, say }: Desk, names: readonly Name[]): string {
  return t.and([...new Set(names.map(say))])
}
