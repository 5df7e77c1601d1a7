/** Portal and console have sessions of their own, so one person may try both in one browser. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionHours } from './session-store.ts'

const consolePrefix = '/console/'

type Place = { readonly name: string; readonly path: string }

function placeOf(request: FastifyRequest): Place {
  return request.originalUrl.startsWith(consolePrefix)
    ? { name: 'yijianshi_console', path: '/console/api' }
    : { name: 'yijianshi_portal', path: '/api' }
}

export function findToken(request: FastifyRequest): string | undefined {
  return request.cookies[placeOf(request).name]
}

export function setToken(request: FastifyRequest, reply: FastifyReply, token: string, secure: boolean): void {
  const { name, path } = placeOf(request)
  const maxAge = sessionHours * 3600
  reply.setCookie(name, token, { path, maxAge, httpOnly: true, sameSite: 'strict', secure })
}

export function clearToken(request: FastifyRequest, reply: FastifyReply): void {
  const { name, path } = placeOf(request)
  reply.clearCookie(name, { path })
}
