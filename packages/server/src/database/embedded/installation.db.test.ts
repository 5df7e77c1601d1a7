import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from './server-account.ts'
import {
  copyInstallation,
  endProcess,
  type FixtureRun,
  makeOpenFolder,
  query,
  runFixture,
} from './test-installation.ts'

const isRoot = process.getuid?.() === 0

describe('an installation of the embedded database', () => {
  let folder: string
  /** Holds the installation; some tests close it to all but root. */
  let home: string
  let installation: ReturnType<typeof copyInstallation>
  let dataDirectory: string
  const user = isRoot ? findAccount('nobody') : undefined
  const asUser = { uid: user?.uid, gid: user?.gid }
  const running: FixtureRun[] = []

  beforeAll(() => {
    folder = makeOpenFolder()
    home = join(folder, 'home')
    mkdirSync(home, { mode: 0o755 })
    installation = copyInstallation(home)
    if (user !== undefined) giveTree(home, user)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeEach(() => {
    dataDirectory = join(mkdtempSync(join(home, 'case-')), 'data')
    chmodSync(dirname(dataDirectory), 0o755)
    if (user !== undefined) chownSync(dirname(dataDirectory), user.uid, user.gid)
  })

  const stopAll = async () => {
    for (const started of running.splice(0)) await endProcess(started.child, 'SIGTERM')
  }

  afterEach(async () => {
    await stopAll()
    chmodSync(home, 0o755)
  })

  const run = async (fixture: string, options: Record<string, unknown>, environment?: NodeJS.ProcessEnv) => {
    const started = await runFixture(fixture, { durable: false, ...options }, environment)
    running.push(started)
    return started.outcome
  }

  test('without install scripts is repaired, by an ordinary user', async () => {
    const { fixture, native } = installation
    for (const name of readdirSync(join(native, 'lib'))) {
      if (lstatSync(join(native, 'lib', name)).isSymbolicLink()) rmSync(join(native, 'lib', name))
    }
    for (const name of readdirSync(join(native, 'bin'))) chmodSync(join(native, 'bin', name), 0o644)
    const outcome = await run(fixture, { dataDirectory, ...asUser })
    expect(outcome).toMatchObject({ ok: true, location: dataDirectory })
    expect(statSync(join(dataDirectory, 'postgresql')).uid).toBe(user?.uid ?? process.getuid?.())
    expect(await query(outcome.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('without the programs of this platform names DATABASE_URL', async () => {
    renameSync(installation.native, `${installation.native}.away`)
    const outcome = await run(installation.fixture, { dataDirectory })
    renameSync(`${installation.native}.away`, installation.native)
    expect(outcome).toMatchObject({ ok: false, code: 'database/binaries-missing' })
    expect(outcome.message).toContain('DATABASE_URL')
  })

  test('whose programs need a loader that this system lacks (as with musl) names DATABASE_URL', async () => {
    const initdb = join(installation.native, 'bin', 'initdb')
    renameSync(initdb, `${initdb}.away`)
    writeFileSync(initdb, '#!/lib/ld-missing.so\n', { mode: 0o755 })
    const outcome = await run(installation.fixture, { dataDirectory })
    renameSync(`${initdb}.away`, initdb)
    expect(outcome).toMatchObject({ ok: false, code: 'database/platform-unsupported' })
    expect(outcome.message).toContain('DATABASE_URL')
  })

  test('whose programs do not run here says why and names DATABASE_URL', async () => {
    const initdb = join(installation.native, 'bin', 'initdb')
    renameSync(initdb, `${initdb}.away`)
    writeFileSync(
      initdb,
      '#!/bin/sh\necho "libstdc++.so.6: cannot open shared object file" >&2\nexit 127\n',
      { mode: 0o755 },
    )
    const outcome = await run(installation.fixture, { dataDirectory })
    renameSync(`${initdb}.away`, initdb)
    expect(outcome).toMatchObject({ ok: false, code: 'database/cluster-not-created' })
    expect(outcome.message).toMatch(/libstdc\+\+.*DATABASE_URL/)
  })

  if (!isRoot) return

  test('under a home that only root may enter runs under its own account, and says where the data lie', async () => {
    chmodSync(home, 0o700)
    chownSync(home, 0, 0)
    const stateDirectory = join(folder, 'state')
    const options = { dataDirectory, stateDirectory }
    const first = await run(installation.fixture, options)
    expect(first).toMatchObject({ ok: true, fresh: true })
    expect(first.progress.join()).toContain(`The database lies in ${first.location}`)
    expect(first.location).toContain(stateDirectory)
    expect(readdirSync(stateDirectory).filter(name => name.startsWith('postgresql-'))).toHaveLength(1)
    await query(first.connection, 'CREATE TABLE permit AS SELECT 1 AS id')
    await stopAll()
    const second = await run(installation.fixture, options)
    expect(second).toMatchObject({ ok: true, fresh: false, location: first.location, progress: [] })
    expect(await query(second.connection, 'SELECT id FROM permit')).toEqual([{ id: 1 }])
    await stopAll()
    rmSync(stateDirectory, { recursive: true })
    expect(await run(installation.fixture, options)).toMatchObject({
      ok: false,
      code: 'database/data-folder-lost',
    })
  })

  test('leaves data that an ordinary user made with that user, when root starts it later', async () => {
    expect(await run(installation.fixture, { dataDirectory, ...asUser })).toMatchObject({ ok: true })
    await stopAll()
    expect(await run(installation.fixture, { dataDirectory })).toMatchObject({ ok: true, fresh: false })
    expect(statSync(join(dataDirectory, 'postgresql')).uid).toBe(user?.uid)
  })

  test('without useradd names DATABASE_URL in one line', async () => {
    const programs = mkdtempSync(join(folder, 'bin-'))
    symlinkSync('/usr/bin/id', join(programs, 'id'))
    const options = { dataDirectory, accountName: 'yijianshi-nobody' }
    const outcome = await run(installation.fixture, options, { PATH: programs })
    expect(outcome).toMatchObject({ ok: false, code: 'database/no-server-account' })
    expect(outcome.message).toContain('DATABASE_URL')
    expect(outcome.message).not.toContain('\n')
  })
})

function giveTree(path: string, user: { uid: number; gid: number }): void {
  chownSync(path, user.uid, user.gid)
  if (!statSync(path).isDirectory()) return
  for (const name of readdirSync(path)) {
    const entry = join(path, name)
    if (!lstatSync(entry).isSymbolicLink()) giveTree(entry, user)
  }
}
