/** Persons of a large city, sealed as at a registration, each with a key of its own, and loaded by COPY. */
import { randomUUID } from 'node:crypto'
import { GuardedDatabase } from '@yijianshi/server/database/guarded'
import { work } from '@yijianshi/server/database/subject'
import { examplePerson, PEOPLE } from '@yijianshi/server/example-registry/people'
import { DataKey } from '@yijianshi/server/personal-data/data-key'
import { KeyRing } from '@yijianshi/server/personal-data/key-ring'
import type { KeyWrapper } from '@yijianshi/server/personal-data/master-key'
import type { KeySettings } from '@yijianshi/server/personal-data/settings'
import type pg from 'pg'
import { sealIdentity } from '../packages/server/src/account/person.ts'
import { copyRows, type Row } from './copy-rows.ts'

const bytes = (value: Buffer) => `\\x${value.toString('hex')}`

/** Wraps a new key for everybody who is asked for, to be stored by COPY with all the others. */
class NewKeys extends KeyRing {
  readonly rows: Row[] = []
  readonly #settings: KeySettings
  readonly #current: KeyWrapper

  constructor(pool: pg.Pool, settings: KeySettings, current: KeyWrapper) {
    super(pool, settings.source, settings.cipher, current)
    this.#settings = settings
    this.#current = current
  }

  override async keyOf(subject: string): Promise<DataKey> {
    const secret = DataKey.newSecret()
    const wrapped = bytes(await this.#current.wrap(subject, secret))
    this.rows.push({ subject, kind: 'person', wrapped, master_key: this.#current.id })
    return new DataKey(secret, this.#settings.cipher)
  }
}

/** As many as the example registry knows. */
export async function generatePersons(
  pool: pg.Pool,
  settings: KeySettings,
  folder: string,
  now: number,
): Promise<readonly string[]> {
  const current = await settings.source.newest()
  if (current === undefined) throw new Error('there is no master key')
  const keys = new NewKeys(pool, settings, current)
  const store = { pool, guarded: new GuardedDatabase(pool, work('registration')), keys }
  const since = new Date(now).toISOString()
  const persons: Row[] = []
  for (let index = 0; index < PEOPLE; index += 1) {
    const id = randomUUID()
    const { name, number } = examplePerson(index)
    const mobile = `139${String(index).padStart(8, '0')}`
    const document = { kind: 'citizen-number', number } as const
    const sealed = await sealIdentity(store, id, { name, document, mobile })
    persons.push({
      id,
      identity: bytes(sealed.identity),
      citizen_index: bytes(sealed.index),
      created_at: since,
    })
  }
  await copyRows(pool, folder, 'data_key', keys.rows)
  await copyRows(pool, folder, 'person', persons)
  return persons.map(({ id }) => id ?? '')
}
