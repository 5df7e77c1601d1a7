/** What an answer must not be, whatever was asked. */
import { problem } from '@yijianshi/contract/shape'
import { isRefusalCode } from '@yijianshi/core/refusal'
import type { LightMyRequestResponse } from 'fastify'
import type { Belongings, Subject } from './world.fixture.ts'

const inside =
  /node_modules|\bat \w+ \(|packages\/server|SELECT |INSERT INTO|pg_catalog|relation "|ECONNREFUSED|syntax error at/

export type Answer = Pick<LightMyRequestResponse, 'statusCode' | 'body' | 'headers'>

/** Wrong with an answer of this status, as one line; undefined when nothing is. */
export function faultOf({ statusCode, body, headers }: Answer): string | undefined {
  if (statusCode >= 500) return `a fault: ${statusCode} ${body.slice(0, 300)}`
  if (statusCode < 400) return undefined
  if (headers['content-type'] !== 'application/problem+json')
    return `an error that is no problem+json: ${statusCode} ${headers['content-type']}`
  // The answer to HEAD has none.
  if (body === '') return undefined
  const read = problem.safeParse(JSON.parse(body))
  if (!read.success) return `a problem of another shape: ${body.slice(0, 300)}`
  if (!isRefusalCode(read.data.code)) return `a code that no document lists: ${read.data.code}`
  if (read.data.status !== statusCode)
    return `a status that is not the one of the answer: ${body.slice(0, 300)}`
  if (inside.test(body)) return `an error that tells of the inside: ${body.slice(0, 300)}`
  return undefined
}

/** Data of somebody whom the reader may not see. */
export function leakOf(
  { body, headers }: Answer,
  belongings: readonly Belongings[],
  maySee: readonly Subject[],
): string | undefined {
  const told = `${body}\n${JSON.stringify(headers)}`
  const leaked = belongings
    .filter(({ subject }) => !maySee.includes(subject))
    .flatMap(({ subject, marks }) => marks.filter(mark => told.includes(mark)).map(mark => [subject, mark]))
  const [first] = leaked
  return first && `holds ${first[1]} of ${first[0]}`
}
