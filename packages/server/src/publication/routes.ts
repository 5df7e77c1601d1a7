import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { rolesThatSee } from '@yijianshi/core/access'
import { catalogueData } from '@yijianshi/core/catalogue'
import { isSamplePath } from '@yijianshi/core/publication'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { done, refused } from '../http/outcome.ts'
import { openRoute, route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { beginChange } from './begin.ts'
import { commandChange } from './command.ts'
import { getSample, getTexts } from './content-store.ts'
import { changesPage, versionsPage } from './lists.ts'
import { presentChange } from './present.ts'
import { uploadSample } from './sample-upload.ts'
import { hashInChange, saveText } from './save-file.ts'
import { findVersion, manifestOf } from './version-store.ts'

const editors = rolesThatSee('catalogue-changes')
const readers = rolesThatSee('catalogue-files')

const deflate = promisify(gzip)
const smallCharacters = 4096

/** A version is thousands of texts: they go over the wire packed. */
function packAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < smallCharacters) return payload
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload
    reply.header('content-encoding', 'gzip').removeHeader('content-length')
    return deflate(payload)
  })
}

/** Whether the reader has this content already; then the answer is sent. */
function isKnown(request: FastifyRequest, reply: FastifyReply, hash: string): boolean {
  reply
    .header('etag', `"${hash}"`)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept-encoding')
  if (request.headers['if-none-match'] !== `"${hash}"`) return false
  reply.code(304).send()
  return true
}

function versionRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, versions } = shared

  route(app, shared, 'listCatalogueVersions', readers, ({ query, services }) =>
    versionsPage(services, query.cursor),
  )

  // The catalogue is public, and so is every version that was in use.
  openRoute(app, shared, 'getCatalogueVersionData', async ({ params, request, reply }) => {
    const found = await findVersion(pool, params.version)
    if (found === undefined) return refused('publication/version-unknown')
    if (isKnown(request, reply, found.version)) return done(undefined)
    const catalogue = await versions.find(found.version)
    return catalogue === undefined
      ? refused('publication/version-unknown')
      : done({ ...catalogueData(catalogue) })
  })

  route(app, shared, 'getCatalogueFiles', readers, async ({ params, request, reply }) => {
    const found = await findVersion(pool, params.version)
    if (found === undefined) return refused('publication/version-unknown')
    if (isKnown(request, reply, found.version)) return done(undefined)
    const entries = [...(await manifestOf(pool, found.version))]
    const texts = entries.filter(([path]) => !isSamplePath(path))
    const contents = await getTexts(
      pool,
      texts.map(([, hash]) => hash),
    )
    return done({
      version: found.version,
      files: texts.map(([path, hash]) => ({ path, text: contents.get(hash) ?? '' })),
      samples: entries.flatMap(([path]) => (isSamplePath(path) ? [path.slice('samples/'.length)] : [])),
    })
  })
}

function changeRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { changes } = shared

  route(app, shared, 'listChanges', editors, ({ query, services }) => changesPage(services, query))

  route(app, shared, 'createChange', editors, async ({ reader, body, services }) => {
    const begun = await beginChange(services, reader.actor, body)
    if (!begun.ok) return begun
    return done(await presentChange(services, reader.actor, begun.value.id, begun.value.state))
  })

  route(app, shared, 'getChange', editors, async ({ reader, params, services }) => {
    const found = await changes.load(params.change)
    if (found === undefined) return refused('publication/not-found')
    return done(await presentChange(services, reader.actor, params.change, found.state))
  })

  route(app, shared, 'saveChangeFile', editors, ({ reader, params, body, services }) =>
    saveText(services, reader.actor, params.change, body),
  )

  route(app, shared, 'commandChange', editors, async ({ reader, params, body, services }) => {
    const outcome = await commandChange(services, reader.actor, params.change, body)
    if (!outcome.ok) return outcome
    return done(await presentChange(services, reader.actor, params.change, outcome.value))
  })

  route(app, shared, 'uploadSample', editors, ({ reader, params, request, services }) =>
    uploadSample(
      services,
      reader.actor,
      params.change,
      params.name,
      async () => (await request.file())?.file,
    ),
  )

  route(app, shared, 'getChangeSample', editors, async ({ params, reply, services }) => {
    const found = await changes.load(params.change)
    const path = `samples/${params.name}`
    const hash = found && (await hashInChange(services, found.state, path))
    if (hash === undefined || hash === null) return refused('request/not-found')
    const sample = await getSample(services.pool, hash)
    reply.header('cache-control', 'private, no-cache').type(sample.mediaType).send(sample.content)
    return done(undefined)
  })
}

export async function publicationRoutes(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async packed => {
    packAnswers(packed)
    versionRoutes(packed, services)
    changeRoutes(packed, services)
  })
}
