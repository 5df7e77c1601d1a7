/** An e-licence as it stands: what its events amount to. */
import type { RevocationGround } from '../case/case.ts'
import type { Recorded } from '../process/process.ts'
import type { LicenceEvent } from './events.ts'
import { licenceMark } from './mark.ts'

/** As it was issued, or issued again with a correction; counted from 1. */
export type LicenceEdition = {
  readonly edition: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly validUntil?: string
  readonly correction?: string
}

export type LicenceState = {
  readonly case: string
  readonly caseVersion: number
  readonly item: string
  readonly licence: string
  readonly authority: string
  readonly holder: string
  readonly number: string
  readonly catalogueVersion: string
  readonly formHash: string
  readonly typeCode?: string
  readonly creditCode?: string
  readonly issuedAt: number
  readonly current: LicenceEdition
  /** Those that were replaced, oldest first. */
  readonly earlier: readonly LicenceEdition[]
  readonly suspended?: { readonly at: number; readonly reason: string }
  readonly revoked?: { readonly at: number; readonly ground: RevocationGround; readonly reason: string }
}

/** Throws when a licence begins with anything but its issue: the store is broken then. */
export function evolveLicence(
  before: LicenceState | undefined,
  { event, at }: Recorded<LicenceEvent>,
): LicenceState {
  if (event.type === 'LicenceIssued') {
    const { type: _, validUntil, ...facts } = event
    return { ...facts, issuedAt: at, current: editionOf(1, at, validUntil), earlier: [] }
  }
  if (before === undefined) throw new Error(`A licence can’t begin with ${event.type}`)
  switch (event.type) {
    case 'LicenceCorrected': {
      const current = {
        ...editionOf(before.current.edition + 1, at, event.validUntil),
        correction: event.correction,
      }
      return { ...before, current, earlier: [...before.earlier, before.current] }
    }
    case 'LicenceSuspended':
      return { ...before, suspended: { at, reason: event.reason } }
    case 'LicenceResumed': {
      const { suspended: _, ...rest } = before
      return rest
    }
    case 'LicenceRevoked':
      return { ...before, revoked: { at, ground: event.ground, reason: event.reason } }
  }
}

function editionOf(edition: number, at: number, validUntil: string | undefined): LicenceEdition {
  return { edition, at, ...(validUntil !== undefined && { validUntil }) }
}

/** 电子证照标识 of an edition; undefined where the kind of licence has no code of its own that is public. */
export function markOf({ typeCode, creditCode, number }: LicenceState, edition: number): string | undefined {
  if (typeCode === undefined || creditCode === undefined) return undefined
  return licenceMark({ typeCode, issuer: creditCode, serial: number, version: edition })
}

export function editionOfNumber(state: LicenceState, edition: number): LicenceEdition | undefined {
  return [...state.earlier, state.current].find(each => each.edition === edition)
}
