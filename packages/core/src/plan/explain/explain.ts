/** *Why?* – for any part of a plan the facts that led to it. Pure, like the plan itself. */
import type { Catalogue } from '../../catalogue/model.ts'
import type { AnswerProblem } from '../answers.ts'
import { compileWithGrounds, type PlanOptions, prepareKnown } from '../compile.ts'
import { nearest } from '../nearest.ts'
import { explainField, explainSection } from './explain-fields.ts'
import { explainMaterial } from './explain-materials.ts'
import { explainDay, explainTask } from './explain-time.ts'
import { calledOf, Grounds, law } from './grounds.ts'
import type { About, Reason } from './reason.ts'

export type ExplainProblem =
  | AnswerProblem
  | {
      readonly code: 'explain/unknown'
      readonly about: About
      readonly nearest: readonly string[]
    }

export type ExplainResult =
  | { readonly ok: true; readonly reasons: readonly Reason[] }
  | { readonly ok: false; readonly problems: readonly ExplainProblem[] }

function explainItem(grounds: Grounds, catalogue: Catalogue, id: string): readonly Reason[] | undefined {
  const { region, local, variant } = grounds.prepared
  const known = grounds.prepared.items.find(entry => entry.item.id === id)
  if (known === undefined) {
    const omitted = variant?.omit?.includes(id) ? catalogue.items.get(id) : undefined
    if (variant === undefined || omitted === undefined) return undefined
    return [{ kind: 'item-omitted-here', item: id, name: omitted.name, variantName: variant.name }]
  }
  const isLocal = local?.authorities?.some(entry => entry.local === known.authority.id)
  const locally: Reason[] =
    grounds.find(id) && variant && region && isLocal
      ? [
          {
            kind: 'local-authority',
            ...calledOf(known),
            regionName: region.name,
            authority: known.authority.id,
            authorityName: known.authority.name,
          },
        ]
      : []
  return [...grounds.item(id), ...locally, ...known.item.legalBasis.map(law)]
}

function explainFee(grounds: Grounds, id: string): readonly Reason[] | undefined {
  const fees = grounds.find(id)?.fees.filter(({ when }) => grounds.holds(when)) ?? []
  if (fees.length === 0) return undefined
  return fees.map(({ fee, when }) => ({
    kind: 'fee',
    item: id,
    name: fee.name,
    amountFen: fee.amountFen,
    basis: fee.basis,
    ...(fee.reduction && { reduction: fee.reduction }),
    because: [...grounds.because(when), ...grounds.item(id)],
  }))
}

function explained(
  grounds: Grounds,
  catalogue: Catalogue,
  { kind, id }: About,
): readonly Reason[] | undefined {
  switch (kind) {
    case 'material':
      return explainMaterial(grounds, id)
    case 'field':
      return explainField(grounds, id)
    case 'section':
      return explainSection(grounds, id)
    case 'task':
      return explainTask(grounds, id)
    case 'item':
      return explainItem(grounds, catalogue, id)
    case 'day':
      return explainDay(grounds, id)
    case 'fee':
      return explainFee(grounds, id)
  }
}

/** What can be asked about, for an error message. */
function knownIds({ plan, prepared }: Grounds, kind: About['kind']): string[] {
  switch (kind) {
    case 'material':
      return [...plan.checklist, ...plan.omitted].map(entry => entry.material)
    case 'field':
      return plan.form.fields.map(field => field.element)
    case 'section':
      return plan.form.sections.map(section => section.id)
    case 'task':
      return plan.flow.tasks.map(task => task.item)
    case 'item':
      return prepared.items.map(entry => entry.item.id)
    case 'day':
      return [String(plan.flow.workingDays)]
    case 'fee':
      return plan.fees.entries.map(entry => entry.item)
  }
}

/** Why that stands, or does not stand, in the plan that these answers give. */
export function explain(
  catalogue: Catalogue,
  matterId: string,
  answers: Readonly<Record<string, unknown>>,
  about: About,
  options: PlanOptions = {},
): ExplainResult {
  const known = prepareKnown(catalogue, matterId, options.region)
  if (!known.ok) return known
  const result = compileWithGrounds(catalogue.version, known.prepared, answers, options)
  if (!result.ok) return result
  const grounds = new Grounds(known.prepared, result.compiled)
  const reasons = explained(grounds, catalogue, about)
  if (reasons !== undefined && reasons.length > 0) return { ok: true, reasons }
  const near = nearest(about.id, new Set(knownIds(grounds, about.kind)))
  return { ok: false, problems: [{ code: 'explain/unknown', about, nearest: near }] }
}
