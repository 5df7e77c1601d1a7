import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SealBroken } from './cipher.ts'
import { DataKey } from './data-key.ts'
import { fileKeys, folderKeys, givenKeys, KeySourceRefused, localMasterKey } from './master-key.ts'
import { readKeySettings } from './settings.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-keys-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
const subject = '11111111-1111-4111-8111-111111111111'

describe('a master key', () => {
  it('unwraps what it wrapped, for that subject and no other', async () => {
    const master = localMasterKey(one, 'AES-256-GCM')
    const secret = DataKey.newSecret()
    const wrapped = await master.wrap(subject, secret)
    expect(await master.unwrap(subject, wrapped)).toEqual(secret)
    await expect(master.unwrap(subject.replace('1', '2'), wrapped)).rejects.toThrow(SealBroken)
    await expect(localMasterKey(two, 'AES-256-GCM').unwrap(subject, wrapped)).rejects.toThrow(SealBroken)
  })

  it('has an id that tells nothing of it, and is that of no other', () => {
    const { id } = localMasterKey(one, 'AES-256-GCM')
    expect(id).toMatch(/^[0-9a-f]{16}$/)
    expect(one.toString('hex')).not.toContain(id)
    expect(localMasterKey(two, 'AES-256-GCM').id).not.toBe(id)
  })
})

describe('a folder', () => {
  it('makes a key that its owner alone can read, and finds it again', async () => {
    const keys = folderKeys(join(folder, 'made'), 'AES-256-GCM')
    expect(await keys.newest()).toBeUndefined()
    const made = await keys.make?.()
    if (made === undefined) throw new Error('the folder makes no key')
    expect((await stat(made.place)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'made'))).mode & 0o777).toBe(0o700)
    expect((await keys.find(made.key.id))?.id).toBe(made.key.id)
    expect((await keys.newest())?.id).toBe(made.key.id)
    expect(await keys.find('0123456789abcdef')).toBeUndefined()
    expect(await keys.find('../../etc')).toBeUndefined()
  })

  it('names the file that holds another key than its name says', async () => {
    const keys = folderKeys(folder, 'AES-256-GCM')
    const { id } = localMasterKey(one, 'AES-256-GCM')
    const path = join(folder, `master-${id}.key`)
    await writeFile(path, two.toString('hex'))
    await expect(keys.find(id)).rejects.toThrow(path)
    await writeFile(path, 'no key')
    await expect(keys.find(id)).rejects.toThrow(KeySourceRefused)
  })
})

describe('what the operator gives', () => {
  it('may be several keys, the newest last', async () => {
    const keys = givenKeys(
      'MASTER_KEY',
      'AES-256-GCM',
      async () => `${one.toString('hex')}, ${two.toString('hex')}`,
    )
    expect((await keys.newest())?.id).toBe(localMasterKey(two, 'AES-256-GCM').id)
    const { id } = localMasterKey(one, 'AES-256-GCM')
    expect((await keys.find(id))?.id).toBe(id)
    expect(keys.make).toBeUndefined()
  })

  it('is never shown, also when it is wrong', async () => {
    const keys = givenKeys('MASTER_KEY', 'AES-256-GCM', async () => 'hunter2')
    const error: unknown = await keys.newest().catch(reason => reason)
    expect(error).toBeInstanceOf(KeySourceRefused)
    expect(String(error)).not.toContain('hunter2')
  })

  it('is read again where it is a file, as one more may stand in it', async () => {
    const file = join(folder, 'given')
    await writeFile(file, `${one.toString('hex')}\n`)
    const keys = fileKeys(file, 'AES-256-GCM')
    const { id } = localMasterKey(two, 'AES-256-GCM')
    expect(await keys.find(id)).toBeUndefined()
    await writeFile(file, `${await readFile(file, 'utf8')}${two.toString('hex')}\n`)
    expect((await keys.find(id))?.id).toBe(id)
    await expect(fileKeys(join(folder, 'none'), 'AES-256-GCM').newest()).rejects.toThrow('none')
  })
})

it.each([
  [{ DATA_CIPHER: 'DES' }, 'DATA_CIPHER'],
  [{ MASTER_KEY: 'a', MASTER_KEY_FILE: 'b' }, 'not both'],
])('settings %j are refused', (given: Readonly<Record<string, string>>, named) => {
  const read = readKeySettings(name => given[name], folder)
  expect(read).toMatchObject({ ok: false, message: expect.stringContaining(named) })
})
