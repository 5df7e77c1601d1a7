/** Acting for somebody else (代办): mandates given and held, what was done by them, and recording them at a window. */
import { MANDATE_ACTS, MANDATE_KINDS } from '@yijianshi/core/access'
import { END_GROUNDS, MANDATE_PROOFS, MANDATE_STANDINGS } from '@yijianshi/core/mandate'
import { z } from 'zod'
import { civilDate, documentGiven, instant, list, nameShape, uuid } from './shape.ts'

export const mandateKind = z.enum(MANDATE_KINDS)
export type MandateKind = z.infer<typeof mandateKind>
export const mandateAct = z.enum(MANDATE_ACTS)
export type MandateAct = z.infer<typeof mandateAct>
export const mandateStanding = z.enum(MANDATE_STANDINGS)
export type MandateStanding = z.infer<typeof mandateStanding>
export const mandateProof = z.enum(MANDATE_PROOFS)
export type MandateProof = z.infer<typeof mandateProof>
export const mandateAnswer = z.enum(['accept', 'decline', 'revoke', 'renounce'])
export type MandateAnswer = z.infer<typeof mandateAnswer>
export const mandateEndGround = z.enum(END_GROUNDS)
export type MandateEndGround = z.infer<typeof mandateEndGround>
/** Of the reader’s mandates: held and not yet answered by the reader, given, or held and answered or over. */
export const mandateSide = z.enum(['waiting', 'given', 'held'])
export type MandateSide = z.infer<typeof mandateSide>

export const mandateView = z.object({
  id: uuid,
  kind: mandateKind,
  standing: mandateStanding,
  /** Whether the reader gave it, or speaks for the organisation that did. */
  given: z.boolean(),
  principal: z.object({ kind: z.enum(['person', 'organisation']), id: uuid, name: z.string() }),
  agentName: z.string(),
  /** `all`, or those named. */
  matters: z.union([z.literal('all'), list(z.object({ id: z.string(), name: nameShape }))]),
  acts: list(mandateAct),
  from: civilDate,
  until: civilDate,
  givenAt: instant,
  /** What a window checked; null where it was given online. */
  proof: mandateProof.nullable(),
  endedAt: instant.nullable(),
  /**
   * Why an office or the platform ended it; null where nobody did, or one of the two themselves. Whoever is only its
   * agent is told `replaced`, and null for every other ground.
   */
  endGround: mandateEndGround.nullable(),
  mayDo: list(mandateAnswer),
})
export type MandateView = z.infer<typeof mandateView>

/** In whose name the reader may act now. */
export const representable = z.object({
  principal: uuid,
  kind: z.enum(['person', 'organisation']),
  name: z.string(),
  mandate: mandateKind,
  matters: z.union([z.literal('all'), list(z.string())]),
  acts: list(mandateAct),
})
export type Representable = z.infer<typeof representable>

export const mandateList = z.object({
  /** A page, newest first. */
  mandates: list(mandateView),
  next: z.string().nullable(),
  representable: list(representable),
  /** Registers that tell whom an organisation is represented by; none: only a window records that. */
  registers: list(z.object({ resource: z.string(), name: nameShape, ownerName: nameShape })),
})
export type MandateList = z.infer<typeof mandateList>

export const mandateUse = z.object({
  id: z.int(),
  at: instant,
  what: z.enum(['began-draft', 'deleted-draft', 'submitted', 'looked', 'licence', 'command', 'consented']),
  matterName: nameShape,
  /** Whether a clerk did it before whom the agent stood. */
  atWindow: z.boolean(),
})
export type MandateUse = z.infer<typeof mandateUse>

const scope = {
  /** Chosen by the client: sent again, it is the same mandate. */
  id: uuid,
  kind: mandateKind,
  matters: z.union([z.literal('all'), z.array(z.string().max(100)).max(200)]),
  acts: z.array(mandateAct).max(MANDATE_ACTS.length),
  /** Today when not given. */
  from: civilDate.exactOptional(),
  until: civilDate,
}

export const organisationGiven = z.object({
  name: z.string().min(1).max(100),
  /** 统一社会信用代码. */
  creditCode: z.string().max(40),
})
export type OrganisationGiven = z.infer<typeof organisationGiven>

const agentGiven = z.object({ name: z.string().min(1).max(50), ...documentGiven })

export const mandateGiven = z.object({
  ...scope,
  agent: agentGiven,
  /** In whose name the reader gives it, as legal representative; the reader’s own when absent. */
  organisation: uuid.exactOptional(),
})

export const representationClaimed = z.object({
  /** Chosen by the client: sent again, it is the same mandate. */
  id: uuid,
  creditCode: z.string().max(40),
  /** To the registers being asked, for this purpose and once. */
  consent: z.boolean(),
})

export const personGiven = z.object({
  name: z.string().min(1).max(50),
  ...documentGiven,
  mobile: z.string().max(20),
})
export type PersonGiven = z.infer<typeof personGiven>

export const mandateRecorded = z.object({
  ...scope,
  /** Exactly one of the two. */
  person: personGiven.exactOptional(),
  organisation: organisationGiven.exactOptional(),
  agent: personGiven,
  proof: mandateProof,
  agentIsThere: z.boolean(),
})

const params = z.object({ mandate: uuid })
/** Where the page before ended. */
const cursor = z.string().max(200).exactOptional()

/** What each operation of this concept takes and gives. */
export const MANDATE_OPERATIONS = {
  listMandates: {
    summary: 'Mandates given and held, newest first; all of them, or one side',
    query: z.object({ side: mandateSide.exactOptional(), cursor }),
    response: mandateList,
  },
  giveMandate: {
    summary: 'Let somebody act in the own name, or in that of the organisation one speaks for',
    body: mandateGiven,
    response: mandateView,
  },
  claimRepresentation: {
    summary: 'Have the register say that one is the legal representative of an organisation',
    body: representationClaimed,
    response: mandateView,
  },
  getMandate: { summary: 'One mandate', params, response: mandateView },
  listMandateUses: {
    summary: 'What was done by a mandate, newest first',
    params,
    query: z.object({ cursor }),
    response: z.object({ uses: list(mandateUse), next: z.string().nullable() }),
  },
  commandMandate: {
    summary: 'Accept, decline, revoke or lay down a mandate',
    params,
    body: z.object({ commandId: uuid, command: mandateAnswer }),
    response: mandateView,
  },
  recordMandate: {
    summary: 'Record a mandate at a window, whose papers were checked',
    body: mandateRecorded,
    response: mandateView,
  },
  findMandates: {
    summary: 'Mandates of whoever stands at the window, or of an organisation, newest first',
    body: z.object({
      person: agentGiven.exactOptional(),
      creditCode: z.string().max(40).exactOptional(),
      cursor,
    }),
    response: mandateList.pick({ mandates: true, next: true }),
  },
  endMandate: {
    summary: 'End a mandate at a window',
    params,
    body: z.object({ commandId: uuid, ground: mandateEndGround }),
    response: mandateView,
  },
} as const
