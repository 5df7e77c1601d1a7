/** Open data: for anybody and any page of another site, and kept by whoever reads it until it changes. */
import { createHash } from 'node:crypto'
import type { Catalogue } from '@yijianshi/core/catalogue'
import {
  filesOfKind,
  jsonSchemaOf,
  linkedCatalogue,
  schemaKinds,
  schemaName,
  schemaText,
} from '@yijianshi/core/open-data'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { originOf } from '../http/origin.ts'
import { done, refused } from '../http/outcome.ts'
import { openRoute } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { findEdition } from '../paper/edition.ts'
import { listResources } from '../sharing/directory.ts'

type Sent = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Printed = { readonly key: string; readonly text: string; readonly tag: string }

/** Nothing here depends on who asks, so any site may read it; no cookie is involved. */
function openToAll({ reply }: Sent): void {
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
}

function tagOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** True when the caller has it already; then that has been said. */
function isKnown({ request, reply }: Sent, tag: string): boolean {
  reply.header('cache-control', 'public, no-cache').header('etag', `"${tag}"`)
  if (request.headers['if-none-match'] !== `"${tag}"`) return false
  reply.code(304).send()
  return true
}

export function openDataRoutes(app: FastifyInstance, shared: SharedServices): void {
  /** The last document of each catalogue: it takes longer to make than to send. */
  const printed = new WeakMap<Catalogue, Printed>()

  async function printedFor(request: FastifyRequest): Promise<Printed> {
    const catalogue = shared.catalogue()
    const origin = originOf(shared, request)
    const { date } = await findEdition(shared.pool, catalogue.version)
    const key = `${origin} ${date}`
    const known = printed.get(catalogue)
    if (known?.key === key) return known
    const licence = shared.openDataLicence
    const document = linkedCatalogue(catalogue, {
      address: `${origin}/api/open-data/catalogue.jsonld`,
      portal: `${origin}/`,
      ...(date !== undefined && { issued: date }),
      ...(licence !== undefined && { licence }),
    })
    const text = JSON.stringify(document)
    const made = { key, text, tag: tagOf(text) }
    printed.set(catalogue, made)
    return made
  }

  openRoute(app, shared, 'getOpenCatalogue', async ({ request, reply }) => {
    openToAll({ request, reply })
    const { text, tag } = await printedFor(request)
    if (!isKnown({ request, reply }, tag)) reply.type('application/ld+json').send(text)
    return done(undefined)
  })

  openRoute(app, shared, 'listSchemas', async ({ request, reply, services }) => {
    openToAll({ request, reply })
    const origin = originOf(services, request)
    const schemas = schemaKinds.map(kind => ({
      kind: schemaName(kind),
      ...schemaText(kind),
      files: filesOfKind(kind),
      address: `${origin}/api/open-data/schema/${schemaName(kind)}.json`,
    }))
    return isKnown({ request, reply }, tagOf(JSON.stringify(schemas))) ? done(undefined) : done({ schemas })
  })

  openRoute(app, shared, 'getSchema', async ({ params, request, reply }) => {
    openToAll({ request, reply })
    const kind = schemaKinds.find(each => schemaName(each) === params.kind)
    if (kind === undefined) return refused('request/not-found')
    const schema = jsonSchemaOf(kind)
    if (isKnown({ request, reply }, tagOf(JSON.stringify(schema)))) return done(undefined)
    reply.type('application/schema+json')
    return done({ ...schema })
  })

  openRoute(app, shared, 'getOpenDataResources', async ({ request, reply, services }) => {
    openToAll({ request, reply })
    const directory = {
      version: services.catalogue().version,
      licence: services.openDataLicence ?? null,
      resources: listResources(services),
    }
    return isKnown({ request, reply }, tagOf(JSON.stringify(directory))) ? done(undefined) : done(directory)
  })
}
