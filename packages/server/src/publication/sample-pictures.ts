/** The sample pictures of the catalogue, as the version in use has them, or as the last version that had them. */
import type { FastifyInstance } from 'fastify'
import { refused } from '../http/outcome.ts'
import { sendRefusal } from '../http/problem.ts'
import { isStorable } from '../http/storable-text.ts'
import type { Services } from '../http/wiring.ts'
import { getSample } from './content-store.ts'

/** Cases keep their version: a picture that the newest one dropped is still shown. */
async function findHash(services: Services, name: string): Promise<string | undefined> {
  const found = await services.pool.query<{ hash: string }>(
    `SELECT hash FROM catalogue_version_file JOIN catalogue_version USING (version)
     WHERE path = $1 ORDER BY number DESC LIMIT 1`,
    [`samples/${name}`],
  )
  return found.rows[0]?.hash
}

export function serveSamples(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { name: string } }>(
    '/samples/:name',
    { schema: { hide: true } },
    async (request, reply) => {
      const { name } = request.params
      const hash = isStorable(name) ? await findHash(services, name) : undefined
      if (hash === undefined) return sendRefusal(request, reply, refused('request/not-found'))
      reply
        .header('cache-control', 'public, max-age=3600')
        .header('x-content-type-options', 'nosniff')
        .header('etag', `"${hash}"`)
      if (request.headers['if-none-match'] === `"${hash}"`) return reply.code(304).send()
      const { content, mediaType } = await getSample(services.pool, hash)
      return reply.type(mediaType).send(content)
    },
  )
}
