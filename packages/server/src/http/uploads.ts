/** Bodies of multipart/form-data: one file each. */
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { fileLimits } from '../file/file-store.ts'
import { languageOf } from './language.ts'
import { refused } from './outcome.ts'
import { sendRefusal } from './problem.ts'

/** RFC 2046, 5.1.1: 1 to 70 characters. The parser throws faults at any other. */
const boundary = /;\s*boundary=("?)[\w'()+,\-./:=? ]{1,70}\1\s*(;|$)/i
const isMultipart = /^\s*multipart\//i
const wanted = {
  zh: '应为 multipart/form-data，并有分隔符',
  en: 'multipart/form-data with a boundary expected',
}

export async function takeUploads(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    const type = request.headers['content-type'] ?? ''
    if (!isMultipart.test(type) || boundary.test(type)) return undefined
    const what = wanted[languageOf(request)]
    return sendRefusal(request, reply, refused('request/invalid', { where: 'content-type', what }))
  })
  await app.register(multipart, {
    // One byte above: the file store itself refuses what is too large, and says so.
    limits: { files: 1, fields: 0, parts: 1, fileSize: fileLimits.bytes + 1 },
    throwFileSizeLimit: false,
  })
}
