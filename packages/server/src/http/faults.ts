/** What becomes of errors: bad requests are refused, a lost database is said to be so, the rest is a fault. */
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { databaseFault } from '../engine/faults.ts'
import { KeyServiceUnavailable } from '../personal-data/key-vault.ts'
import { languageOf } from './language.ts'
import { type Refused, refused } from './outcome.ts'
import { faultProblem, mediaType, problemOf, sendProblem, sendRefusal } from './problem.ts'

const parts: Readonly<Record<string, string>> = { params: 'path', querystring: 'query', body: 'body' }

type Language = ReturnType<typeof languageOf>
type InvalidRequest = FastifyError & {
  validation: { instancePath: string; message?: string | undefined }[]
}

const locales = { zh: z.locales.zhCN(), en: z.locales.en() }

/** Zod's own words in the language of the request; the schemas themselves ran without knowing it. */
function findIssue(error: InvalidRequest, request: FastifyRequest): string | undefined {
  const context = error.validationContext
  if (context !== 'params' && context !== 'querystring' && context !== 'body') return undefined
  const schema: unknown = request.routeOptions.schema?.[context]
  if (!(schema instanceof z.ZodType)) return undefined
  const given = context === 'querystring' ? request.query : request[context]
  const checked = schema.safeParse(given, { error: locales[languageOf(request)].localeError })
  return checked.error?.issues[0]?.message
}

/** Where in the request, and what is wrong there, as one line. */
function invalid(error: InvalidRequest, request: FastifyRequest): Refused {
  const [first] = error.validation
  const part = parts[error.validationContext ?? ''] ?? 'request'
  const where = `${part}${first?.instancePath ?? ''}`.replaceAll('/', '.').replace(/\.$/, '')
  return refused('request/invalid', { where, what: findIssue(error, request) ?? first?.message ?? '' })
}

const malformed = {
  FST_FILES_LIMIT: { where: 'body', what: { zh: '一次只能交一个文件', en: 'one file at a time' } },
  FST_PARTS_LIMIT: { where: 'body', what: { zh: '内容的段数太多', en: 'too many parts' } },
  FST_FIELDS_LIMIT: { where: 'body', what: { zh: '字段太多', en: 'too many fields' } },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    where: 'content-type',
    what: { zh: '应为 multipart/form-data', en: 'multipart/form-data expected' },
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    where: 'content-type',
    what: { zh: '应为 application/json', en: 'application/json expected' },
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { where: 'body', what: { zh: '不是正确的 JSON', en: 'not JSON' } },
  FST_ERR_CTP_EMPTY_JSON_BODY: { where: 'body', what: { zh: '没有内容', en: 'empty' } },
} as const satisfies Record<string, { where: string; what: Record<Language, string> }>

/** The parser of uploads tells these by their words alone. */
const brokenUpload = /unexpected end of multipart data|unexpected end of file|malformed part header/i
const cutOff = { zh: '文件没有传完整，请再传一次', en: 'the file is not complete; send it again' }

const isMalformed = (code: string): code is keyof typeof malformed => Object.hasOwn(malformed, code)
const tooLarge = new Set(['FST_ERR_CTP_BODY_TOO_LARGE', 'FST_REQ_FILE_TOO_LARGE'])

function refusalOf(error: FastifyError, request: FastifyRequest): Refused | undefined {
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error, request)
  if (databaseFault(error) !== undefined || error instanceof KeyServiceUnavailable)
    return refused('service/unavailable')
  if (tooLarge.has(error.code)) return refused('request/too-large')
  if (isMalformed(error.code)) {
    const { where, what } = malformed[error.code]
    return refused('request/invalid', { where, what: what[languageOf(request)] })
  }
  if (request.isMultipart() && brokenUpload.test(error.message))
    return refused('request/invalid', { where: 'body', what: cutOff[languageOf(request)] })
  const status = error.statusCode ?? 500
  if (status === 429) return refused('access/too-many-requests')
  return status >= 400 && status < 500
    ? refused('request/invalid', { where: 'request', what: error.code ?? '' })
    : undefined
}

export function handleFaults(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = refusalOf(error, request)
    if (known !== undefined) {
      if (known.refusal.code === 'service/unavailable')
        request.log.error({ err: error }, 'database unavailable')
      return sendRefusal(request, reply, known)
    }
    request.log.error({ err: error }, 'fault')
    return sendProblem(reply, faultProblem(request.id, languageOf(request)))
  })
}

const badAddress = { zh: '不是正确的地址', en: 'not an address' }

/** An address that can't be read, so that no route and no hook has seen the request. */
export function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-content-type-options', 'nosniff').header('content-security-policy', "default-src 'none'")
  const refusal =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH'
      ? refused('request/not-found')
      : refused('request/invalid', { where: 'path', what: badAddress[languageOf(request)] })
  sendRefusal(request, reply, refusal)
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}
const clientStatus = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
])

/** What came over the wire is no request at all. */
export function refuseWire(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const status = clientStatus.get(error.code ?? '') ?? 400
  const refusal = refused('request/invalid', { where: 'request', what: 'HTTP' })
  const body = JSON.stringify({ ...problemOf(refusal, 'zh'), status })
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status]}`,
    `content-type: ${mediaType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
