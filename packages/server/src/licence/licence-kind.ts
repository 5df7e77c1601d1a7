/** E-licences as a kind of process of the engine. */
import {
  decideLicence,
  evolveLicence,
  LICENCE_WORDS,
  type LicenceCommand,
  type LicenceEvent,
  type LicenceState,
  parseLicenceEvent,
} from '@yijianshi/core/licence'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import { instant } from '../engine/instant.ts'
import type { ProcessKind } from '../engine/process-kind.ts'
import type { RecordKeys } from '../engine/sealed-words.ts'

export type LicenceEngine = Engine<LicenceState, LicenceCommand, LicenceEvent>

export const licenceKindName = 'licence'

/** As in the table `licence_view`. */
export function licenceRow(licenceId: string, state: LicenceState) {
  const stage =
    state.revoked !== undefined ? 'revoked' : state.suspended !== undefined ? 'suspended' : 'valid'
  return {
    licence_id: licenceId,
    case_id: state.case,
    item: state.item,
    licence: state.licence,
    authority: state.authority,
    holder_id: state.holder,
    number: state.number,
    edition: state.current.edition,
    stage,
    issued_at: instant(state.issuedAt),
    valid_until: state.current.validUntil ?? null,
  }
}

export const licenceKind: ProcessKind<LicenceState, LicenceCommand, LicenceEvent> = {
  name: licenceKindName,
  decide: decideLicence,
  begins: command => command.type === 'issue',
  evolve: evolveLicence,
  parseEvent: parseLicenceEvent,
  words: {
    paths: LICENCE_WORDS,
    recordOf: (licenceId, first) => (first.type === 'LicenceIssued' ? first.case : licenceId),
  },
  viewFunction: 'write_licence_views',
  viewChange: ({ processId, after }) => licenceRow(processId, after),
}

export function createLicenceEngine(pool: pg.Pool, now: () => number, keys: RecordKeys): LicenceEngine {
  return new Engine(pool, licenceKind, now, keys)
}
