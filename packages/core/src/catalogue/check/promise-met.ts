/** A promise that the item's own steps or procedures can't keep is none. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Item, SpecialProcedure } from '../model.ts'
import { type CheckContext, eachItem } from './rule.ts'

const stepsOverPromise = {
  code: 'catalogue/steps-over-promise',
  severity: 'error',
  zh: '各环节时限共 {days} 个工作日，超过承诺的 {promised} 个工作日。请缩短环节，或改承诺时限。',
  en: 'The steps take {days} working days, more than the promised {promised}. Shorten a step, or promise what can be kept.',
  reason: {
    zh: '即办、一日办结、三日办结等承诺，要由环节时限保证。',
    en: 'On the spot, in one day, in three days: a class is kept by the limits of the steps, or not at all.',
  },
  example: {
    wrong: 'limit: { statutoryDays: 5, promisedDays: 1 }\nsteps: [{ id: review, limitDays: 2, … }]',
    right: 'limit: { statutoryDays: 5, promisedDays: 2 }\nsteps: [{ id: review, limitDays: 2, … }]',
  },
} as const satisfies FindingRow

const proceduresOverPromise = {
  code: 'catalogue/procedures-over-promise',
  severity: 'error',
  zh: '不停止计时的特别程序要 {days} 个工作日，超过承诺的 {promised} 个工作日。请缩短程序，或改承诺时限。',
  en: 'Special procedures that do not stop the clock take {days} working days, more than the promised {promised}. Shorten them, or promise what can be kept.',
  reason: {
    zh: '只有《行政许可法》第四十五条所列程序不计入时限，其余的都在承诺时限之内。',
    en: 'Only the procedures of 行政许可法 art. 45 are left out of the limit; all others happen within it.',
  },
} as const satisfies FindingRow

const sum = (days: readonly number[]) => days.reduce((total, value) => total + value, 0)

/** Working days that the procedure certainly takes up. */
function workingDays({ limitDays, unit }: SpecialProcedure): number {
  return unit === 'natural-days' ? Math.floor((limitDays * 5) / 7) : limitDays
}

/** The least that must be reckoned with: all that always happen, and the longest of those that may. */
function unsuspendedDays(item: Item): number {
  const counted = (item.specialProcedures ?? []).filter(procedure => !procedure.suspends)
  const always = counted.filter(procedure => procedure.when === undefined).map(workingDays)
  const sometimes = counted.filter(procedure => procedure.when !== undefined).map(workingDays)
  return sum(always) + Math.max(0, ...sometimes)
}

function promiseFindings(item: Item, { report }: CheckContext): Finding[] {
  const { id } = item
  const promised = item.limit.promisedDays
  const place = { in: 'items' as const, id, path: ['limit', 'promisedDays'] }
  const steps = sum(item.steps.map(step => step.limitDays ?? 0))
  const procedures = unsuspendedDays(item)
  return [
    ...(steps > promised ? [report(stepsOverPromise, place, { days: steps, promised })] : []),
    ...(procedures > promised ? [report(proceduresOverPromise, place, { days: procedures, promised })] : []),
  ]
}

export const promiseMet = eachItem([stepsOverPromise, proceduresOverPromise], (item, _, context) =>
  promiseFindings(item, context),
)
