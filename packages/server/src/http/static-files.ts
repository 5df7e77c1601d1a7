/** The built web apps. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AssetFolder } from './asset.ts'
import { refused } from './outcome.ts'
import { sendRefusal } from './problem.ts'

export type Folders = { readonly portal: string; readonly console: string; readonly samples: string }

type WebApp = { readonly folder: string; readonly prefix: string; readonly assets: AssetFolder }

const noncePlaceholder = /__CSP_NONCE__/g

export function serveFolders(app: FastifyInstance, folders: Folders): void {
  const portal = { folder: folders.portal, prefix: '/', assets: new AssetFolder(folders.portal) }
  const console = { folder: folders.console, prefix: '/console/', assets: new AssetFolder(folders.console) }
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?')
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || /^\/(api|samples)(\/|$)/.test(path)) return sendNotFound(request, reply)
    return sendFrom(
      path === '/console' || path.startsWith('/console/') ? console : portal,
      path,
      request,
      reply,
    )
  })
}

function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusal(request, reply, refused('request/not-found'))
}

/** A path with a file's ending is a file; every other one is a page, which the app itself finds. */
async function sendFrom(
  app: WebApp,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (/\.[a-z0-9]{1,11}$/i.test(path)) {
    reply.code(200)
    const sent = await app.assets.send(path.slice(app.prefix.length), request, reply)
    return sent ? reply : sendNotFound(request, reply)
  }
  const file = join(app.folder, 'index.html')
  if (!existsSync(file)) return sendNotFound(request, reply)
  const page = (await readFile(file, 'utf8')).replace(noncePlaceholder, request.styleNonce)
  return reply.code(200).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
}
