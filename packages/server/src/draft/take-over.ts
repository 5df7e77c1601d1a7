/** A draft keeps the guide it was begun with, until its person takes over the one in use. */
import type { TakenOver } from '@yijianshi/contract/publication'
import type { Actor } from '@yijianshi/core/access'
import { compareGuides } from '@yijianshi/core/publication'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { compilePlan } from '../matter/answers.ts'
import { refreshDraft } from './change.ts'
import { getPlan } from './plan-store.ts'
import { presentDraft } from './present.ts'
import { findDraft, noDraft } from './store.ts'

/** Gives the draft the plan of the version in use, and marks what that asks otherwise. A draft of a case keeps its plan. */
export async function takeOverDraft(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Outcome<TakenOver>> {
  const { pool } = services
  const draft = await findDraft(services, id, actor)
  if (draft === undefined) return noDraft(services, id, actor)
  if (draft.submitted_at !== null) return refused('draft/already-submitted')
  const before = await getPlan(pool, draft.plan_hash)
  if (draft.kind === 'application') {
    const compiled = compilePlan(services.catalogue(), draft.matter, draft.answers, before.region?.code)
    if (!compiled.ok) return compiled
  }
  const taken = await refreshDraft(services, actor, draft)
  const after = await getPlan(pool, taken.plan_hash)
  const { fields, materials } = compareGuides(before, after)
  const named = { zh: '', en: '' }
  const fieldName = (element: string) =>
    [...after.form.fields, ...before.form.fields].find(field => field.element === element)?.name ?? named
  const materialName = (material: string) =>
    [...after.checklist, ...before.checklist].find(entry => entry.material === material)?.name ?? named
  return done({
    draft: await presentDraft(services, taken, actor),
    from: before.catalogueVersion,
    to: after.catalogueVersion,
    fields: fields.map(entry => ({ ...entry, name: fieldName(entry.element) })),
    materials: materials.map(entry => ({ ...entry, name: materialName(entry.material) })),
  })
}
