/** E-licences follow the results of cases: what was issued, corrected or revoked there, by whatever server. */
import { SYSTEM } from '@yijianshi/core/access'
import type { CaseEvent, CaseState } from '@yijianshi/core/case'
import type { Catalogue } from '@yijianshi/core/catalogue'
import type { LicenceCommand } from '@yijianshi/core/licence'
import type pg from 'pg'
import type { CaseEngine } from '../case/case-kind.ts'
import { derivedId } from '../engine/derived-id.ts'
import { type Deliveries, startDeliveries } from '../webhook/deliveries.ts'
import { pauseAfter } from '../webhook/retry.ts'
import type { LicenceEngine } from './licence-kind.ts'
import { type LeasedWork, leaseWork, putOffWork, settleWork, takeUpWork } from './work-store.ts'

const POLL_MS = 250
/** Events that one server works at together. */
const AT_ONCE = 64

export type FollowOptions = {
  readonly pool: pg.Pool
  readonly engine: CaseEngine
  readonly licences: LicenceEngine
  /** The catalogue that a case goes by. */
  readonly catalogueOf: (state: CaseState) => Promise<Catalogue>
  /** Told of faults; the event is tried again. */
  readonly onFault: (error: unknown) => void
  /** From 0 to 1. */
  readonly chance: () => number
  readonly pollMs?: number
}

/** One for each kind of licence of each item of a case: whoever makes it makes the same. */
export function licenceId(caseId: string, item: string, licence: string): string {
  return derivedId(`licence ${caseId} ${item} ${licence}`)
}

type Following = { readonly licence: string; readonly command: LicenceCommand }

function issues(
  leased: LeasedWork,
  state: CaseState,
  catalogue: Catalogue,
  event: Extract<CaseEvent, { readonly type: 'ResultIssued' }>,
): Following[] {
  const task = state.tasks.find(({ item }) => item === event.item)
  if (task === undefined) throw new Error(`Case ${leased.process} has no item ${event.item}`)
  const creditCode = catalogue.authorities.get(task.authority)?.creditCode
  return event.results.map(({ licence, number, validUntil }) => {
    const typeCode = catalogue.licences.get(licence)?.typeCode
    return {
      licence,
      command: {
        type: 'issue',
        case: leased.process,
        caseVersion: leased.version,
        item: event.item,
        licence,
        authority: task.authority,
        holder: state.applicant,
        number,
        catalogueVersion: state.catalogueVersion,
        formHash: state.formHash,
        ...(validUntil !== undefined && { validUntil }),
        ...(typeCode !== undefined && { typeCode }),
        ...(creditCode !== undefined && { creditCode }),
      },
    }
  })
}

function followingOf(
  leased: LeasedWork,
  state: CaseState,
  catalogue: Catalogue,
  event: CaseEvent,
): Following[] {
  switch (event.type) {
    case 'ResultIssued':
      return issues(leased, state, catalogue, event)
    case 'ResultCorrected': {
      const { licence, correction, validUntil } = event
      return [{ licence, command: { type: 'correct', correction, ...(validUntil && { validUntil }) } }]
    }
    case 'ResultRevoked': {
      const { licence, ground, reason } = event
      return [{ licence, command: { type: 'revoke', ground, reason } }]
    }
    default:
      return []
  }
}

/** Throws when a licence refuses what the case has decided: then the two would tell different things. */
async function follow({ engine, licences, catalogueOf }: FollowOptions, leased: LeasedWork): Promise<void> {
  const { process, version } = leased
  const [then, history] = await Promise.all([engine.at(process, version), engine.history(process)])
  const stored = history.find(each => each.version === version)
  if (then === undefined || stored === undefined || !('item' in stored.event))
    throw new Error(`Case ${process} has no result at version ${version}`)
  const { item } = stored.event
  for (const { licence, command } of followingOf(
    leased,
    then.state,
    await catalogueOf(then.state),
    stored.event,
  )) {
    const followed = await licences.execute({
      process: licenceId(process, item, licence),
      // The same whoever gives it, so it is done once.
      commandId: derivedId(`licence ${process}/${version} ${licence}`),
      actor: SYSTEM,
      command,
      at: stored.at,
    })
    if (!followed.ok) throw new Error(`Licence ${licence} of ${process}/${version}: ${followed.refusal.code}`)
  }
}

async function deliver(options: FollowOptions, leased: LeasedWork): Promise<void> {
  try {
    await follow(options, leased)
  } catch (error) {
    await putOffWork(options.pool, leased, pauseAfter(leased.attempts + 1, options.chance()))
    throw error
  }
  await settleWork(options.pool, leased)
}

/** Works until stopped. */
export function startLicences(options: FollowOptions): Deliveries {
  const { pool, onFault, pollMs = POLL_MS } = options
  return startDeliveries({
    lease: async limit => {
      await takeUpWork(pool)
      return leaseWork(pool, limit)
    },
    deliver: leased => deliver(options, leased),
    onFault,
    atOnce: AT_ONCE,
    pollMs,
  })
}

/** Does what is due now and waits for it; for programs that make cases and go on at once. Gives how many events. */
export async function followDue(options: FollowOptions): Promise<number> {
  let followed = 0
  await takeUpWork(options.pool)
  for (;;) {
    const due = await leaseWork(options.pool, AT_ONCE)
    if (due.length === 0) return followed
    await Promise.all(due.map(leased => deliver(options, leased)))
    followed += due.length
  }
}
