/** What a draft hands in: the whole form and the whole checklist, or everything that is not right with them. */
import type { FileSummary } from '@yijianshi/contract/draft'
import type { CaseState, HandedIn } from '@yijianshi/core/case'
import { validateForm } from '@yijianshi/core/form'
import type { FormValues } from '../case/contents-store.ts'
import { done, type Outcome, type Refused, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { type Choices, choicesOf } from './choices.ts'
import { draftFiles } from './files.ts'
import { getPlan, type StoredPlan } from './plan-store.ts'
import { valuesOf } from './present.ts'
import type { StoredDraft } from './stored-draft.ts'

export type Papers = {
  readonly plan: StoredPlan
  readonly values: FormValues
  /** One entry for each material of the checklist, with files or without. */
  readonly materials: readonly HandedIn[]
  readonly choices: Choices
}

export const hasFiles = (entry: HandedIn) => entry.files.length > 0

export function handedIn(plan: StoredPlan, files: readonly FileSummary[]): HandedIn[] {
  return plan.checklist
    .filter(entry => entry.kind !== 'form')
    .map(entry => ({
      material: entry.material,
      files: files
        .filter(file => file.material === entry.material)
        .map(({ file, sha256, bytes, mediaType }) => ({ file, sha256, bytes, mediaType })),
    }))
}

function incomplete(fields: NonNullable<Refused['fields']>, materials: readonly string[]): Refused {
  const code = fields.length > 0 ? 'form/incomplete' : 'case/material-missing'
  return refused(code, { fields: fields.length, materials: materials.length }, { fields, materials })
}

/** Missing is what is neither there, nor to follow later, nor promised. `state`: of the case, where there is one. */
export async function completePapers(
  services: Services,
  draft: StoredDraft,
  state?: CaseState,
): Promise<Outcome<Papers>> {
  const plan = await getPlan(services.pool, draft.plan_hash)
  const values = valuesOf(draft, plan)
  const catalogue = (await services.versions.find(plan.catalogueVersion)) ?? services.catalogue()
  const fields = validateForm(plan.form.fields, values, new Set(catalogue.regions.keys()))
  const files = await draftFiles(services, draft)
  const materials = handedIn(plan, files)
  const choices = choicesOf(draft, plan, files, state)
  const left = new Set([...choices.later, ...choices.promised, ...(state?.lapsed ?? [])])
  const missing = materials
    .filter(entry => !hasFiles(entry) && !left.has(entry.material))
    .map(entry => entry.material)
  if (fields.length > 0 || missing.length > 0) return incomplete(fields, missing)
  return done({ plan, values, materials, choices })
}
