/** Where the server listens, and in one line why it can't. */
import type { FastifyInstance } from 'fastify'

const listenRefusals: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
  EACCES: (_, port) =>
    `Port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`,
  EADDRNOTAVAIL: host => `HOST=${host} is not an address of this machine.`,
  ENOTFOUND: host => `HOST=${host} is not an address of this machine.`,
}

/** Its address, or in one line why it can’t be taken. */
export async function listen(
  app: FastifyInstance,
  host: string,
  port: number,
): Promise<{ readonly ok: true; readonly url: string } | { readonly ok: false; readonly message: string }> {
  try {
    return { ok: true, url: await app.listen({ host, port }) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message = listenRefusals[code]?.(host, port)
    if (message === undefined) throw error
    return { ok: false, message }
  }
}
