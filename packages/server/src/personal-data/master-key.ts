/** Master keys wrap data keys. They lie outside the database: in a folder, in the environment, or with a service. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CipherName } from './cipher.ts'
import { DATA_KEY_BYTES, DataKey } from './data-key.ts'

/** One master key. A key management service implements these two calls; its key never leaves it. */
export interface KeyWrapper {
  /** Tells it from other master keys, and tells nothing about it. */
  readonly id: string
  wrap(subject: string, secret: Buffer): Promise<Buffer>
  /** Throws when it was wrapped by another key or for another subject. */
  unwrap(subject: string, wrapped: Buffer): Promise<Buffer>
  /** Where each call costs a round trip: many at once, in the same order. What was unwrapped is then kept for longer. */
  readonly many?: {
    wrap(entries: readonly { readonly subject: string; readonly secret: Buffer }[]): Promise<Buffer[]>
    unwrap(entries: readonly { readonly subject: string; readonly wrapped: Buffer }[]): Promise<Buffer[]>
  }
}

export async function unwrapAll(
  key: KeyWrapper,
  entries: readonly { readonly subject: string; readonly wrapped: Buffer }[],
): Promise<Buffer[]> {
  if (key.many !== undefined) return key.many.unwrap(entries)
  return Promise.all(entries.map(({ subject, wrapped }) => key.unwrap(subject, wrapped)))
}

export async function wrapAll(
  key: KeyWrapper,
  entries: readonly { readonly subject: string; readonly secret: Buffer }[],
): Promise<Buffer[]> {
  if (key.many !== undefined) return key.many.wrap(entries)
  return Promise.all(entries.map(({ subject, secret }) => key.wrap(subject, secret)))
}

/** Where master keys are found. Looked at again for one that is not known yet. */
export interface KeySource {
  /** For people. */
  readonly place: string
  find(id: string): Promise<KeyWrapper | undefined>
  /** The one to begin with, or to change to; undefined when there is none at all. */
  newest(): Promise<KeyWrapper | undefined>
  /** Undefined where the operator makes keys. Gives the key and where it was put. */
  readonly make: (() => Promise<{ readonly key: KeyWrapper; readonly place: string }>) | undefined
}

/** The source can’t be used; the message says why in one line, and never a key. */
export class KeySourceRefused extends Error {}

const HEX = /^[0-9a-f]{64}$/i

function fingerprint(secret: Buffer): string {
  return createHash('sha256').update('yijianshi master key\0').update(secret).digest('hex').slice(0, 16)
}

/** A master key that this process holds: 256 bits. */
export function localMasterKey(secret: Buffer, cipher: CipherName): KeyWrapper {
  const key = new DataKey(secret, cipher)
  const placeOf = (subject: string) => ({ table: 'data_key', column: 'wrapped', row: subject })
  return {
    id: fingerprint(secret),
    wrap: async (subject, wrapped) => key.seal(placeOf(subject), wrapped),
    unwrap: async (subject, wrapped) => key.open(placeOf(subject), wrapped),
  }
}

function readSecret(text: string, where: string): Buffer {
  const trimmed = text.trim()
  if (HEX.test(trimmed)) return Buffer.from(trimmed, 'hex')
  throw new KeySourceRefused(
    `${where} holds no master key: 64 hexadecimal digits, as openssl rand -hex 32 gives them.`,
  )
}

const FILE_NAME = /^master-([0-9a-f]{16})\.key$/

/** Keys in a folder, one file each, readable by their owner only. */
export function folderKeys(folder: string, cipher: CipherName): KeySource {
  const pathOf = (id: string) => join(folder, `master-${id}.key`)
  const read = async (id: string): Promise<KeyWrapper | undefined> => {
    const text = await readFile(pathOf(id), 'utf8').catch(unlessMissing(pathOf(id)))
    if (text === undefined) return undefined
    const key = localMasterKey(readSecret(text, pathOf(id)), cipher)
    if (key.id === id) return key
    throw new KeySourceRefused(`${pathOf(id)} holds another master key than its name says.`)
  }
  return {
    place: folder,
    find: async id => (/^[0-9a-f]{16}$/.test(id) ? read(id) : undefined),
    newest: async () => {
      const names = (await readdir(folder).catch(unlessMissing(folder))) ?? []
      const ids = names.flatMap(name => FILE_NAME.exec(name)?.[1] ?? [])
      const aged = await Promise.all(ids.map(async id => ({ id, at: (await stat(pathOf(id))).mtimeMs })))
      const last = aged.toSorted((one, other) => one.at - other.at).at(-1)
      return last === undefined ? undefined : read(last.id)
    },
    make: async () => {
      const secret = randomBytes(DATA_KEY_BYTES)
      const key = localMasterKey(secret, cipher)
      await keepSecret(folder, pathOf(key.id), secret)
      return { key, place: pathOf(key.id) }
    },
  }
}

/** Whole and on the disk as soon as it has its name: data will hang on it. */
async function keepSecret(folder: string, path: string, secret: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = join(folder, `${randomUUID()}.new`)
  try {
    await writeFile(aside, `${secret.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await chmod(aside, 0o600)
    await link(aside, path)
  } finally {
    await rm(aside, { force: true })
  }
}

function unlessMissing(path: string): (error: unknown) => undefined {
  return error => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new KeySourceRefused(
      `${path} can’t be read: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** Secrets that the operator gives by `MASTER_KEY` or `MASTER_KEY_FILE`, the newest last. */
export async function readMasterKeys(given: (name: string) => string | undefined): Promise<Buffer[]> {
  const [value, file] = [given('MASTER_KEY'), given('MASTER_KEY_FILE')]
  const text =
    value ?? (file === undefined ? '' : ((await readFile(file, 'utf8').catch(unlessMissing(file))) ?? ''))
  return splitKeys(text).map(part => readSecret(part, file ?? 'MASTER_KEY'))
}

const splitKeys = (text: string) => text.split(/[\s,]+/).filter(part => part !== '')

/** Keys that the operator gives, the newest last. `read` is asked again, as a file may have got one more. */
export function givenKeys(place: string, cipher: CipherName, read: () => Promise<string>): KeySource {
  const all = async () => {
    const parts = splitKeys(await read())
    if (parts.length === 0) throw new KeySourceRefused(`${place} holds no master key.`)
    return parts.map(part => localMasterKey(readSecret(part, place), cipher))
  }
  return {
    place,
    find: async id => (await all()).find(key => key.id === id),
    newest: async () => (await all()).at(-1),
    make: undefined,
  }
}

/** A file of the operator, with one key a line. */
export function fileKeys(file: string, cipher: CipherName): KeySource {
  return givenKeys(file, cipher, async () => {
    const text = await readFile(file, 'utf8').catch(unlessMissing(file))
    if (text === undefined) throw new KeySourceRefused(`MASTER_KEY_FILE: there is no file ${file}.`)
    return text
  })
}
