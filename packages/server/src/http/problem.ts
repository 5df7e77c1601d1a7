/** Refusals and faults as problem+json (RFC 9457). HTTP status numbers of refusals stand here only. */
import type { Problem } from '@yijianshi/contract/shape'
import { articleOf, REFUSALS, type RefusalKind } from '@yijianshi/core/refusal'
import { refusalText } from '@yijianshi/core/refusal/texts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from './language.ts'
import type { Refused } from './outcome.ts'

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

const RETRY_AFTER_SECONDS = 2
export const mediaType = 'application/problem+json'

export function problemOf(refused: Refused, language: 'zh' | 'en'): Problem {
  const { code, params } = refused.refusal
  const article = articleOf(code)
  return {
    type: `urn:yijianshi:problem:${code}`,
    title: refusalText(refused.refusal, language),
    status: STATUS[REFUSALS[code].kind],
    code,
    ...(article !== undefined && { article }),
    ...(Object.keys(params).length > 0 && { params: { ...params } }),
    ...(refused.fields && {
      fields: refused.fields.map(field => ({ ...field, params: { ...field.params } })),
    }),
    ...(refused.materials && { materials: [...refused.materials] }),
    ...(refused.conflicts && { conflicts: [...refused.conflicts] }),
    ...(refused.onto !== undefined && { onto: refused.onto }),
    ...(refused.findings && {
      findings: refused.findings.map(finding => ({ ...finding, params: { ...finding.params } })),
    }),
  }
}

/** A fault says nothing of its inside: the log has that, under the same request id. */
export function faultProblem(requestId: string, language: 'zh' | 'en'): Problem {
  const title = {
    zh: `系统出了问题，请稍后再试。若仍不行，请把编号 ${requestId} 告诉窗口人员。`,
    en: `Something went wrong on our side. Please try again later; if it stays so, tell the window this number: ${requestId}.`,
  }
  return {
    type: 'urn:yijianshi:problem:service/fault',
    title: title[language],
    status: 500,
    code: 'service/fault',
    params: { request: requestId },
  }
}

/** Bypasses the schema of the operation's answer: a problem has one shape everywhere. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // Whoever tries again with the same command id is done once.
  if (problem.status === STATUS.unavailable) reply.header('retry-after', RETRY_AFTER_SECONDS)
  return reply
    .code(problem.status)
    .header('content-type', mediaType)
    .header('cache-control', 'no-store')
    .serializer(body => (typeof body === 'string' ? body : JSON.stringify(body)))
    .send(problem)
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refused: Refused): FastifyReply {
  return sendProblem(reply, problemOf(refused, languageOf(request)))
}
