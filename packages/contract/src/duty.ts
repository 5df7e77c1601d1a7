/** 排岗、代岗: who fills which post when, and who arranged it. */
import { DUTY_KINDS } from '@yijianshi/core/access'
import { z } from 'zod'
import { instant, list, nameShape, uuid } from './shape.ts'

const post = {
  role: z.enum(['clerk', 'reviewer', 'manager', 'editor']),
  /** Site or authority. */
  officeName: nameShape.nullable(),
  /** The window, or the items that a reviewer answers for; empty: all of them. */
  places: list(nameShape),
  head: z.boolean(),
}

/** By whom and when. `name` is null for the operator, who works from the command line. */
const done = z.object({ at: instant, name: z.string().nullable() })

export const DUTY_STATES = ['to-come', 'holds', 'over'] as const

export const dutyView = z.object({
  id: uuid,
  kind: z.enum(DUTY_KINDS),
  /** Of whoever holds it, as they are employed now. */
  login: z.string(),
  name: z.string(),
  ...post,
  /** Whose post a deputy fills. */
  of: z.object({ login: z.string(), name: z.string() }).nullable(),
  state: z.enum(DUTY_STATES),
  since: instant,
  /** As it was given; null: without end. */
  until: instant.nullable(),
  given: done,
  ended: done.nullable(),
  /** Whether the reader may end it. */
  mayEnd: z.boolean(),
})
export type DutyView = z.infer<typeof dutyView>

/** Somebody whom the reader may have to do with. */
export const dutyStaff = z.object({
  login: z.string(),
  name: z.string(),
  ...post,
  /** Deputies are of the same office. */
  office: z.string(),
  /** Whether the account is in use; the post of somebody who has left still needs a deputy. */
  inUse: z.boolean(),
  /** Whether the reader arranges the times of the post, names deputies for it, and may name this person as one. */
  mayTime: z.boolean(),
  mayFill: z.boolean(),
  mayHold: z.boolean(),
})
export type DutyStaff = z.infer<typeof dutyStaff>

const login = z.string().min(1).max(50)

export const newDuty = z.object({
  login,
  kind: z.enum(DUTY_KINDS),
  of: login.exactOptional(),
  /** What is past, or absent, means now. */
  since: instant.exactOptional(),
  until: instant.exactOptional(),
})
export type NewDutyOnWire = z.infer<typeof newDuty>

const query = z.object({
  state: z.enum(['open', 'over']),
  cursor: z.string().max(200).exactOptional(),
})

/** What each operation of this concept takes and gives. */
export const DUTY_OPERATIONS = {
  listDuties: {
    summary: 'Duties of the own hall with the sites below it, or of the own authority, newest first',
    query,
    response: z.object({ duties: list(dutyView), next: z.string().nullable() }),
  },
  listDutyStaff: {
    summary: 'Those whose duties the reader may arrange, and those who may be their deputies',
    response: z.object({ staff: list(dutyStaff) }),
  },
  giveDuty: {
    summary: 'Set the times of a post, or name a deputy',
    body: newDuty,
    response: z.object({ id: uuid, since: instant, until: instant.nullable() }),
  },
  endDuty: {
    summary: 'End a duty now, or before it has begun',
    params: z.object({ duty: uuid }),
    response: z.null(),
  },
} as const
