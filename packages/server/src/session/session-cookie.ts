/** Portal and console have cookies of their own, so one person may try both in one browser. */
import type { FastifyReply, FastifyRequest } from 'fastify'

const consolePrefix = '/console/'

/**
 * `session`: who is logged in; `step`: who still owes the second step; `device`: from where somebody logged in before;
 * `unified`: who is at the unified identity now, and comes back from another site; `passkey`: who is asked for a passkey.
 */
type Kind = 'session' | 'step' | 'device' | 'unified' | 'passkey'

const suffixes: Readonly<Record<Kind, string>> = {
  session: '',
  step: '_step',
  device: '_device',
  unified: '_unified',
  passkey: '_passkey',
}

/** Whether a request came from the console, which calls the same API under a prefix. */
export function isConsole(request: FastifyRequest): boolean {
  return request.originalUrl.startsWith(consolePrefix)
}

/**
 * Over encrypted connections with the prefix `__Host-`: such a cookie no other host of the domain can plant, and browsers
 * take it for the path `/` only. The names keep portal and console apart then.
 */
function placeOf(request: FastifyRequest, kind: Kind): { readonly name: string; readonly path: string } {
  const ofConsole = isConsole(request)
  const name = `yijianshi_${ofConsole ? 'console' : 'portal'}${suffixes[kind]}`
  if (request.server.secureCookies) return { name: `__Host-${name}`, path: '/' }
  return { name, path: ofConsole ? '/console/api' : '/api' }
}

export function findToken(request: FastifyRequest, kind: Kind = 'session'): string | undefined {
  return request.cookies[placeOf(request, kind).name]
}

export type TokenCookie = { readonly token: string; readonly lifeMs: number; readonly secure: boolean }

export function setToken(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: Kind,
  { token, lifeMs, secure }: TokenCookie,
): void {
  const { name, path } = placeOf(request, kind)
  const sameSite = kind === 'unified' ? 'lax' : 'strict'
  reply.setCookie(name, token, { path, maxAge: lifeMs / 1000, httpOnly: true, sameSite, secure })
}

export function clearToken(request: FastifyRequest, reply: FastifyReply, kind: Kind = 'session'): void {
  const { name, path } = placeOf(request, kind)
  reply.clearCookie(name, { path, secure: request.server.secureCookies })
}
