import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import type { CaseState } from '@yijianshi/core/case'
import { explain, type Reader, reasonLines } from '@yijianshi/core/plan'
import { getPlan } from '../draft/plan-store.ts'
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

/** The same for a case: by the answers, the region and the version that it began with. */
export async function explainCase(
  services: Services,
  state: CaseState,
  about: Asked['about'],
  reader: Reader,
): Promise<Outcome<Explained>> {
  const { matter, answers, region, catalogueVersion: version } = await getPlan(services.pool, state.planHash)
  const asked = { answers, about, version, ...(region && { region: region.code }) }
  return explainPlan(services, matter, asked, reader)
}
