/** A case keeps the version of the catalogue it was submitted under, or has taken over since. */
import type { CaseCommand, CaseState } from '@yijianshi/core/case'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { compareGuides } from '@yijianshi/core/publication'
import { getPlan, keepPlan } from '../draft/plan-store.ts'
import type { Outcome } from '../http/outcome.ts'
import { done, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { compilePlan } from '../matter/answers.ts'
import { findAnswers, sealAnswers } from './case-answers.ts'
import { heldOf, promisableOf, taskPlans, tolerableOf } from './task-plans.ts'

/** The catalogue that the case goes by; the one in use where this release can’t read the older one. */
export async function catalogueOf(services: Services, state: CaseState): Promise<Catalogue> {
  return (await services.versions.find(state.catalogueVersion)) ?? services.catalogue()
}

/** The command that puts the case under the version in use, as the applicant asked. */
export async function takeOverCommand(
  services: Services,
  caseId: string,
  state: CaseState,
  request: string,
): Promise<Outcome<CaseCommand>> {
  const { pool } = services
  const catalogue = services.catalogue()
  const before = await getPlan(pool, state.planHash)
  const answers = await findAnswers(services, caseId, state)
  if (answers === undefined) return refused('case/contents-erased')
  const compiled = compilePlan(catalogue, state.matter, answers, before.region?.code)
  if (!compiled.ok) return compiled
  const planHash = await keepPlan(pool, compiled.value)
  const after = await getPlan(pool, planHash)
  return done({
    type: 'take-over-version',
    request,
    catalogueVersion: catalogue.version,
    planHash,
    situation: after.situation.code,
    answers: await sealAnswers(services, caseId, compiled.value.answers),
    fields: after.form.fields.map(field => field.element),
    checklist: after.checklist.filter(entry => entry.kind !== 'form').map(entry => entry.material),
    tasks: taskPlans(after, catalogue),
    tolerable: tolerableOf(after),
    promisable: promisableOf(after),
    held: heldOf(after),
    demands: compareGuides(before, after).demands,
  })
}
