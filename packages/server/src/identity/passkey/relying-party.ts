/** For which site passkeys are made and shown. */
import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { originOf } from '../../http/origin.ts'

export type RelyingParty = {
  /** Name of the host, without a port. */
  readonly id: string
  readonly origin: string
}

/**
 * Undefined where no browser has passkeys: at an address in numbers, and over connections that are not encrypted, save
 * to this very machine. Where the operator does not say how the platform is reached, a request may claim any name, so
 * none but `localhost` is taken from it.
 */
export function findRelyingParty(
  services: { readonly publicUrl: string | undefined },
  request: Pick<FastifyRequest, 'protocol' | 'host'>,
): RelyingParty | undefined {
  const address = URL.parse(originOf(services, request))
  if (address === null) return undefined
  const { hostname: id, origin, protocol } = address
  if (id === 'localhost') return { id, origin }
  if (services.publicUrl === undefined || protocol !== 'https:') return undefined
  return isIP(id.replaceAll(/[[\]]/g, '')) === 0 ? { id, origin } : undefined
}
