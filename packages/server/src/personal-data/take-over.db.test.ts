/** What an earlier release stored in the open: made by its own migrations, then taken over. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Actor } from '@yijianshi/core/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findIdentity, findOrCreatePerson } from '../account/person.ts'
import { findReceipt, getForm, keepComment } from '../case/contents-store.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { migrate, migrationsDirectory, readMigrations } from '../database/migrate.ts'
import { NOBODY } from '../database/subject.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { draftFiles } from '../draft/files.ts'
import { signaturesOf } from '../draft/letter-store.ts'
import { findDraft } from '../draft/store.ts'
import { FolderFileStore } from '../file/folder-file-store.ts'
import { findFile } from '../file/store.ts'
import type { KeyRing } from './key-ring.ts'
import { takeOverPlainData } from './take-over.ts'
import { openTestKeys } from './test-keys.ts'

const [person, account, draft, correction] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const erased = randomUUID()
const files = [randomUUID(), randomUUID(), randomUUID()]
const identity = {
  name: '欧阳晓',
  document: { kind: 'citizen-number', number: '110199199308159979' },
  mobile: '13900000199',
} as const
const address = { recipient: '欧阳晓', mobile: '13900000199', address: '春风路 18 号' }
const values = { 'applicant-name': '欧阳晓', area: 60, tags: ['甲', '乙'] }
const answers = { pregnant: true, age: 31, grants: ['maternity'] }
const picture = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(200_000, '春风')])
const actor: Actor = { role: 'applicant', account, person }

let database: TestDatabase
let folder: string
let store: FolderFileStore
let keys: KeyRing
const placeOf = (id: string) => join(folder, 'files', id.slice(0, 2), id.slice(2, 4), id)
const owner = () => new GuardedDatabase(database.pool, NOBODY)
const said: string[] = []

async function storeAsBefore(): Promise<void> {
  const run = (sql: string, given: readonly unknown[]) => database.pool.query(sql, [...given])
  await run(
    `INSERT INTO person (id, name, citizen_number, mobile, created_at) VALUES ($1, $2, $3, $4, now())`,
    [person, identity.name, identity.document.number, identity.mobile],
  )
  await run(
    `INSERT INTO account (id, login, name, password_hash, role, person, created_at)
     VALUES ($1, 'ouyang', $2, 'x', 'applicant', $3, now())`,
    [account, identity.name, person],
  )
  await run(`INSERT INTO plan VALUES ('p', $1)`, [JSON.stringify({ matter: 'm', answers })])
  for (const [id, kind, of] of [
    [draft, 'application', null],
    [correction, 'correction', draft],
  ])
    await run(
      `INSERT INTO draft (id, kind, case_id, person, channel, matter, plan_hash, form_values, delivery, site,
                          postal_address, saved_at)
       VALUES ($1, $2, $3, $4, 'online', 'm', 'p', $5, 'post', 's', $6, now())`,
      [id, kind, of, person, JSON.stringify(values), JSON.stringify(address)],
    )
  await run(`INSERT INTO case_contents VALUES ($1, 'h', '\\x01', $2, now())`, [draft, JSON.stringify(values)])
  await run(`INSERT INTO case_receipt VALUES ($1, 'n', 'c', $2)`, [draft, JSON.stringify(address)])
  await run(`INSERT INTO rating_comment VALUES ($1, '\\x02', $2)`, [draft, '谢谢春风路的同志'])
  await run(
    `INSERT INTO signed_letter VALUES ($1, 'tolerance', 'h', '\\x03', $2, 't', $3, false, now(), $4)`,
    [draft, JSON.stringify({ title: '承诺书 欧阳晓' }), identity.name, account],
  )
  for (const [at, id] of files.entries()) {
    await run(`INSERT INTO file VALUES ($1, $2, 'm', '欧阳晓的租约.pdf', 'application/pdf', $3, $4, now())`, [
      id,
      at === 2 ? correction : draft,
      picture.length,
      createHash('sha256').update(picture).digest('hex'),
    ])
    await run('INSERT INTO draft_file VALUES ($1, $2, now())', [at === 2 ? correction : draft, id])
    await mkdir(dirname(placeOf(id)), { recursive: true })
    await writeFile(placeOf(id), picture)
  }
}

/** Erased by a release that sealed values and left answers in the open. */
async function eraseAsBefore(): Promise<void> {
  const { pool } = database
  await pool.query(
    `INSERT INTO data_key (subject, kind, master_key, destroyed_at, destroyed_by)
     SELECT $1, 'case', id, now(), 'command' FROM master_key`,
    [erased],
  )
  await pool.query(
    `INSERT INTO draft (id, kind, person, channel, matter, plan_hash, delivery, site, saved_at, submitted_at)
     VALUES ($1, 'application', $2, 'online', 'm', 'p', 'post', 's', now(), now())`,
    [erased, person],
  )
}

beforeAll(async () => {
  database = await createTestDatabase({ content: 'empty' })
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-over-'))
  const migrations = readMigrations(migrationsDirectory)
  const before = migrations.findIndex(({ name }) => name.endsWith('encrypt-personal-data'))
  await migrate(database.pool, migrations.slice(0, before))
  store = await FolderFileStore.create(join(folder, 'files'))
  await storeAsBefore()
  await migrate(database.pool, migrations)
  keys = await openTestKeys(database.pool, folder)
  await eraseAsBefore()
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

test('what is stopped goes on where it ended', async () => {
  let left = 1
  const failing = Object.assign(Object.create(store), {
    protect: (id: string, key: Parameters<FolderFileStore['protect']>[1]) => {
      left -= 1
      return left < 0 ? Promise.reject(new Error('the disk is full')) : store.protect(id, key)
    },
  })
  const { pool } = database
  await expect(takeOverPlainData({ pool, guarded: owner(), keys, files: failing }, () => {})).rejects.toThrow(
    'disk',
  )
  const open = await pool.query('SELECT count(*) AS files FROM file WHERE name IS NOT NULL')
  expect(open.rows[0].files).toBeGreaterThan(0)
  expect(
    await takeOverPlainData({ pool, guarded: owner(), keys, files: store }, line => said.push(line)),
  ).toBe(open.rows[0].files)
  expect(said.join('\n')).not.toContain('欧阳晓')
  expect(
    await takeOverPlainData({ pool, guarded: owner(), keys, files: store }, line => said.push(line)),
  ).toBe(0)
})

test('all of it reads as before', async () => {
  const stores = { pool: database.pool, guarded: owner(), keys }
  expect(await findIdentity(stores, person)).toEqual(identity)
  expect(await findOrCreatePerson(stores, identity, Date.now())).toMatchObject({ value: { person } })
  for (const id of [draft, correction]) {
    const read = await findDraft(stores, id, actor)
    expect(read).toMatchObject({
      answers,
      form_values: values,
      postal_address: address,
      applicant_name: identity.name,
    })
    expect(
      (await draftFiles(stores, { id, case_id: read?.case_id ?? null })).map(file => file.name),
    ).toContain('欧阳晓的租约.pdf')
  }
  expect(await getForm(stores, draft, 'h')).toEqual(values)
  expect(await findReceipt(stores, draft)).toMatchObject({ number: 'n', postalAddress: address })
  expect(await signaturesOf(stores, draft)).toMatchObject([{ name: identity.name, text_hash: 't' }])
  // The comment that is there stays, with its salt: the hash is that of the event.
  const hash = createHash('sha256')
    .update(Buffer.from([2]))
    .update('谢谢春风路的同志')
    .digest('hex')
  expect(await keepComment(stores, draft, '别的')).toBe(hash)
  for (const id of files) {
    const file = await findFile(stores, id)
    if (file === undefined) throw new Error('the file is not known')
    expect((await buffer(await store.open(id, file.key))).equals(picture)).toBe(true)
    expect((await readFile(placeOf(id))).includes('春风')).toBe(false)
  }
})

test('a plan keeps no answers, and an erased case has none', async () => {
  const { pool } = database
  const plans = await pool.query<{ content: unknown }>('SELECT content FROM plan')
  expect(plans.rows.map(row => row.content)).toEqual([{ matter: 'm' }, { matter: 'm' }])
  const gone = await pool.query('SELECT sealed_answers FROM draft WHERE id = $1', [erased])
  expect(gone.rows).toEqual([{ sealed_answers: null }])
  await expect(pool.query(`INSERT INTO plan VALUES ('q', '{"answers": {}}')`)).rejects.toThrow(
    'plan_without_answers',
  )
})

test('the old columns hold nothing, and take nothing any more', async () => {
  const { pool } = database
  for (const table of [
    'person',
    'account',
    'draft',
    'plan',
    'case_contents',
    'case_receipt',
    'rating_comment',
    'signed_letter',
    'file',
  ]) {
    const { rows } = await pool.query<{ text: string }>(`SELECT ${table}::text AS text FROM ${table}`)
    expect(rows.length).toBeGreaterThan(0)
    // Digits of ids and sealed values are not meant.
    const clear = /欧阳|春风|(?<![\da-f.-])(?:110199|139000)|pregnant|maternity/
    for (const { text } of rows) expect(text).not.toMatch(clear)
  }
  await expect(pool.query(`UPDATE person SET name = '欧阳晓'`)).rejects.toThrow('person_plain_empty')
  await expect(pool.query(`UPDATE file SET name = 'a.pdf'`)).rejects.toThrow('file_plain_empty')
})
