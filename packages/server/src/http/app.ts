/** The whole HTTP side, assembled: every operation of the contract, the two web apps, the sample pictures. */
import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accessRecordRoutes } from '../access-record/routes.ts'
import { auditRoutes } from '../audit/routes.ts'
import { caseRoutes } from '../case/routes.ts'
import { caseDocumentRoutes } from '../case-document/routes.ts'
import { changeOrderRoutes } from '../change-order/routes.ts'
import { draftRoutes } from '../draft/routes.ts'
import { fileLimits } from '../file/file-store.ts'
import { fileRoutes } from '../file/routes.ts'
import { liveRoutes } from '../live/routes.ts'
import { matterRoutes } from '../matter/routes.ts'
import { openDataRoutes } from '../open-data/routes.ts'
import { Press } from '../paper/pdf/press.ts'
import { paperRoutes } from '../paper/routes.ts'
import { publicationRoutes } from '../publication/routes.ts'
import { serveSamples } from '../publication/sample-pictures.ts'
import { receiptRoutes } from '../receipt/routes.ts'
import { reportRoutes } from '../report/routes.ts'
import { sessionRoutes } from '../session/routes.ts'
import { supervisionRoutes } from '../supervision/routes.ts'
import { webhookRoutes } from '../webhook/routes.ts'
import { handleFaults } from './faults.ts'
import { describeApi } from './openapi.ts'
import { refused } from './outcome.ts'
import { sendRefusal } from './problem.ts'
import { type RateLimits, secure, usualLimits } from './security.ts'
import { type Folders, serveFolders } from './static-files.ts'
import type { Services } from './wiring.ts'

export type AppOptions = {
  readonly services: Services
  /** Built web apps; without them the API is served alone. */
  readonly folders?: Folders
  readonly limits?: RateLimits
  /** Lines of JSON on standard error, with a request id each. */
  readonly log?: boolean
  /** Behind a proxy, whose X-Forwarded-For is then believed. */
  readonly trustProxy?: boolean
}

const jsonLimitBytes = 1_048_576
/** Ten mebibytes over a slow mobile connection. */
const requestLimitMs = 300_000
const silenceLimitMs = 60_000
const consoleApi = '/console/api/'

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { services } = options
  const app = Fastify({
    logger: options.log === true ? { level: 'warn', stream: process.stderr } : false,
    genReqId: () => randomUUID(),
    bodyLimit: jsonLimitBytes,
    requestTimeout: requestLimitMs,
    connectionTimeout: silenceLimitMs,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    // The console calls the same API under its own prefix, where its own session cookie lives.
    rewriteUrl: request =>
      request.url?.startsWith(consoleApi) ? request.url.slice('/console'.length) : (request.url ?? '/'),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.removeContentTypeParser('text/plain')
  handleFaults(app)
  await secure(app, services, options.limits ?? usualLimits)
  await app.register(multipart, {
    // One byte above: the file store itself refuses what is too large, and says so.
    limits: { files: 1, fields: 0, parts: 1, fileSize: fileLimits.bytes + 1 },
    throwFileSizeLimit: false,
  })
  await describeApi(app)
  await app.register(async api => {
    sessionRoutes(api, services)
    matterRoutes(api, services)
    draftRoutes(api, services)
    fileRoutes(api, services)
    caseRoutes(api, services)
    receiptRoutes(api, services)
    auditRoutes(api, services)
    accessRecordRoutes(api, services)
    await publicationRoutes(api, services)
    changeOrderRoutes(api, services)
    supervisionRoutes(api, services)
    serveSamples(api, services)
    const press = new Press()
    api.addHook('onClose', () => press.close())
    paperRoutes(api, services, press)
    caseDocumentRoutes(api, services, press)
    openDataRoutes(api, services)
    reportRoutes(api, services)
    webhookRoutes(api, services)
    liveRoutes(api, services)
  })
  if (options.folders !== undefined) serveFolders(app, options.folders)
  else app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, refused('request/not-found')))
  await app.ready()
  return app
}
