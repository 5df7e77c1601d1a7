/** Where people reach this server. */
import type { FastifyRequest } from 'fastify'
import type { Services } from './wiring.ts'

/** `https://banshi.example.gov.cn`, without a slash: as set, or else as this request found it. */
export function originOf(
  { publicUrl }: Pick<Services, 'publicUrl'>,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): string {
  return publicUrl === undefined ? `${protocol}://${host}` : new URL(publicUrl).origin
}
