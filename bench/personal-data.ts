/** What encryption costs: the same steps with sealed data and with data in the clear, in turns. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Actor } from '@yijianshi/core/access'
import { createCaseEngine } from '@yijianshi/server/case/case-kind'
import { connectionUrl } from '@yijianshi/server/database/embedded/connection-url'
import type { EmbeddedConnection } from '@yijianshi/server/database/embedded/start-embedded-database'
import type { GuardedDatabase } from '@yijianshi/server/database/guarded'
import { mainAnswers, matter, valuesFor } from '@yijianshi/server/demo/shop-application'
import { readSettings } from '@yijianshi/server/http/settings'
import { start } from '@yijianshi/server/http/start'
import { DataKey, type Place } from '@yijianshi/server/personal-data/data-key'
import { type KeyKind, KeyRing } from '@yijianshi/server/personal-data/key-ring'
import type { PersonalDataSettings } from '@yijianshi/server/personal-data/settings'
import { accountRow, actorOf } from '../packages/server/src/account/account.ts'
import { work } from '../packages/server/src/database/subject.ts'
import { changeDraft } from '../packages/server/src/draft/change.ts'
import { createDraft } from '../packages/server/src/draft/create.ts'
import { submitDraft } from '../packages/server/src/draft/submit.ts'
import { handIn } from '../packages/server/src/file/hand-in.ts'
import { type Services, servicesFor } from '../packages/server/src/http/wiring.ts'
import { type Figure, median } from './measure.ts'

const ROUNDS = 60
const FILE_BYTES = 4 * 1_048_576
const FILE_ROUNDS = 10

/** Leaves everything as it is. */
class OpenDataKey extends DataKey {
  override seal(_: Place, bytes: Uint8Array): Buffer {
    return Buffer.from(bytes)
  }

  override open(_: Place, sealed: Buffer): Buffer {
    return sealed
  }
}

/** For applications no key is made and nothing is sealed; persons are read as they are stored. */
class OpenKeyRing extends KeyRing {
  readonly #open = new OpenDataKey(DataKey.newSecret(), 'AES-256-GCM')
  readonly #cases = new Set<string>()

  override async keyOf(subject: string, kind: KeyKind, asker?: GuardedDatabase): Promise<DataKey> {
    if (kind !== 'case') return super.keyOf(subject, kind, asker)
    this.#cases.add(subject)
    return this.#open
  }

  override async findKeys(
    subjects: readonly string[],
    asker?: GuardedDatabase,
  ): Promise<ReadonlyMap<string, DataKey>> {
    const others = subjects.filter(subject => !this.#cases.has(subject))
    const known = subjects.filter(subject => this.#cases.has(subject)).map(id => [id, this.#open] as const)
    return new Map([...(await super.findKeys(others, asker)), ...known])
  }

  override async recordKeyOf(): Promise<DataKey> {
    return this.#open
  }

  override async findRecordKeys(caseIds: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
    return new Map(caseIds.map(id => [id, this.#open]))
  }
}

async function openRing({ pool }: Services, { source }: PersonalDataSettings): Promise<KeyRing> {
  const current = await source.newest()
  if (current === undefined) throw new Error('there is no master key')
  return new OpenKeyRing(pool, source, 'AES-256-GCM', current)
}

function value<Value>(outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (outcome.ok) return outcome.value
  throw new Error(JSON.stringify(outcome))
}

/** The engine seals what is said by the same keys. */
function withKeys(services: Services, keys: KeyRing): Services {
  const { pool, now } = services
  return { ...services, keys, engine: createCaseEngine(pool, { authorities: () => new Set(), now, keys }) }
}

type Times = { readonly save: number[]; readonly submit: number[]; readonly command: number[] }

async function timed<Result>(into: number[], act: () => Promise<Result>): Promise<Result> {
  const begin = performance.now()
  const result = await act()
  into.push(performance.now() - begin)
  return result
}

/** One application, from the first field to a command on its case. */
async function apply(services: Services, actor: Actor, picture: Buffer, times: Times): Promise<void> {
  const draft = value(await createDraft(services, actor, { matter, answers: mainAnswers }))
  const values = valuesFor('chenyu', '东湖测试便利店', new Date(services.now()).toISOString().slice(0, 10))
  await timed(times.save, async () => value(await changeDraft(services, actor, draft.id, { values })))
  const plan = await services.pool.query<{ material: string }>(
    `SELECT jsonb_path_query(content, '$.checklist[*] ? (@.kind != "form").material') #>> '{}' AS material
     FROM plan WHERE hash = $1`,
    [draft.plan_hash],
  )
  for (const { material } of plan.rows)
    value(
      await handIn(services, actor, { draft: draft.id, material }, async () => ({
        name: 'a.webp',
        stream: Readable.from([picture]),
        isSample: true,
      })),
    )
  await timed(times.submit, async () => value(await submitDraft(services, actor, draft.id, randomUUID())))
  const known = await services.engine.load(draft.id)
  if (known === undefined) throw new Error('the case is not there')
  await timed(times.command, async () => {
    const done = await services.engine.execute({
      process: draft.id,
      commandId: randomUUID(),
      actor,
      command: { type: 'withdraw', reason: '不办了' },
      at: services.now(),
    })
    if (!done.ok) throw new Error(done.refusal.code)
  })
}

/** Milliseconds to take a file in, durably, and to give it out again. */
async function fileTimes(services: Services, key: DataKey): Promise<readonly [number, number]> {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(FILE_BYTES, 'a')])
  const [into, out]: [number[], number[]] = [[], []]
  for (let round = 0; round < FILE_ROUNDS; round += 1) {
    const stream = Readable.from([content])
    const kept = await timed(into, async () =>
      value(await services.files.put(stream, key, { bytes: content.length })),
    )
    await timed(out, async () => buffer(await services.files.open(kept.id, key)))
  }
  return [median(into), median(out)]
}

const share = (sealed: readonly number[], open: readonly number[]) =>
  (median(sealed) / median(open)) * 100 - 100

async function measure(shared: Services, settings: PersonalDataSettings, samples: string): Promise<Figure[]> {
  const found = await shared.guarded.as(work('log-in')).query(`SELECT * FROM account WHERE login = 'chenyu'`)
  const actor = actorOf(accountRow.parse(found.rows[0]))
  const services = servicesFor(shared, actor)
  const picture = readFileSync(join(samples, 'premises-right.webp'))
  const sealed = withKeys(services, services.keys)
  const open = withKeys(services, await openRing(services, settings))
  const times = () => ({ save: [], submit: [], command: [] }) satisfies Times
  const [sealedTimes, openTimes]: [Times, Times] = [times(), times()]
  for (const into of [times(), sealedTimes]) {
    // The first rounds warm up; after them both ways take turns.
    for (let round = 0; round < (into === sealedTimes ? ROUNDS : 5); round += 1) {
      const both = [
        () => apply(sealed, actor, picture, into),
        () => apply(open, actor, picture, into === sealedTimes ? openTimes : times()),
      ]
      // Whoever comes second finds the machine warmer.
      for (const one of round % 2 === 0 ? both : both.toReversed()) await one()
    }
  }
  const [one, two] = [sealedTimes, openTimes]
  const [into, out] = await fileTimes(services, await services.keys.keyOf(randomUUID(), 'case'))
  return [
    { name: 'saving a whole form, sealed', value: median(one.save), unit: 'ms' },
    { name: '– more than in the clear', value: share(one.save, two.save), unit: '%' },
    { name: 'submitting, sealed', value: median(one.submit), unit: 'ms' },
    { name: '– more than in the clear', value: share(one.submit, two.submit), unit: '%', atMost: 10 },
    { name: 'a further command of the case, sealed', value: median(one.command), unit: 'ms' },
    { name: '– more than in the clear', value: share(one.command, two.command), unit: '%', atMost: 10 },
    { name: 'a file of 4 MiB: taken in, sealed and synced', value: into, unit: 'ms' },
    { name: '– and opened', value: out, unit: 'ms' },
  ]
}

export async function benchPersonalData(connection: EmbeddedConnection): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yijianshi-personal-'))
  const environment = { DATA_DIR: folder, DATABASE_URL: connectionUrl(connection), PORT: '0' }
  const read = readSettings(['--demo'], environment)
  if (!read.ok) throw new Error(read.message)
  const tell = (message: string) => console.error(message)
  const started = await start(read.settings, environment, { onProgress: tell, onLost: tell })
  if (!started.ok) throw new Error(started.message)
  const { services, stop } = started.running
  try {
    return await measure(services, read.settings.personalData, read.settings.folders.samples)
  } finally {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
}
