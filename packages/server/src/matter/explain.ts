import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import { explain, type Reader, reasonLines } from '@yijianshi/core/plan'
import { findAnswers } from '../case/case-answers.ts'
import { seesAll, sightOf } from '../case/part.ts'
import type { VisibleCase } from '../case/visible-case.ts'
import { getPlan, type StoredPlan } from '../draft/plan-store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { notPlannable, plainAnswers } from './answers.ts'

type Asked = Operation<'explainPlan'>['body']
type Explained = Operation<'explainPlan'>['response']

/** Staff read about the applicant, whom everybody else is told to be. */
export function readerOf(actor: Actor | undefined): Reader {
  return actor === undefined || actor.role === 'applicant' ? 'applicant' : 'staff'
}

/** Why something stands in the plan that these answers give, in sentences of both languages. */
export async function explainPlan(
  services: Services,
  matter: string,
  { answers, about, region, version }: Asked,
  reader: Reader,
): Promise<Outcome<Explained>> {
  const kept = version === undefined ? undefined : await services.versions.find(version)
  const catalogue = kept ?? services.catalogue()
  const options = region === undefined ? {} : { region }
  const result = explain(catalogue, matter, plainAnswers(answers), about, options)
  if (result.ok) {
    return done({ catalogueVersion: catalogue.version, reasons: [...reasonLines(result.reasons, reader)] })
  }
  const problems = result.problems.flatMap(problem => (problem.code === 'explain/unknown' ? [] : [problem]))
  return problems.length > 0 ? notPlannable(problems) : refused('request/not-found')
}

/** Reasons tell answers: an authority asks about what its own items need. */
function mayAsk(visible: VisibleCase, plan: StoredPlan, { kind, id }: Asked['about']): boolean {
  const sight = sightOf(visible, plan)
  if (seesAll(sight)) return true
  const { items, fields, materials } = sight.part
  switch (kind) {
    case 'item':
    case 'task':
    case 'fee':
      return items.has(id)
    case 'field':
      return fields.has(id)
    case 'material':
      return (
        materials.has(id) ||
        plan.omitted.some(
          ({ material, neededBy }) => material === id && neededBy.some(item => items.has(item)),
        )
      )
    case 'section':
    case 'day':
      return false
  }
}

/** The same for a case: by the answers, the region and the version that it began with. */
export async function explainCase(
  services: Services,
  caseId: string,
  visible: VisibleCase,
  about: Asked['about'],
  reader: Reader,
): Promise<Outcome<Explained>> {
  const plan = await getPlan(services.pool, visible.state.planHash)
  if (!mayAsk(visible, plan, about)) return refused('request/not-found')
  const answers = await findAnswers(services, caseId, visible.state)
  if (answers === undefined) return refused('case/contents-erased')
  const { matter, region, catalogueVersion: version } = plan
  const asked = { answers, about, version, ...(region && { region: region.code }) }
  return explainPlan(services, matter, asked, reader)
}
