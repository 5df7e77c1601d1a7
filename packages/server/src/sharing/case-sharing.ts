/** What of a case was fetched, for those who may read its contents: each their part. */
import type { CaseSharing, SharingAnswer } from '@yijianshi/contract/sharing'
import type { Actor } from '@yijianshi/core/access'
import { findForm } from '../case/contents-store.ts'
import { type Sight, seesAll, sightOf } from '../case/part.ts'
import { nameOf } from '../case/present-task.ts'
import { findVisibleCase, recordLook, type VisibleCase } from '../case/visible-case.ts'
import { getPlan } from '../draft/plan-store.ts'
import { findDraft } from '../draft/store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { makeApplication } from './application.ts'
import { consentsOfCase } from './consent-store.ts'
import { entriesOf } from './entries.ts'
import { elementName, resourceNames } from './names.ts'
import { papersOfCase } from './paper-store.ts'
import { presentConsent, presentFetched } from './present.ts'
import { findUse, openAnswers, type StoredUse } from './use-store.ts'

const isOfPart = (sight: Sight) => ({
  all: seesAll(sight),
  field: (id: string) => seesAll(sight) || sight.part.fields.has(id),
  material: (id: string) => seesAll(sight) || sight.part.materials.has(id),
})

async function applicationOfCase(services: Services, id: string, { state }: VisibleCase) {
  return makeApplication(services, {
    id,
    person: state.applicant,
    plan: await getPlan(services.pool, state.planHash),
    values: (await findForm(services, id, state.formHash)) ?? {},
    files: state.materials.flatMap(({ material, files }) => files.map(({ file }) => ({ file, material }))),
  })
}

export async function caseSharingOf(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Outcome<CaseSharing>> {
  const visible = await findVisibleCase(services, actor, id, 'case-form')
  if (!visible.ok) return visible
  await recordLook(services, actor, id, visible.value, { what: 'contents' })
  const application = await applicationOfCase(services, id, visible.value)
  const consents = await consentsOfCase(services.pool, id)
  return done({
    consents: consents.map(consent => {
      const { resources: _, ...rest } = presentConsent(services, consent)
      return rest
    }),
    resources: await presentFetched(
      services,
      application,
      isOfPart(sightOf(visible.value, application.plan)),
    ),
  })
}

type Part = {
  readonly all: boolean
  readonly field: (id: string) => boolean
  readonly material: (id: string) => boolean
}
const WHOLE: Part = { all: true, field: () => true, material: () => true }

/** The reader’s part of what a use told: of a case, or of an application that is still being filled in. */
async function partFor(services: Services, actor: Actor, use: StoredUse): Promise<Outcome<Part>> {
  if ((await services.engine.load(use.case_id)) === undefined) {
    const draft = await findDraft(services, use.draft, actor)
    return draft === undefined ? refused('sharing/use-not-found') : done(WHOLE)
  }
  const visible = await findVisibleCase(services, actor, use.case_id, 'case-form')
  if (!visible.ok)
    return visible.refusal.code === 'case/not-found' ? refused('sharing/use-not-found') : visible
  await recordLook(services, actor, use.case_id, visible.value, { what: 'contents' })
  const plan = await getPlan(services.pool, visible.value.state.planHash)
  return done(isOfPart(sightOf(visible.value, plan)))
}

/** An answer as it was given then. A look by somebody with a reason is recorded before anything is shown. */
export async function replayAnswer(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Outcome<SharingAnswer>> {
  const use = await findUse(services.pool, id)
  if (use === undefined) return refused('sharing/use-not-found')
  const part = await partFor(services, actor, use)
  if (!part.ok) return part
  const answer = (await openAnswers(services, use.case_id, [use])).get(use.use_id)
  if (answer === undefined || use.answer_hash === null || use.answered_at === null)
    return refused('sharing/use-not-found')
  const details = entriesOf(services).get(use.resource)?.details
  const fields = Object.entries(answer.fields).filter(([element]) => part.value.field(element))
  // What stands on an extract is for those whose items need that very paper.
  const papers = [...(await papersOfCase(services.pool, use.case_id)).values()]
  const isPaperSeen =
    part.value.all || papers.some(paper => paper.use === id && part.value.material(paper.material))
  if (fields.length === 0 && !isPaperSeen) return refused('sharing/use-not-found')
  return done({
    use: use.use_id,
    resource: use.resource,
    ...resourceNames(services, use.resource),
    askedAt: use.at.toISOString(),
    answeredAt: use.answered_at.toISOString(),
    fields: fields.map(([element, value]) => ({ element, name: elementName(services, element), value })),
    details: isPaperSeen
      ? Object.entries(answer.details).map(([key, value]) => ({
          id: key,
          name: nameOf(details?.find(detail => detail.id === key)?.name, key),
          value,
        }))
      : [],
    sha256: use.answer_hash.toString('hex'),
    unchanged: answer.unchanged,
  })
}
