import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { hashingTurns } from './hashing-turns.ts'

const derive = promisify(argon2)

/** OWASP's smallest recommended cost of argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryKib: 19_456, passes: 2, parallelism: 1 } as const
const tagBytes = 32
const saltBytes = 16

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function withoutPadding(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}

/** The PHC string of a new hash: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const tag = await tagOf(password, salt, cost, tagBytes)
  const { memoryKib, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${withoutPadding(salt)}$${withoutPadding(tag)}`
}

/** Throws when what is stored is no argon2id hash. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = stored.exec(hash) ?? []
  if (salt === undefined || tag === undefined) throw new Error('A stored password is not an argon2id hash')
  const expected = Buffer.from(tag, 'base64')
  const given = await tagOf(
    password,
    Buffer.from(salt, 'base64'),
    { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    expected.length,
  )
  return timingSafeEqual(given, expected)
}

function tagOf(
  password: string,
  salt: Uint8Array,
  { memoryKib, passes, parallelism }: { memoryKib: number; passes: number; parallelism: number },
  tagLength: number,
): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'))
  return hashingTurns.take(() =>
    derive('argon2id', { message, nonce: salt, memory: memoryKib, passes, parallelism, tagLength }),
  )
}

/** Spent on unknown logins, so that an answer's time does not tell whether a login exists. */
export const decoyHash = await hashPassword(randomBytes(16).toString('hex'))
