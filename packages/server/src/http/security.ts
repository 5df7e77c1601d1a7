/** What holds for every request: headers, same-origin writes, limits of frequency. */
import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refused } from './outcome.ts'
import { sendRefusal } from './problem.ts'
import { networkOf, RateWindow } from './rate-window.ts'
import type { Services } from './wiring.ts'

/**
 * Requests per minute and address. `guess` is for what could be guessed: passwords, codes of receipts. `account`: of one
 * account, from however many addresses.
 */
export type RateLimits = { readonly usual: number; readonly guess: number; readonly account: number }
export const usualLimits: RateLimits = { usual: 1200, guess: 60, account: 1200 }
const windowMs = 60_000

const guessable = new Set([
  'POST /api/session',
  'POST /api/accounts',
  'POST /api/session/second-step',
  'POST /api/session/passkey',
  'POST /api/session/passkey/question',
  'POST /api/session/confirmation',
  'POST /api/password-resets',
  'POST /api/password-resets/codes',
  'POST /api/account/password',
  'POST /api/account/second-factor',
  'POST /api/account/second-factor/secret',
  'POST /api/account/second-factor/recovery-codes',
  'POST /api/account/second-factor/removal',
  'GET /api/receipts/:number',
  'GET /api/receipts/:number/proof',
  'GET /api/verify/:code',
  'POST /api/verify/file',
  'POST /api/showings/:code/looks',
])

export async function secure(app: FastifyInstance, services: Services, limits: RateLimits): Promise<void> {
  app.decorateRequest('styleNonce', '')
  app.decorate('secureCookies', services.publicUrl?.startsWith('https:') ?? false)
  app.decorate('accountRate', new RateWindow(limits.account, windowMs))
  await app.register(cookie)
  await app.register(rateLimit, {
    global: true,
    timeWindow: windowMs,
    max: request => (isGuessable(request) ? limits.guess : limits.usual),
    keyGenerator: request =>
      `${networkOf(request.ip)} ${isGuessable(request) ? request.routeOptions.url : ''}`,
    // Pages and pictures come from a folder; what costs is the API.
    allowList: request => !request.url.startsWith('/api/'),
  })
  await addHeaders(app)
  app.addHook('onRequest', async (request, reply) => {
    if (isForeign(request, services.publicUrl))
      return sendRefusal(request, reply, refused('access/wrong-origin'))
    return undefined
  })
}

function isGuessable(request: FastifyRequest): boolean {
  return guessable.has(`${request.method} ${request.routeOptions.url}`)
}

/** What neither web app asks a browser for, by names that Chromium knows: it warns of others. Pictures are taken by the device's own camera app. */
const unused = [
  ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope'],
  ...['hid', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map(feature => `${feature}=()`)
  .join(', ')

/**
 * A page shows no plug-ins, and nobody frames it. A PDF may stand in a frame of a page of ours, and Chrome shows it by
 * an object within: both are allowed to answers that are one.
 */
function policyOf(styleNonce: string, isPdf: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    `object-src ${isPdf ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${isPdf ? "'self'" : "'none'"}`,
  ].join('; ')
}

/** A new nonce for each page: the console's styles carry it. */
async function addHeaders(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async request => {
    request.styleNonce = randomBytes(16).toString('base64')
  })
  await app.register(helmet, { global: true, contentSecurityPolicy: false, hsts: app.secureCookies })
  app.addHook('onSend', async (request, reply) => {
    const isPdf = String(reply.getHeader('content-type') ?? '').startsWith('application/pdf')
    reply
      .header('content-security-policy', policyOf(request.styleNonce, isPdf))
      .header('x-frame-options', isPdf ? 'SAMEORIGIN' : 'DENY')
      .header('permissions-policy', unused)
  })
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A write that a page of another site has started. Programs send neither header and carry no cookie by mistake. */
function isForeign(request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (reading.has(request.method)) return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = request.headers
  if (origin === undefined) return false
  const allowed = [`http://${request.host}`, `https://${request.host}`]
  return !allowed.includes(origin) && origin !== (publicUrl && new URL(publicUrl).origin)
}

declare module 'fastify' {
  interface FastifyRequest {
    styleNonce: string
  }
  interface FastifyInstance {
    /** People reach the portal by https alone. */
    secureCookies: boolean
    accountRate: RateWindow
  }
}
