/**
 * `npm run bench [-- catalogue proof calendar plans access commands login audit obligations licences personal-data benchmarks servers sharing start weight]`:
 * every performance claim of the project, each beside its limit and, where it is relative, its baseline in the same
 * run. Exits with 1 when a limit is not kept.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EmbeddedConnection,
  startEmbeddedDatabase,
} from '@yijianshi/server/database/embedded/start-embedded-database'
import { benchAccess } from './access.ts'
import { benchAudit } from './audit.ts'
import { benchBenchmarkImport } from './benchmark-import.ts'
import { benchCalendar } from './calendar.ts'
import { benchCatalogue } from './catalogue.ts'
import { benchCommands } from './commands.ts'
import { benchLicences } from './licences.ts'
import { benchLogin } from './login.ts'
import { type Figure, report } from './measure.ts'
import { benchObligations } from './obligations.ts'
import { benchPapers } from './papers.ts'
import { benchPersonalData } from './personal-data.ts'
import { benchPlans } from './plans.ts'
import { benchProof } from './proof.ts'
import { benchServers } from './servers.ts'
import { benchSharing } from './sharing.ts'
import { benchStart } from './start.ts'
import { benchWeight } from './weight.ts'

const ROOT = join(import.meta.dirname, '..')
const CATALOGUE = join(ROOT, 'catalogue')
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)

/** A database of its own for one section. */
async function onDatabase(
  title: string,
  measure: (connection: EmbeddedConnection) => Promise<Figure[]>,
): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'yijianshi-bench-'))
  // The server's own account must be able to pass through.
  await chmod(folder, 0o711)
  const server = await startEmbeddedDatabase({ dataDirectory: folder })
  if (!server.ok) throw new Error(server.message)
  try {
    return report(title, await measure(server.connection))
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const SECTIONS: Readonly<Record<string, () => Promise<boolean>>> = {
  catalogue: async () => report('Catalogue of 2,300 items, 20,000 materials', await benchCatalogue()),
  proof: async () => report('Proof of situations', await benchProof()),
  calendar: async () => report('Working days', benchCalendar()),
  plans: async () => report('Plans', await benchPlans(CATALOGUE)),
  access: async () => report('Who may see what', await benchAccess(CATALOGUE)),
  papers: async () => report('Papers', await benchPapers(CATALOGUE)),
  commands: () =>
    onDatabase('Durable commands (embedded PostgreSQL, fsync on)', connection =>
      benchCommands(connection, CATALOGUE, SECONDS),
    ),
  login: () => onDatabase('Log-ins beside other requests', connection => benchLogin(connection, SECONDS)),
  audit: () => onDatabase('History of 1,000,000 events (embedded PostgreSQL)', benchAudit),
  obligations: () => onDatabase('1,000,000 open obligations', connection => benchObligations(connection)),
  licences: () =>
    onDatabase('E-licences (embedded PostgreSQL, fsync on)', connection =>
      benchLicences(connection, CATALOGUE),
    ),
  benchmarks: () => onDatabase('Benchmark of 2,261 items × 10 regions', benchBenchmarkImport),
  'personal-data': () =>
    onDatabase('Personal data, sealed and in the clear (embedded PostgreSQL, fsync on)', benchPersonalData),
  servers: () =>
    onDatabase('Several servers on one database (embedded PostgreSQL, fsync on)', connection =>
      benchServers(connection, SECONDS),
    ),
  sharing: async () => report('Data sharing', await benchSharing(CATALOGUE)),
  start: async () => report('Start', await benchStart(ROOT)),
  weight: async () => report('Page weight (gzip)', await benchWeight(ROOT)),
}

const asked = process.argv.slice(2)
const unknown = asked.find(name => !Object.hasOwn(SECTIONS, name))
if (unknown !== undefined) {
  console.error(`There is no section ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}.`)
  process.exit(2)
}
const verdicts: boolean[] = []
for (const [name, section] of Object.entries(SECTIONS)) {
  if (asked.length === 0 || asked.includes(name)) verdicts.push(await section())
}
process.exitCode = verdicts.every(Boolean) ? 0 : 1
