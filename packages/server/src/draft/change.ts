import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import { validateField } from '@yijianshi/core/form'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { compilePlan } from '../matter/answers.ts'
import { applyChange, applyValues, type DraftChange } from './change-store.ts'
import { sitesFor } from './create.ts'
import { signLetters } from './letters.ts'
import { getPlan, keepPlan, type StoredPlan } from './plan-store.ts'
import { findDraft, noDraft } from './store.ts'
import type { StoredDraft } from './stored-draft.ts'

type Sent = Operation<'changeDraft'>['body']
type Saved = Operation<'changeDraft'>['response']

const attempts = 5

type Planned = Pick<DraftChange, 'planHash' | 'answers'> & { readonly plan: StoredPlan }

/** The plan after the change: a new one when the answers changed. A draft of a case keeps its plan. */
async function planAfter(services: Services, draft: StoredDraft, sent: Sent): Promise<Outcome<Planned>> {
  const { pool } = services
  if (sent.answers === undefined) {
    const planHash = draft.plan_hash
    return done({ plan: await getPlan(pool, planHash), planHash, answers: undefined })
  }
  if (draft.kind !== 'application') return refused('request/invalid', { where: 'answers', what: '' })
  const { catalogueVersion, region } = await getPlan(pool, draft.plan_hash)
  // A draft keeps the version it was begun with.
  const catalogue = (await services.versions.find(catalogueVersion)) ?? services.catalogue()
  const compiled = compilePlan(catalogue, draft.matter, sent.answers, region?.code)
  if (!compiled.ok) return compiled
  const planHash = await keepPlan(pool, compiled.value)
  return done({ plan: await getPlan(pool, planHash), planHash, answers: compiled.value.answers })
}

function isSiteKnown(services: Services, draft: StoredDraft, site: string): boolean {
  if (draft.desk_site !== null) return site === draft.desk_site
  return sitesFor(services.catalogue(), draft.matter).some(entry => entry.id === site)
}

/** Saves what was sent, right or wrong: a draft may hold half a number. Tells what is wrong with it. */
export async function changeDraft(
  services: Services,
  actor: Actor,
  id: string,
  sent: Sent,
): Promise<Outcome<Saved>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const draft = await findDraft(services, id, actor)
    if (draft === undefined) return noDraft(services, id, actor)
    if (draft.submitted_at !== null) return refused('draft/already-submitted')
    if (sent.site !== undefined && !isSiteKnown(services, draft, sent.site))
      return refused('draft/site-unknown')
    const planned = await planAfter(services, draft, sent)
    if (!planned.ok) return planned
    const { plan, ...renewed } = planned.value
    const fields = new Map(plan.form.fields.map(field => [field.element, field]))
    // A field that the plan has no more may still come from a page that doesn't know it yet.
    const values = Object.entries(sent.values ?? {}).filter(([element]) => fields.has(element))
    const given = values.filter(([, value]) => value !== null)
    const saved = await applyChange(
      services,
      draft,
      {
        set: Object.fromEntries(given),
        cleared: values.filter(([, value]) => value === null).map(([element]) => element),
        fields: [...fields.keys()],
        ...renewed,
        delivery: sent.delivery,
        site: sent.site,
        postalAddress: sent.postalAddress,
        later: sent.later,
        promised: sent.promised,
      },
      services.now(),
    )
    if (saved === undefined) continue
    const signed = await signAfter(services, actor, id, sent)
    if (!signed.ok) return signed
    const problems = given.flatMap(([element, value]) => {
      const field = fields.get(element)
      return field === undefined ? [] : validateField(field, value)
    })
    return done({
      revision: saved.revision,
      savedAt: saved.savedAt.toISOString(),
      problems: problems.map(copied),
    })
  }
  return refused('draft/already-submitted')
}

/** What is signed is the letter for the choices as they stand after the change. */
async function signAfter(services: Services, actor: Actor, id: string, sent: Sent): Promise<Outcome<null>> {
  if (sent.letters === undefined) return done(null)
  const draft = await findDraft(services, id, actor)
  return draft === undefined
    ? noDraft(services, id, actor)
    : signLetters(services, actor, draft, sent.letters)
}

function copied<Problem extends { readonly params: Readonly<Record<string, string | number>> }>(
  problem: Problem,
) {
  return { ...problem, params: { ...problem.params } }
}

/**
 * The draft under the running catalogue: when that has changed, its plan is compiled again and values that still have
 * a field are kept. When the answers give no plan any more, the draft stays as it was, and can't be submitted.
 */
export async function refreshDraft(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
): Promise<StoredDraft> {
  const { pool } = services
  const catalogue = services.catalogue()
  const plan = await getPlan(pool, draft.plan_hash)
  if (draft.kind !== 'application' || plan.catalogueVersion === catalogue.version) return draft
  const compiled = compilePlan(catalogue, draft.matter, draft.answers, plan.region?.code)
  if (!compiled.ok) return draft
  const planHash = await keepPlan(pool, compiled.value)
  const fields = compiled.value.form.fields.map(field => field.element)
  await applyValues(
    services,
    draft,
    { set: {}, fields, planHash, answers: compiled.value.answers },
    services.now(),
  )
  return (await findDraft(services, draft.id, actor)) ?? draft
}
