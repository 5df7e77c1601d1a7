import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, type HeldMandate, MANDATE_KINDS } from '../access/access.ts'
import type { DataResource } from '../catalogue/model.ts'
import {
  type AskingGround,
  CONSENT_DAYS,
  type Consent,
  consentEnds,
  decideAsking,
  decideConsent,
  findConsentMandate,
  isFresh,
} from './asking.ts'

const dayMs = 86_400_000
const given = Date.UTC(2026, 10, 21)
const resource = { id: 'population', kind: 'conditional' } as const satisfies Partial<DataResource>
const consent: Consent = {
  id: 'c',
  matter: 'open-shop',
  resources: ['population', 'households'],
  givenAt: given,
  until: consentEnds(given),
}
const ground: AskingGround = { purpose: 'open-shop', application: 'a', consent }

function codeOf(...asked: Parameters<typeof decideAsking>) {
  const decision = decideAsking(...asked)
  return decision.ok ? undefined : decision.refusal.code
}

test('without purpose, application or consent nothing is asked', () => {
  expect(codeOf(resource, ground, given)).toBeUndefined()
  expect(codeOf(resource, { ...ground, purpose: undefined }, given)).toBe('sharing/no-purpose')
  expect(codeOf(resource, { ...ground, application: undefined }, given)).toBe('sharing/no-application')
  expect(codeOf(resource, { ...ground, consent: undefined }, given)).toBe('sharing/no-consent')
})

test('a consent covers its own matter and sources, until it is over or taken back', () => {
  expect(codeOf(resource, { ...ground, purpose: 'close-shop' }, given)).toBe('sharing/no-consent')
  expect(codeOf({ ...resource, id: 'drivers' }, ground, given)).toBe('sharing/no-consent')
  const last = given + CONSENT_DAYS * dayMs
  expect(codeOf(resource, ground, last - 1)).toBeUndefined()
  expect(codeOf(resource, ground, last)).toBe('sharing/consent-ended')
  expect(codeOf(resource, { ...ground, consent: { ...consent, endedAt: given + 1 } }, given + 2)).toBe(
    'sharing/consent-ended',
  )
})

test('what the owner does not share, or not with this matter, is not asked', () => {
  expect(codeOf({ ...resource, kind: 'refused' }, ground, given)).toBe('sharing/not-shared')
  expect(codeOf({ ...resource, matters: ['close-shop'] }, ground, given)).toBe('sharing/not-for-matter')
  expect(codeOf({ ...resource, matters: ['close-shop', 'open-shop'] }, ground, given)).toBeUndefined()
})

test('whatever is left out of a ground, the answer is no', () => {
  fc.assert(
    fc.property(fc.subarray(['purpose', 'application', 'consent'] as const), fc.nat(), (kept, after) => {
      const some: AskingGround = {
        purpose: kept.includes('purpose') ? ground.purpose : undefined,
        application: kept.includes('application') ? ground.application : undefined,
        consent: kept.includes('consent') ? consent : undefined,
      }
      const at = given + after
      expect(decideAsking(resource, some, at).ok).toBe(kept.length === 3 && at < consent.until)
    }),
  )
})

test('sensitive data need a consent of their own, and nothing is consented to that has no use', () => {
  const offered = new Map([
    ['population', { id: 'population' }],
    ['households', { id: 'households', sensitive: true }],
  ])
  expect(decideConsent(offered, ['population'], [])).toEqual({ ok: true })
  expect(decideConsent(offered, ['population', 'households'], ['population'])).toMatchObject({
    refusal: { code: 'sharing/separate-consent', params: { id: 'households' } },
  })
  expect(decideConsent(offered, ['population', 'households'], ['households'])).toEqual({ ok: true })
  expect(decideConsent(offered, ['drivers'], ['drivers'])).toMatchObject({
    refusal: { code: 'sharing/resource-unknown' },
  })
})

test('an answer is used again as long as it is fresh, and not once where it never is', () => {
  const hourMs = 3_600_000
  expect(isFresh({ freshHours: 24 }, given, given + 24 * hourMs - 1)).toBe(true)
  expect(isFresh({ freshHours: 24 }, given, given + 24 * hourMs)).toBe(false)
  expect(isFresh({ freshHours: 0 }, given, given)).toBe(false)
  // A clock of another server that runs ahead.
  expect(isFresh({ freshHours: 24 }, given + 1, given)).toBe(false)
})

test('for an organisation consents who may bind it in this matter; for a person, nobody else', () => {
  const held: HeldMandate = {
    mandate: 'm',
    kind: 'legal-representative',
    principal: 'shop',
    principalKind: 'organisation',
    matters: ['hire-staff'],
    acts: ['fill-in', 'submit'],
  }
  const by = (more: Partial<HeldMandate>): Actor => ({
    role: 'applicant',
    account: 'a',
    person: 'p',
    mandates: [{ ...held, ...more }],
  })
  const mayFor = (actor: Actor, matter = 'hire-staff') =>
    findConsentMandate(actor, { principal: 'shop', matter }) !== undefined
  const binding = MANDATE_KINDS.filter(kind => mayFor(by({ kind })))
  expect(binding).toEqual(['authorised', 'legal-representative'])
  expect(mayFor(by({}), 'close-shop')).toBe(false)
  expect(mayFor(by({ acts: ['fill-in'] }))).toBe(false)
  expect(mayFor(by({ principal: 'other' }))).toBe(false)
  expect(MANDATE_KINDS.filter(kind => mayFor(by({ kind, principalKind: 'person' })))).toEqual([])
})
