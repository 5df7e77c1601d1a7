/** A start, step by step; whatever stands in its way is one message, and what was opened is closed again. */
import { join } from 'node:path'
import { type Catalogue, findingText } from '@yijianshi/core/catalogue'
import type { FastifyInstance } from 'fastify'
import { hasStaff } from '../account/staff.ts'
import { startAudit } from '../audit/schedule.ts'
import { KeyRefused, openSigningKey, type SigningKey } from '../audit/signing-key.ts'
import { createCaseEngine } from '../case/case-kind.ts'
import { catalogueOf } from '../case/case-version.ts'
import { mayTakeIn } from '../case/take-in.ts'
import { CatalogueVersions } from '../catalogue/catalogue-versions.ts'
import { type LoadedFolder, loadCatalogue } from '../catalogue/load.ts'
import { type Imported, RunningCatalogue } from '../catalogue/running-catalogue.ts'
import { createOrderEngine } from '../change-order/order-kind.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { openStore, type Store } from '../database/open-store.ts'
import { NOBODY } from '../database/subject.ts'
import { createDemoAccounts, hasAccounts, listDemoAccounts } from '../demo/accounts.ts'
import { tellStories } from '../demo/stories.ts'
import { FolderFileStore } from '../file/folder-file-store.ts'
import { Scanner } from '../file/scanner.ts'
import { startHandOver } from '../hand-over/worker.ts'
import { createIdentity } from '../identity/wiring.ts'
import { AuthorityKeys } from '../licence/authority-keys.ts'
import { startLicences } from '../licence/follow.ts'
import { createLicenceEngine } from '../licence/licence-kind.ts'
import { Sm2AuthorityKeys } from '../licence/sm2-keys.ts'
import { createMandateEngine } from '../mandate/mandate-kind.ts'
import type { KeyRing } from '../personal-data/key-ring.ts'
import { openKeyRing } from '../personal-data/open-key-ring.ts'
import { takeOverPlainData } from '../personal-data/take-over.ts'
import { createChangeEngine } from '../publication/change-kind.ts'
import { startSchedule } from '../publication/schedule.ts'
import { SharingSources } from '../sharing/sources.ts'
import { startSharing, strangeSources } from '../sharing/start.ts'
import { createSupervisionEngine } from '../supervision/supervision-kind.ts'
import { startSupervision } from '../supervision/sweep-work.ts'
import { watchingOf } from '../supervision/watching.ts'
import { startWebhookRelay } from '../webhook/relay.ts'
import { adoptSetting } from '../webhook/store.ts'
import { createApp } from './app.ts'
import { startHousekeeping } from './housekeeping.ts'
import { isLoopback, type Settings } from './settings.ts'
import { type Services, type SharedServices, servicesFor } from './wiring.ts'

export type Running = {
  readonly services: Services
  readonly address: string
  readonly location: string
  readonly reloadCatalogue: () => Promise<void>
  /** HTTP first, then running commands, then the database. */
  readonly stop: () => Promise<void>
}

export type StartResult =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly message: string }

export type Telling = {
  readonly onProgress: (message: string) => void
  /** The embedded database ended for good. */
  readonly onLost: (reason: string) => void
}

const closeLimitMs = 8_000

export async function start(
  settings: Settings,
  environment: Readonly<Record<string, string | undefined>>,
  telling: Telling,
): Promise<StartResult> {
  const { catalogue, ...folder } = await loadCatalogue(settings.catalogueDirectory)
  const lines = describeFindings(settings, folder.findings)
  if (catalogue === undefined) return { ok: false, message: [...lines, faulty(settings)].join('\n') }
  for (const line of lines) telling.onProgress(line)

  const store = await openStore({
    environment: { ...environment, DATA_DIR: settings.dataDirectory },
    ...telling,
  })
  if (!store.ok) return { ok: false, message: store.message }
  try {
    const running = await startOn(store, settings, { ...folder, catalogue }, telling)
    if (!running.ok) await store.close()
    return running
  } catch (error) {
    await store.close()
    throw error
  }
}

type OpenStore = Store

/** What the services are made of before there are demo accounts. */
async function assemble(
  { pool }: OpenStore,
  settings: Settings,
  running: RunningCatalogue,
  versions: CatalogueVersions,
  keys: KeyRing,
  scanner: Scanner | undefined,
): Promise<SharedServices> {
  const now = Date.now
  const authorities = () => new Set(running.current.authorities.keys())
  const licenceKeys = join(settings.dataDirectory, 'keys', 'licences')
  return {
    pool,
    engine: createCaseEngine(pool, {
      authorities,
      mayTakeIn: (site, item) => mayTakeIn(running.current)(site, item),
      now,
      watchRules: () => watchingOf(running.current).rules,
    }),
    files: await FolderFileStore.create(join(settings.dataDirectory, 'files')),
    scanner,
    keys,
    retention: settings.personalData.retention,
    catalogue: () => running.current,
    versions,
    refreshCatalogue: () => running.refresh(),
    changes: createChangeEngine(pool, now),
    orders: createOrderEngine(pool, now, () => watchingOf(running.current)),
    supervision: createSupervisionEngine(pool, now, () => watchingOf(running.current)),
    sharing: SharingSources.none,
    licences: createLicenceEngine(pool, now),
    mandates: createMandateEngine(pool, now),
    authorityKeys: new AuthorityKeys(licenceKeys, now),
    sm2: { isWanted: settings.licenceSm2, keys: new Sm2AuthorityKeys(licenceKeys, now) },
    now,
    publicUrl: settings.publicUrl,
    identity: createIdentity(settings.identity, now),
    openDataLicence: settings.openDataLicence,
    demoAccounts: [],
    webhookAttempts: settings.webhookAttempts,
    webhookPolicy: {
      privateAddresses: settings.webhookPrivateAddresses,
      loopbackHttp: false,
      trusted: false,
    },
  }
}

async function startOn(
  store: OpenStore,
  settings: Settings,
  folder: LoadedFolder & { readonly catalogue: Catalogue },
  telling: Telling,
): Promise<StartResult> {
  const { pool } = store
  const versions = new CatalogueVersions(pool)
  const opened = await RunningCatalogue.open(pool, versions, settings.catalogueDirectory, folder, Date.now)
  if (opened === undefined) return { ok: false, message: unreadable }
  const { running } = opened
  if (opened.outcome === 'published-elsewhere') telling.onProgress(leftAlone(settings))
  const ring = await openKeyRing(pool, settings.personalData)
  if (!ring.ok) return ring
  if (ring.made !== undefined) telling.onProgress(describeMasterKey(ring.made))
  const scanner = await findScanner(settings, telling)
  const base = await assemble(store, settings, running, versions, ring.keys, scanner)
  await store.asOwner(pool =>
    takeOverPlainData({ ...base, pool, guarded: new GuardedDatabase(pool, NOBODY) }, telling.onProgress),
  )
  const refusal = await prepareDemo(servicesFor(base, NOBODY), store, settings, telling)
  if (refusal !== undefined) return { ok: false, message: refusal }
  const demoAccounts = await listDemoAccounts(pool)
  // Where everybody knows the passwords, a receiver on this machine is for trying it.
  const webhookPolicy = { ...base.webhookPolicy, loopbackHttp: demoAccounts.length > 0 }
  const sharing = await startSharing(settings.dataSources, demoAccounts.length > 0, telling.onProgress)
  const services: Services = servicesFor(
    { ...base, demoAccounts, webhookPolicy, sharing: sharing.sources },
    NOBODY,
  )
  await adoptSetting(pool, settings.eventsWebhookUrl)
  const key = await findSigningKey(settings)
  if (typeof key === 'string') {
    await sharing.close()
    return { ok: false, message: key }
  }
  const { folders, trustProxy, host, port } = settings
  const app = await createApp({ services, folders, trustProxy, log: true })
  const address = await listen(app, host, port)
  if (!address.ok) {
    await app.close()
    await sharing.close()
    return address
  }
  for (const line of strangeSystems(settings, running.current)) telling.onProgress(line)
  for (const line of strangeSources(settings.dataSources, running.current)) telling.onProgress(line)
  const stopWork = startWork(services, settings, app, key)
  const stop = async () => {
    await withinLimit(app.close())
    await withinLimit(stopWork())
    for (const engine of [
      services.engine,
      services.changes,
      services.orders,
      services.supervision,
      services.licences,
    ])
      await withinLimit(engine.idle())
    await withinLimit(sharing.close())
    await withinLimit(store.close())
  }
  const reloadCatalogue = () => reload(running, settings, telling)
  if (!(await hasStaff(pool))) telling.onProgress(describeNoStaff(store, running.current))
  return {
    ok: true,
    running: { services, address: address.url, location: store.location, reloadCatalogue, stop },
  }
}

/** Says at once when it does not answer; the rest of the platform goes on without it. */
async function findScanner({ scannerAddress }: Settings, telling: Telling): Promise<Scanner | undefined> {
  if (scannerAddress === undefined) return undefined
  const scanner = new Scanner(scannerAddress, telling.onProgress)
  await scanner.isUp()
  return scanner
}

/** The key that signs roots, or what stands in its way. */
async function findSigningKey({ audit }: Settings): Promise<SigningKey | string> {
  try {
    return await openSigningKey(audit.keyFile, audit.algorithm)
  } catch (error) {
    if (error instanceof KeyRefused) return error.message
    throw error
  }
}

/** An id that no authority has would be told nothing, and nobody would know. */
function strangeSystems({ authoritySystems }: Settings, { authorities }: Catalogue): string[] {
  return [...authoritySystems.keys()]
    .filter(id => !authorities.has(id))
    .map(id => `AUTHORITY_SYSTEMS names ${id}, an authority that the catalogue does not have.`)
}

/** What goes on besides requests: sweeping, publishing what is due, telling other systems. */
function startWork(
  services: Services,
  settings: Settings,
  app: FastifyInstance,
  key: SigningKey,
): () => Promise<void> {
  const onFault = (work: string) => (error: unknown) => app.log.error({ err: error }, work)
  const stopHousekeeping = startHousekeeping(services, onFault('housekeeping'))
  const schedule = startSchedule(services, onFault('publication'))
  const sweeping = startSupervision(services, {
    onFault: onFault('obligations'),
    onMoved: line => app.log.warn(line),
  })
  const relay = startWebhookRelay({
    pool: services.pool,
    attempts: settings.webhookAttempts,
    policy: services.webhookPolicy,
    onFault: onFault('outbox'),
    chance: Math.random,
    now: services.now,
  })
  const handOver = startHandOver({
    pool: services.pool,
    engine: services.engine,
    systems: settings.authoritySystems,
    onFault: onFault('hand-over'),
    chance: Math.random,
    now: services.now,
  })
  const licences = startLicences({
    pool: services.pool,
    engine: services.engine,
    licences: services.licences,
    catalogueOf: state => catalogueOf(services, state),
    onFault: onFault('licences'),
    chance: Math.random,
  })
  const { authority } = settings.audit
  const audit = startAudit(services.pool, { key, authority, now: services.now }, onFault('audit'))
  return async () => {
    stopHousekeeping()
    await Promise.all([
      audit.stop(),
      schedule.stop(),
      sweeping.stop(),
      relay.stop(),
      handOver.stop(),
      licences.stop(),
    ])
  }
}

/** Makes the demo when it is due. Gives a message when there may be none at this address. */
async function prepareDemo(
  services: Services,
  store: OpenStore,
  settings: Settings,
  telling: Telling,
): Promise<string | undefined> {
  const isPublic = !isLoopback(settings.host) && !settings.allowPublicDemo
  const isEmpty = !(await hasAccounts(services.pool))
  const isDue = settings.demo === 'asked' || (store.kind === 'embedded' && isEmpty && !isPublic)
  const exists = (await listDemoAccounts(services.pool)).length > 0
  if (isPublic && (exists || settings.demo === 'asked')) {
    return `Demo accounts, whose passwords everybody knows, are not served on ${settings.host}. Leave HOST away, or start with --allow-public-demo.`
  }
  if (!isDue || exists) return undefined
  telling.onProgress('Creating demo accounts and cases …')
  await createDemoAccounts(services, services.now())
  try {
    await tellStories(services, settings.folders.samples)
  } catch (error) {
    telling.onProgress(error instanceof Error ? error.message : String(error))
  }
  return undefined
}

/** Told once; the key itself never. */
function describeMasterKey(place: string): string {
  return `Personal data are encrypted under a master key that was made just now: ${place}. Keep a copy of it apart from the database; without it nobody can read them any more.`
}

/** One line; the embedded database takes one process at a time. */
function describeNoStaff({ kind }: OpenStore, { sites }: Catalogue): string {
  const [site = '…'] = sites.keys()
  const first = kind === 'embedded' ? 'Stop the server and make one' : 'Make one'
  return `There are no staff accounts yet, so nobody can log in to the console. ${first}: npx yijianshi staff add --login wangmin --name 王敏 --role manager --site ${site}`
}

const listenRefusals: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
  EACCES: (_, port) =>
    `Port ${port} may not be used by this user. Choose one above 1023: PORT=8080 npm start`,
  EADDRNOTAVAIL: host => `HOST=${host} is not an address of this machine.`,
  ENOTFOUND: host => `HOST=${host} is not an address of this machine.`,
}

async function listen(
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

type Findings = Awaited<ReturnType<typeof loadCatalogue>>['findings']

function describeFindings({ catalogueDirectory }: Settings, findings: Findings): string[] {
  return findings.map(finding => {
    const place = `${join(catalogueDirectory, finding.file)}:${finding.line}:${finding.column}`
    return `${place} ${finding.code} ${findingText(finding, 'zh')}`
  })
}

function faulty({ catalogueDirectory }: Settings): string {
  return `The catalogue in ${catalogueDirectory} is faulty, so nothing of it is used. Correct it and start again.`
}

const unreadable =
  'The published catalogue was written by another release, and this one can’t read it. Start the newer release.'

/** One line: the folder no longer decides. */
function leftAlone({ catalogueDirectory }: Settings): string {
  return `Changes of the catalogue were published in the console since, so ${catalogueDirectory} is left alone. To bring it in: npx yijianshi catalogue import ${catalogueDirectory} --title … --login …`
}

function describeReload(outcome: Imported | 'faulty', running: RunningCatalogue, settings: Settings): string {
  if (outcome === 'faulty') return 'The catalogue is faulty; the running one stays.'
  if (outcome === 'published-elsewhere') return leftAlone(settings)
  return `The catalogue ${running.current.version.slice(0, 12)} is in use.`
}

async function reload(running: RunningCatalogue, settings: Settings, telling: Telling): Promise<void> {
  const { findings, outcome } = await running.reload()
  for (const line of describeFindings(settings, findings)) telling.onProgress(line)
  telling.onProgress(describeReload(outcome, running, settings))
}

/** Settles in bounded time, so that one slow part can't keep the others from closing. */
async function withinLimit(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>(resolve => {
    timer = setTimeout(resolve, closeLimitMs)
  })
  try {
    await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
