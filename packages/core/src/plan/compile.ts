/**
 * Catalogue + matter + answers → plan. Pure: the same in the server, in the console's browser and
 * on the command line.
 */
import type { Catalogue } from '../catalogue/model.ts'
import { findLocality } from '../catalogue/regional.ts'
import { type AnswerProblem, type CompletedAnswers, completeAnswers } from './answers.ts'
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
  /** Code of the region whose variant holds; the matter as it stands when not given. */
  readonly region?: string
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

/** A plan with what it was made from, for whoever explains it. */
export type Compiled = {
  readonly plan: Plan
  readonly items: readonly PreparedItem[]
  readonly answers: CompletedAnswers
  readonly truth: Truth
}

export type CompiledResult =
  | { readonly ok: true; readonly compiled: Compiled }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] }

function placeOf({ region, variant, local }: PreparedMatter): Pick<Plan, 'region' | 'variant'> {
  const { note, phone } = local ?? {}
  return {
    ...(region && { region: { code: region.code, name: region.name } }),
    ...(variant && {
      variant: { id: variant.id, name: variant.name, ...(note && { note }), ...(phone && { phone }) },
    }),
  }
}

/** `version` is that of the catalogue from which `prepared` was made. */
export function compileWithGrounds(
  version: string,
  prepared: PreparedMatter,
  raw: Readonly<Record<string, unknown>>,
  options: Pick<PlanOptions, 'sharing'> = {},
): CompiledResult {
  const completed = completeAnswers(prepared.questions, raw)
  if (!completed.ok) return { ok: false, problems: completed.problems }
  const truth = createTruth(completed.all)
  const situation = situationOf(prepared, truth)
  const items = prepared.items.filter(entry => truth.holds(entry.when))
  const form = mergeForm(prepared, items, truth)
  const { rowsBefore, ...papers } = mergeChecklist(prepared, items, truth, options.sharing ?? 'off')
  const flow = planFlow(prepared, items, truth)
  const fees = feesOf(items, truth)
  if (truth.undecided.length > 0) {
    return { ok: false, problems: truth.undecided.map(condition => ({ code: 'plan/undecided', condition })) }
  }
  const given = completed.asked.flatMap(id => {
    const value = completed.all.get(id)
    return value === undefined ? [] : [[id, value] as const]
  })
  const plan: Plan = {
    catalogueVersion: version,
    matter: prepared.matter.id,
    name: prepared.matter.name,
    ...placeOf(prepared),
    answers: Object.fromEntries(given),
    situation,
    before: burdenBefore(items, rowsBefore),
    after: burdenAfter(items, papers.checklist.length, flow.workingDays),
    items: items.map(planItem),
    form,
    ...papers,
    flow,
    fees,
  }
  return { ok: true, compiled: { plan, items, answers: completed, truth } }
}

/** `version` is that of the catalogue from which `prepared` was made. */
export function compilePrepared(
  version: string,
  prepared: PreparedMatter,
  raw: Readonly<Record<string, unknown>>,
  options: Pick<PlanOptions, 'sharing'> = {},
): PlanResult {
  const result = compileWithGrounds(version, prepared, raw, options)
  return result.ok ? { ok: true, plan: result.compiled.plan } : result
}

/** Prepared matters of each catalogue: parsing conditions is the dear part, and is done once. */
const preparedMatters = new WeakMap<Catalogue, Map<string, PreparedMatter>>()

function preparedOnce(
  catalogue: Catalogue,
  key: string,
  prepare: () => PreparedMatter | undefined,
): PreparedMatter | undefined {
  const earlier = preparedMatters.get(catalogue) ?? new Map<string, PreparedMatter>()
  preparedMatters.set(catalogue, earlier)
  const known = earlier.get(key)
  if (known) return known
  const prepared = prepare()
  if (prepared) earlier.set(key, prepared)
  return prepared
}

/**
 * The matter with its conditions parsed, as the region carries it out; without a region, as it stands.
 * Undefined when the catalogue has no such matter or no such region. The same object each time.
 */
export function findPreparedMatter(
  catalogue: Catalogue,
  matterId: string,
  region?: string,
): PreparedMatter | undefined {
  const matter = catalogue.matters.get(matterId)
  if (matter === undefined) return undefined
  if (region === undefined) return preparedOnce(catalogue, matterId, () => prepareMatter(catalogue, matter))
  const known = catalogue.regions.get(region)
  if (known === undefined) return undefined
  return preparedOnce(catalogue, `${matterId} in ${region}`, () => {
    const locality = findLocality(catalogue, matterId, region)
    const base = locality
      ? preparedOnce(catalogue, `${matterId} as ${locality.variant.id} in ${locality.local.region}`, () =>
          prepareMatter(catalogue, matter, locality),
        )
      : findPreparedMatter(catalogue, matterId)
    return base && { ...base, region: known }
  })
}

export type PreparedResult =
  | { readonly ok: true; readonly prepared: PreparedMatter }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] }

/** The same, or what is unknown and what was perhaps meant. */
export function prepareKnown(catalogue: Catalogue, matterId: string, region?: string): PreparedResult {
  const prepared = findPreparedMatter(catalogue, matterId, region)
  if (prepared) return { ok: true, prepared }
  const problem: AnswerProblem =
    region === undefined || !catalogue.matters.has(matterId)
      ? {
          code: 'plan/unknown-matter',
          matter: matterId,
          nearest: nearest(matterId, catalogue.matters.keys()),
        }
      : { code: 'plan/unknown-region', region, nearest: nearest(region, catalogue.regions.keys()) }
  return { ok: false, problems: [problem] }
}

export function compile(
  catalogue: Catalogue,
  matterId: string,
  answers: Readonly<Record<string, unknown>>,
  options: PlanOptions = {},
): PlanResult {
  const known = prepareKnown(catalogue, matterId, options.region)
  return known.ok ? compilePrepared(catalogue.version, known.prepared, answers, options) : known
}
