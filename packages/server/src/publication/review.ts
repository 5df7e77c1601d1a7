/** Asking for a review: the whole catalogue, as the change has it on its base, is checked first. */
import type { Actor } from '@yijianshi/core/access'
import type { CatalogueResult, Finding } from '@yijianshi/core/catalogue'
import { type ChangeState, decideChange, filesOf, withChanges } from '@yijianshi/core/publication'
import { compileManifest } from '../catalogue/catalogue-versions.ts'
import { versionOf } from '../catalogue/version-hash.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { manifestOf } from './version-store.ts'

const attempts = 5

export function errorsOf(checked: CatalogueResult | undefined): readonly Finding[] {
  return (checked?.findings ?? []).filter(finding => finding.severity === 'error')
}

async function checkOnBase(services: Services, state: ChangeState): Promise<readonly Finding[]> {
  const manifest = withChanges(await manifestOf(services.pool, state.base), filesOf(state))
  return errorsOf(await compileManifest(services.pool, manifest, { version: versionOf(manifest) }))
}

/** Refused with the findings while there are errors. */
export async function requestReview(
  services: Services,
  actor: Actor,
  changeId: string,
  commandId: string,
): Promise<Outcome<ChangeState>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const known = await services.changes.load(changeId)
    if (known === undefined) return refused('publication/not-found')
    const { state } = known
    const command = { type: 'request-review', seen: state.revision } as const
    // What is refused anyway, or was done already, is not worth a check.
    const isOpen = decideChange(state, { ...command, errors: 0 }, actor).ok
    const findings = isOpen ? await checkOnBase(services, state) : []
    const executed = await services.changes.execute({
      process: changeId,
      commandId,
      actor,
      command: { ...command, errors: findings.length },
      at: services.now(),
    })
    if (executed.ok) return done(executed.state)
    if (executed.refusal.code === 'publication/faulty-change') return { ...executed, findings }
    // Somebody has saved while it was checked.
    if (executed.refusal.code !== 'publication/busy') return executed
  }
  return refused('publication/busy')
}
