/** A start, step by step; whatever stands in its way is one message, and what was opened is closed again. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import { hasStaff } from '../account/staff.ts'
import { KeyRefused, openSigningKey, type SigningKey } from '../audit/signing-key.ts'
import { CatalogueVersions } from '../catalogue/catalogue-versions.ts'
import { type LoadedFolder, loadCatalogue } from '../catalogue/load.ts'
import { RunningCatalogue } from '../catalogue/running-catalogue.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { openStore, type Store } from '../database/open-store.ts'
import { NOBODY } from '../database/subject.ts'
import { listDemoAccounts } from '../demo/accounts.ts'
import { Scanner } from '../file/scanner.ts'
import { strangeSystems } from '../hand-over/systems.ts'
import { openKeyRing } from '../personal-data/open-key-ring.ts'
import { takeOverPlainData } from '../personal-data/take-over.ts'
import { startSharing, strangeSources } from '../sharing/start.ts'
import { adoptSetting } from '../webhook/store.ts'
import { createApp } from './app.ts'
import { assemble } from './assemble.ts'
import { startWork } from './background-work.ts'
import { createEngines } from './engines.ts'
import { listen } from './listen.ts'
import { prepareDemo } from './prepare-demo.ts'
import type { Settings } from './settings.ts'
import {
  describeFindings,
  describeMasterKey,
  describeNoStaff,
  describeReload,
  faulty,
  leftAlone,
  unreadable,
} from './start-messages.ts'
import { type Services, servicesFor } from './wiring.ts'

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

async function startOn(
  store: Store,
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
  const engines = createEngines(pool, ring.keys, () => running.current, Date.now)
  const parts = { ...engines, pool, versions, keys: ring.keys, scanner }
  const base = await assemble(parts, settings, running, Date.now)
  await store.asOwner(pool =>
    takeOverPlainData({ ...base, pool, guarded: new GuardedDatabase(pool, NOBODY) }, telling.onProgress),
  )
  const refusal = await prepareDemo(servicesFor(base, NOBODY), store, settings, telling.onProgress)
  if (refusal !== undefined) return { ok: false, message: refusal }
  const key = await findSigningKey(settings)
  if (typeof key === 'string') return { ok: false, message: key }
  const demoAccounts = await listDemoAccounts(pool)
  // Where everybody knows the passwords, a receiver on this machine is for trying it.
  const webhookPolicy = { ...base.webhookPolicy, loopbackHttp: demoAccounts.length > 0 }
  const sharing = await startSharing(settings.dataSources, demoAccounts.length > 0, telling.onProgress)
  const services = servicesFor({ ...base, demoAccounts, webhookPolicy, sharing: sharing.sources }, NOBODY)
  await adoptSetting(pool, settings.eventsWebhookUrl)
  const { folders, trustProxy, host, port } = settings
  const app = await createApp({ services, folders, trustProxy, log: true })
  const address = await listen(app, host, port)
  if (!address.ok) {
    await app.close()
    await sharing.close()
    return address
  }
  for (const line of strangeSystems(settings.authoritySystems, running.current)) telling.onProgress(line)
  for (const line of strangeSources(settings.dataSources, running.current)) telling.onProgress(line)
  const stopWork = startWork(services, settings, app, key)
  const stop = async () => {
    await withinLimit(app.close())
    await withinLimit(stopWork())
    for (const engine of Object.values(engines)) await withinLimit(engine.idle())
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
