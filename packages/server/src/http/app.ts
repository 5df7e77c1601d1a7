/** The whole HTTP side, assembled: every operation of the contract, the two web apps, the sample pictures. */
import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accessRecordRoutes } from '../access-record/routes.ts'
import { dutyRoutes } from '../account/duty-routes.ts'
import { auditRoutes } from '../audit/routes.ts'
import { caseRoutes } from '../case/routes.ts'
import { caseDocumentRoutes } from '../case-document/routes.ts'
import { changeOrderRoutes } from '../change-order/routes.ts'
import { draftRoutes } from '../draft/routes.ts'
import { fileRoutes } from '../file/routes.ts'
import { passkeyRoutes } from '../identity/passkey/routes.ts'
import { passwordResetRoutes } from '../identity/password-reset/routes.ts'
import { identityRoutes } from '../identity/routes.ts'
import { unifiedRoutes } from '../identity/unified/routes.ts'
import { paperLicenceRoutes } from '../licence/paper/routes.ts'
import { licenceRoutes } from '../licence/routes.ts'
import { liveRoutes } from '../live/routes.ts'
import { mandateRoutes } from '../mandate/routes.ts'
import { matterRoutes } from '../matter/routes.ts'
import { myDataRoutes } from '../my-data/routes.ts'
import { openDataRoutes } from '../open-data/routes.ts'
import { Press } from '../paper/pdf/press.ts'
import { paperRoutes } from '../paper/routes.ts'
import { publicationRoutes } from '../publication/routes.ts'
import { serveSamples } from '../publication/sample-pictures.ts'
import { receiptRoutes } from '../receipt/routes.ts'
import { reportRoutes } from '../report/routes.ts'
import { sessionRoutes } from '../session/routes.ts'
import { sharingRoutes } from '../sharing/routes.ts'
import { staffSignatureRoutes } from '../staff-key/routes.ts'
import { supervisionRoutes } from '../supervision/routes.ts'
import { webhookRoutes } from '../webhook/routes.ts'
import { handleFaults, refuseAddress, refuseWire } from './faults.ts'
import { describeApi } from './openapi.ts'
import { refused } from './outcome.ts'
import { sendRefusal } from './problem.ts'
import { type RateLimits, secure, usualLimits } from './security.ts'
import { type Folders, serveFolders } from './static-files.ts'
import { takeUploads } from './uploads.ts'
import type { Services } from './wiring.ts'

export type AppOptions = {
  readonly services: Services
  /** Built web apps; without them the API is served alone. */
  readonly folders?: Folders
  readonly limits?: RateLimits
  /** Lines of JSON with a request id each: on standard error, or where they are told to go. */
  readonly log?: boolean | { readonly write: (line: string) => void }
  /** Behind a proxy, whose X-Forwarded-For is then believed. */
  readonly trustProxy?: boolean
}

const jsonLimitBytes = 1_048_576
/** Ten mebibytes over a slow mobile connection. */
const requestLimitMs = 300_000
const silenceLimitMs = 60_000
const consoleApi = '/console/api/'

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { services, log = false } = options
  const app = Fastify({
    logger: log === false ? false : { level: 'warn', stream: log === true ? process.stderr : log },
    genReqId: () => randomUUID(),
    bodyLimit: jsonLimitBytes,
    requestTimeout: requestLimitMs,
    connectionTimeout: silenceLimitMs,
    trustProxy: options.trustProxy ?? false,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseWire,
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
  await takeUploads(app)
  await describeApi(app)
  await app.register(async api => {
    sessionRoutes(api, services)
    identityRoutes(api, services)
    passkeyRoutes(api, services)
    passwordResetRoutes(api, services)
    staffSignatureRoutes(api, services)
    unifiedRoutes(api, services)
    matterRoutes(api, services)
    draftRoutes(api, services)
    fileRoutes(api, services)
    caseRoutes(api, services)
    receiptRoutes(api, services)
    auditRoutes(api, services)
    accessRecordRoutes(api, services)
    myDataRoutes(api, services)
    mandateRoutes(api, services)
    dutyRoutes(api, services)
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
    licenceRoutes(api, services, press)
    sharingRoutes(api, services, press)
    paperLicenceRoutes(api, services)
    liveRoutes(api, services)
  })
  if (options.folders !== undefined) serveFolders(app, options.folders)
  else app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, refused('request/not-found')))
  await app.ready()
  return app
}
