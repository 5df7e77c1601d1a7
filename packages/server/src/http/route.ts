/** One operation of the contract as a route: its schemas, who may call it, its answer or refusal. */
import { SCHEMAS } from '@yijianshi/contract/contract'
import { OPERATIONS, type OperationName } from '@yijianshi/contract/operations'
import { problem } from '@yijianshi/contract/shape'
import type { PersonActor, Role } from '@yijianshi/core/access'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { z } from 'zod'
import type { Account } from '../account/account.ts'
import { NOBODY } from '../database/subject.ts'
import { findToken } from '../session/session-cookie.ts'
import { actorNow, findSession, type OpenSession } from '../session/session-store.ts'
import { languageOf } from './language.ts'
import { type Outcome, type Refused, refused } from './outcome.ts'
import { mediaType, sendRefusal } from './problem.ts'
import { findUnstorable } from './storable-text.ts'
import { type Services, type SharedServices, servicesFor } from './wiring.ts'

/** Who calls: the account, as whom it acts, and in which session. */
export type Reader = {
  readonly account: Account
  readonly actor: PersonActor
  readonly session: OpenSession
}

type Part<Name extends OperationName, Key extends string> =
  (typeof SCHEMAS)[Name] extends Record<Key, infer Schema>
    ? Schema extends z.ZodType
      ? z.output<Schema>
      : undefined
    : undefined

/** A call whose parts have passed their schemas. */
export type Call<Name extends OperationName, Who> = {
  readonly params: Part<Name, 'params'>
  readonly query: Part<Name, 'query'>
  readonly body: Part<Name, 'body'>
  readonly reader: Who
  /** As the reader sees them. */
  readonly services: Services
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Answer<Name extends OperationName> = Part<Name, 'response'>
/** `undefined`: the handler has sent a file, or that nothing has changed, itself. */
type Handler<Name extends OperationName, Who> = (
  call: Call<Name, Who>,
) => Promise<Outcome<Answer<Name> | undefined>>

async function findReader(shared: SharedServices, request: FastifyRequest): Promise<Reader | undefined> {
  const token = findToken(request)
  if (token === undefined) return undefined
  const found = await findSession(servicesFor(shared, NOBODY), token, shared.now())
  const actor = found && actorNow(found)
  return found && actor && { ...found, actor }
}

const mebibyte = 1_048_576
/** A file of the catalogue has up to a million characters, and each may be three bytes and a backslash. */
const bodyLimits: Partial<Record<OperationName, number>> = {
  saveChangeFile: 4 * mebibyte,
  commandChange: 16 * mebibyte,
}

/** Fastify's own options for an operation, from the contract. */
function optionsOf(name: OperationName): RouteShorthandOptions {
  const schema: {
    summary: string
    params?: z.ZodType
    query?: z.ZodType
    body?: z.ZodType
    response?: z.ZodType
  } = SCHEMAS[name]
  const fails = { description: 'Refused', content: { [mediaType]: { schema: problem } } }
  const bodyLimit = bodyLimits[name]
  const succeeds = isNothing(schema.response)
    ? { 204: { description: 'Done', content: { 'application/json': { schema: z.null() } } } }
    : {
        200: schema.response ?? {
          description: 'A file',
          content: { 'application/octet-stream': { schema: z.string() } },
        },
      }
  return {
    ...(bodyLimit !== undefined && { bodyLimit }),
    schema: {
      operationId: name,
      summary: schema.summary,
      ...(schema.params && { params: schema.params }),
      ...(schema.query && { querystring: schema.query }),
      ...(schema.body && { body: schema.body }),
      response: { ...succeeds, '4xx': fails, '5xx': fails },
    },
  } as const
}

function isNothing(response: z.ZodType | undefined): boolean {
  return response instanceof z.ZodNull
}

type Parts<Name extends OperationName> = Pick<Call<Name, unknown>, 'params' | 'query' | 'body'>

/** The parse point: Fastify has just run the schemas of this very operation on these parts. */
function partsOf<Name extends OperationName>({ params, query, body }: FastifyRequest): Parts<Name> {
  const parts: unknown = { params, query, body }
  return parts as Parts<Name>
}

const unstorable = {
  zh: '含有无法保存的字符，或层数太多',
  en: 'holds a character that cannot be stored, or is nested too deep',
}

function unstorableRefusal(request: FastifyRequest): Refused | undefined {
  const where =
    findUnstorable(request.params, 'path') ??
    findUnstorable(request.query, 'query') ??
    findUnstorable(request.body, 'body')
  return where === undefined
    ? undefined
    : refused('request/invalid', { where, what: unstorable[languageOf(request)] })
}

/** Anybody may call it; `reader` is whoever is logged in. */
export function openRoute<Name extends OperationName>(
  app: FastifyInstance,
  shared: SharedServices,
  name: Name,
  handler: Handler<Name, Reader | undefined>,
): void {
  const [method = 'GET', url = ''] = OPERATIONS[name].split(' ')
  app.route({
    ...optionsOf(name),
    method,
    url,
    handler: async (request, reply) => {
      const refusal = unstorableRefusal(request)
      if (refusal) return sendRefusal(request, reply, refusal)
      const reader = await findReader(shared, request)
      if (reader !== undefined && !app.accountRate.take(reader.account.id, shared.now())) {
        reply.header('retry-after', app.accountRate.secondsLeft(shared.now()))
        return sendRefusal(request, reply, refused('access/too-many-requests'))
      }
      const services = servicesFor(shared, reader?.actor ?? NOBODY)
      const outcome = await handler({ ...partsOf<Name>(request), reader, services, request, reply })
      if (!outcome.ok) return sendRefusal(request, reply, outcome)
      // The handler has sent it itself.
      if (outcome.value === undefined) return reply
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      return outcome.value === null ? reply.code(204).send() : reply.send(outcome.value)
    },
  })
}

/** Only for those logged in, in one of these roles; all roles when none is named. */
export function route<Name extends OperationName>(
  app: FastifyInstance,
  shared: SharedServices,
  name: Name,
  roles: readonly Role[],
  handler: Handler<Name, Reader>,
): void {
  openRoute(app, shared, name, async call => {
    const { reader } = call
    if (reader === undefined) return refused('access/login-needed')
    const { role } = reader.actor
    if (!roles.includes(role)) return refused('access/role', { role, command: name })
    return handler({ ...call, reader })
  })
}
