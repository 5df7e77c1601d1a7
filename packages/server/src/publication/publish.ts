/** From an approved change to the version in use: merged onto the newest, checked as a whole, written at once. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import type { CatalogueResult } from '@yijianshi/core/catalogue'
import {
  type ChangeCommand,
  type ChangeState,
  decideChange,
  filesOf,
  type Manifest,
  overlapping,
  withChanges,
} from '@yijianshi/core/publication'
import { compileManifest } from '../catalogue/catalogue-versions.ts'
import { versionOf } from '../catalogue/version-hash.ts'
import { carryOutOrders } from '../change-order/carry-out.ts'
import { isTaken } from '../database/taken.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { conflictsWith } from './rebase.ts'
import { errorsOf } from './review.ts'
import { getNewest, manifestOf } from './version-store.ts'

type Publication = Extract<ChangeCommand, { type: 'publish' }>

/** What publishing now would come to. */
type Merged = {
  readonly command: Publication
  readonly sides: { readonly base: Manifest; readonly current: Manifest }
  readonly checked: CatalogueResult | undefined
}

const attempts = 8

async function mergeOnto(services: Services, state: ChangeState): Promise<Merged> {
  const { pool } = services
  const newest = await getNewest(pool)
  const current = await manifestOf(pool, newest.version)
  const base = state.base === newest.version ? current : await manifestOf(pool, state.base)
  const changed = filesOf(state)
  const both = overlapping(changed, base, current)
  const merged = withChanges(current, changed)
  const version = versionOf(merged)
  const checked = both.length > 0 ? undefined : await compileManifest(pool, merged, { version })
  const errors = errorsOf(checked).length
  return {
    command: {
      type: 'publish',
      version,
      number: newest.number + 1,
      onto: newest.version,
      seen: state.revision,
      overlapping: both,
      errors,
    },
    sides: { base, current },
    checked,
  }
}

/** Refused before the work of a merge when rights or stage stand in the way. */
function refusalOf(state: ChangeState, actor: Actor): Outcome<null> {
  const command: Publication = {
    type: 'publish',
    version: '',
    number: 0,
    onto: '-',
    seen: state.revision,
    overlapping: [],
    errors: 0,
  }
  const decision = decideChange(state, command, actor)
  return decision.ok ? done(null) : decision
}

async function attempt(
  services: Services,
  actor: Actor,
  changeId: string,
  commandId: string,
): Promise<Outcome<ChangeState>> {
  const known = await services.changes.load(changeId)
  if (known === undefined) return refused('publication/not-found')
  // The command whose answer was lost: the engine knows it, and gives the same answer.
  const isPublished = known.state.stage === 'published'
  const refusal = isPublished ? done(null) : refusalOf(known.state, actor)
  if (!refusal.ok) return refusal
  const { command, sides, checked } = await mergeOnto(services, known.state)
  const executed = await services.changes.execute({
    process: changeId,
    commandId,
    actor,
    command,
    at: services.now(),
  })
  if (executed.ok) {
    if (checked?.catalogue !== undefined) services.versions.remember(checked.catalogue)
    return done(executed.state)
  }
  if (executed.refusal.code === 'publication/conflict') {
    const conflicts = await conflictsWith(services, known.state, sides)
    return { ...executed, conflicts, onto: command.onto }
  }
  if (executed.refusal.code === 'publication/unsound') {
    return { ...executed, findings: errorsOf(checked) }
  }
  return executed
}

/** Publishes now. The orders that the change carries out are closed with the version. */
export async function publishChange(
  services: Services,
  actor: Actor,
  changeId: string,
  commandId: string = randomUUID(),
): Promise<Outcome<ChangeState>> {
  for (let count = 0; count < attempts; count += 1) {
    try {
      const outcome = await attempt(services, actor, changeId, commandId)
      if (!outcome.ok && outcome.refusal.code === 'publication/busy') continue
      if (outcome.ok) {
        await services.refreshCatalogue()
        await carryOutOrders(services)
      }
      return outcome
    } catch (error) {
      // Somebody else has published in this very moment.
      if (!isTaken(error, 'catalogue_version_key')) throw error
    }
  }
  return refused('publication/busy')
}
