/**
 * Catalogue + matter + answers → plan. Pure: the same in the server, in the console's browser and
 * on the command line.
 */
import type { Catalogue } from '../catalogue/model.ts'
import { type AnswerProblem, completeAnswers } from './answers.ts'
import { burdenAfter, burdenBefore } from './burden.ts'
import { mergeChecklist } from './checklist.ts'
import { planFlow } from './flow.ts'
import { mergeForm } from './form.ts'
import { nearest } from './nearest.ts'
import type { Fees, Plan, PlanItem } from './plan.ts'
import { type PreparedItem, type PreparedMatter, prepareMatter } from './prepare.ts'
import { situationOf } from './situation.ts'
import { createTruth, type Truth } from './truth.ts'

export type PlanOptions = {
  /** Whether materials that the government holds are fetched (数据共享). Off, they are asked for once. */
  readonly sharing?: 'on' | 'off'
}

export type PlanResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] }

function feesOf(items: readonly PreparedItem[], truth: Truth): Fees {
  const entries = items.flatMap(({ item, fees }) =>
    fees
      .filter(entry => truth.holds(entry.when))
      .map(({ fee }) => ({ item: item.id, name: fee.name, amountFen: fee.amountFen, basis: fee.basis })),
  )
  return { entries, totalFen: entries.reduce((total, entry) => total + entry.amountFen, 0) }
}

function planItem({ item, authority, licences }: PreparedItem): PlanItem {
  return {
    item: item.id,
    name: item.name,
    authority: authority.id,
    authorityName: authority.name,
    results: licences.map(licence => ({ licence: licence.id, name: licence.name })),
  }
}

/** `version` is that of the catalogue from which `prepared` was made. */
export function compilePrepared(
  version: string,
  prepared: PreparedMatter,
  raw: Readonly<Record<string, unknown>>,
  options: PlanOptions = {},
): PlanResult {
  const completed = completeAnswers(prepared.questions, raw)
  if (!completed.ok) return { ok: false, problems: completed.problems }
  const truth = createTruth(completed.all)
  const situation = situationOf(prepared, truth)
  const items = prepared.items.filter(entry => truth.holds(entry.when))
  const form = mergeForm(prepared, items, truth)
  const { checklist, omitted, furtherSavings, rowsBefore } = mergeChecklist(
    prepared,
    items,
    truth,
    options.sharing ?? 'off',
  )
  const flow = planFlow(items, truth)
  const fees = feesOf(items, truth)
  if (truth.undecided.length > 0) {
    return { ok: false, problems: truth.undecided.map(condition => ({ code: 'plan/undecided', condition })) }
  }
  return {
    ok: true,
    plan: {
      catalogueVersion: version,
      matter: prepared.matter.id,
      name: prepared.matter.name,
      answers: Object.fromEntries(
        completed.asked.flatMap(id => {
          const value = completed.all.get(id)
          return value === undefined ? [] : [[id, value]]
        }),
      ),
      situation,
      before: burdenBefore(items, rowsBefore),
      after: burdenAfter(items, checklist.length, flow.workingDays),
      items: items.map(planItem),
      form,
      checklist,
      omitted,
      furtherSavings,
      flow,
      fees,
    },
  }
}

/** Prepared matters of each catalogue: parsing conditions is the dear part, and is done once. */
const preparedMatters = new WeakMap<Catalogue, Map<string, PreparedMatter>>()

/** The matter with its conditions parsed; undefined when the catalogue has no such matter. */
export function findPreparedMatter(catalogue: Catalogue, matterId: string): PreparedMatter | undefined {
  const earlier = preparedMatters.get(catalogue) ?? new Map<string, PreparedMatter>()
  preparedMatters.set(catalogue, earlier)
  const known = earlier.get(matterId)
  if (known) return known
  const matter = catalogue.matters.get(matterId)
  if (matter === undefined) return undefined
  const prepared = prepareMatter(catalogue, matter)
  earlier.set(matterId, prepared)
  return prepared
}

export function compile(
  catalogue: Catalogue,
  matterId: string,
  answers: Readonly<Record<string, unknown>>,
  options: PlanOptions = {},
): PlanResult {
  const prepared = findPreparedMatter(catalogue, matterId)
  if (prepared === undefined) {
    const near = nearest(matterId, catalogue.matters.keys())
    return { ok: false, problems: [{ code: 'plan/unknown-matter', matter: matterId, nearest: near }] }
  }
  return compilePrepared(catalogue.version, prepared, answers, options)
}
