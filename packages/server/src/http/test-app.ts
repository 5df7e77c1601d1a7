/** For tests: the real app on a real database of its own, with the demo's accounts and the sample catalogue. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@yijianshi/contract/client'
import { civilDateOf, nationalWorkingCalendar, startOfDayMs } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { RETENTION_YEARS } from '@yijianshi/core/retention'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { inject } from 'vitest'
import { CatalogueVersions } from '../catalogue/catalogue-versions.ts'
import { loadCatalogue } from '../catalogue/load.ts'
import { RunningCatalogue } from '../catalogue/running-catalogue.ts'
import { NOBODY } from '../database/subject.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { createDemoAccounts, listDemoAccounts } from '../demo/accounts.ts'
import { demoPassword } from '../demo/people.ts'
import { FolderFileStore } from '../file/folder-file-store.ts'
import type { IdentityServices } from '../identity/wiring.ts'
import { AuthorityKeys } from '../licence/authority-keys.ts'
import { Sm2AuthorityKeys } from '../licence/sm2-keys.ts'
import { openTestKeys } from '../personal-data/test-keys.ts'
import { SharingSources } from '../sharing/sources.ts'
import { type AppOptions, createApp } from './app.ts'
import { createEngines } from './engines.ts'
import type { RateLimits } from './security.ts'
import { type Services, type SharedServices, servicesFor } from './wiring.ts'

const root = join(import.meta.dirname, '../../../..')
export const samplesFolder = join(root, 'catalogue/samples')

let sampleFolder: ReturnType<typeof loadCatalogue> | undefined

export type TestApp = {
  readonly app: FastifyInstance
  readonly services: Services
  readonly database: TestDatabase
  /** DATA_DIR of a program that works beside it. */
  readonly dataFolder: string
  readonly filesFolder: string
  /** Lines that the app has logged: faults, with their inside. */
  readonly log: readonly string[]
  /** Lets the server use another catalogue from now on. */
  readonly useCatalogue: (catalogue: Catalogue) => void
  /** Moves the server's clock on. */
  readonly wait: (milliseconds: number) => void
  /** The same by so many working days, at the same time of day: of two weeks a long holiday may leave few. */
  readonly waitWorkingDays: (days: number) => void
  readonly close: () => Promise<void>
}

export async function createTestApp(
  {
    usual = 100_000,
    guess = 100_000,
    account = 100_000,
    publicUrl,
    folders,
    scanner,
    sharing = SharingSources.none,
    sm2 = false,
  }: { readonly sm2?: boolean } & Partial<RateLimits> &
    Partial<Pick<Services, 'publicUrl' | 'scanner' | 'sharing'>> &
    Pick<AppOptions, 'folders'> = {},
  identity: Partial<IdentityServices> = {},
): Promise<TestApp> {
  const folder = join(root, 'catalogue')
  sampleFolder ??= loadCatalogue(folder)
  const { catalogue: loaded, ...read } = await sampleFolder
  if (loaded === undefined) throw new Error(JSON.stringify(read.findings))
  /** Used instead of the newest version, where a test wants it. */
  let other: Catalogue | undefined
  let waited = 0
  const now = () => Date.now() + waited
  const database = await createTestDatabase()
  const pool = database.server
  const versions = new CatalogueVersions(pool)
  const opened = await RunningCatalogue.open(pool, versions, folder, { ...read, catalogue: loaded }, now)
  if (opened === undefined) throw new Error('the sample catalogue could not be stored')
  const { running } = opened
  const catalogue = () => other ?? running.current
  const dataFolder = await mkdtemp(join(inject('testFolder'), 'house-'))
  const filesFolder = join(dataFolder, 'files')
  const keys = await openTestKeys(pool, dataFolder)
  await createDemoAccounts({ pool, keys }, now())
  const shared: SharedServices = {
    ...createEngines(pool, keys, catalogue, now),
    pool,
    files: await FolderFileStore.create(filesFolder),
    scanner,
    keys,
    retention: RETENTION_YEARS,
    catalogue,
    versions,
    refreshCatalogue: () => running.refresh(),
    sharing,
    authorityKeys: new AuthorityKeys(`${filesFolder}-keys`, now),
    sm2: { isWanted: sm2, keys: new Sm2AuthorityKeys(`${filesFolder}-keys`, now) },
    now,
    publicUrl,
    identity: { secondFactor: { staff: false }, unified: undefined, staffSignatures: false, ...identity },
    webhookAttempts: 30,
    webhookPolicy: { privateAddresses: false, loopbackHttp: true, trusted: false },
    demoAccounts: await listDemoAccounts(pool),
  }
  const services = servicesFor(shared, NOBODY)
  const log: string[] = []
  const app = await createApp({
    services,
    limits: { usual, guess, account },
    ...(folders && { folders }),
    log: { write: line => void log.push(line) },
  })
  return {
    app,
    services,
    database,
    dataFolder,
    filesFolder,
    log,
    useCatalogue: wanted => {
      other = wanted
      versions.remember(wanted)
    },
    wait: milliseconds => {
      waited += milliseconds
    },
    waitWorkingDays: days => {
      const today = civilDateOf(now())
      const { date } = nationalWorkingCalendar.addWorkingDays(today, days)
      waited += startOfDayMs(date) - startOfDayMs(today)
    },
    close: async () => {
      await app.close()
      await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** One browser: it keeps its cookies, and calls by the contract's own client. */
export class TestBrowser {
  readonly #app: FastifyInstance
  readonly #cookies = new Map<string, string>()
  readonly #base: string
  language = 'zh-CN'

  constructor({ app }: TestApp, base: '' | '/console' = '') {
    this.#app = app
    this.#base = base
  }

  readonly call = createClient({
    base: '',
    language: () => this.language,
    timeoutMs: 30_000,
    fetch: async (address, init) => {
      const answer = await this.send({
        method: readMethod(init?.method),
        url: String(address),
        headers: Object.fromEntries(new Headers(init?.headers)),
        ...(typeof init?.body === 'string' && { payload: init.body }),
      })
      const { statusCode: status, body } = answer
      return new Response(status === 204 ? null : body, { status })
    },
  })

  async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const answer = await this.#app.inject({
      ...options,
      url: this.#base + String(options.url),
      cookies: Object.fromEntries(this.#cookies),
    })
    for (const cookie of answer.cookies) {
      if (cookie.value === '') this.#cookies.delete(cookie.name)
      else this.#cookies.set(cookie.name, cookie.value)
    }
    return answer
  }

  async login(login: string): Promise<this> {
    const answer = await this.call('login', { body: { login, password: demoPassword } })
    if (!answer.ok) throw new Error(`${login} could not log in: ${answer.problem?.code}`)
    return this
  }

  upload(
    draft: string,
    material: string,
    name: string,
    content: Uint8Array,
  ): Promise<LightMyRequestResponse> {
    const boundary = 'yijianshi-test-boundary'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`
    return this.send({
      method: 'POST',
      url: `/api/drafts/${draft}/materials/${material}/files`,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    })
  }
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

function readMethod(method = 'GET'): (typeof methods)[number] {
  return methods.find(known => known === method) ?? 'GET'
}

/** The value of an answer that must have come. */
export function gotten<Value>(
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem?: unknown },
): Value {
  if (answer.ok) return answer.value
  throw new Error(`Refused: ${JSON.stringify(answer.problem)}`)
}

/** Code of the refusal that must have come; `undefined` says that none came. */
export function codeOf(answer: {
  readonly ok: boolean
  readonly problem?: { readonly code: string } | undefined
}) {
  return answer.ok ? undefined : answer.problem?.code
}
