/** A draft of a case, given to it: as a correction, a correction on the spot, or a supplement. */
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@yijianshi/core/access'
import type { CaseCommand, CaseState, HandedIn } from '@yijianshi/core/case'
import { type FormValues, getForm, keepForm } from '../case/contents-store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { owedOf } from './case-draft.ts'
import { draftFiles } from './files.ts'
import { completePapers, handedIn, hasFiles } from './papers.ts'
import { getPlan } from './plan-store.ts'
import type { StoredDraft } from './stored-draft.ts'

export type Submitted = { readonly case: string; readonly number: string }

function isSame(entry: HandedIn, state: CaseState): boolean {
  const earlier = state.materials.find(other => other.material === entry.material)?.files ?? []
  return isDeepStrictEqual(
    earlier.map(file => file.file).toSorted(),
    entry.files.map(file => file.file).toSorted(),
  )
}

function changedFields(before: FormValues, after: FormValues): string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...all].filter(element => !isDeepStrictEqual(before[element], after[element]))
}

/** Only what the case waits for: anything else in the draft was handed in before. */
async function supplementOf(
  services: Services,
  draft: StoredDraft,
  state: CaseState,
): Promise<Outcome<CaseCommand>> {
  const plan = await getPlan(services.pool, draft.plan_hash)
  const owed = new Set(owedOf(state))
  const materials = handedIn(plan, await draftFiles(services, draft))
  return done({
    type: 'supplement',
    materials: materials.filter(entry => hasFiles(entry) && owed.has(entry.material)),
  })
}

async function mendingOf(
  services: Services,
  caseId: string,
  draft: StoredDraft,
  state: CaseState,
): Promise<Outcome<CaseCommand>> {
  const papers = await completePapers(services, draft, state)
  if (!papers.ok) return papers
  const { values } = papers.value
  const changed = changedFields(await getForm(services, caseId, state.formHash), values)
  return done({
    type: draft.kind === 'on-the-spot' ? 'correct-on-the-spot' : 'correct',
    formHash:
      changed.length === 0 ? state.formHash : await keepForm(services, caseId, values, services.now()),
    materials: papers.value.materials.filter(entry => !isSame(entry, state)),
    changedFields: changed,
  })
}

export async function submitToCase(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
  commandId: string,
): Promise<Outcome<Submitted>> {
  const { engine } = services
  const caseId = draft.case_id ?? draft.id
  const current = await engine.load(caseId)
  if (current === undefined) return refused('case/not-found')
  const { state } = current
  const command = await (draft.kind === 'supplement'
    ? supplementOf(services, draft, state)
    : mendingOf(services, caseId, draft, state))
  if (!command.ok) return command
  const executed = await engine.execute({
    process: caseId,
    commandId,
    actor,
    command: command.value,
    at: services.now(),
  })
  if (!executed.ok) return { ok: false, refusal: executed.refusal }
  return done({ case: caseId, number: executed.state.number })
}
