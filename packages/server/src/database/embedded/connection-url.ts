import type { EmbeddedConnection } from './start-embedded-database.ts'

/** As DATABASE_URL has it. A socket's folder cannot stand where a URL has its host, so it goes into the parameters, as libpq has it. */
export function connectionUrl({ host, port, user, database, password }: EmbeddedConnection): string {
  if (host.startsWith('/')) {
    return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
  }
  const secret = password === undefined ? '' : `:${encodeURIComponent(password)}`
  return `postgresql://${user}${secret}@${host}:${port}/${database}`
}
