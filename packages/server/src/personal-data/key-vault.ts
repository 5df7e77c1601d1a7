/**
 * Master keys that a key management service holds and never gives away: the transit engine of HashiCorp Vault or OpenBao,
 * over its HTTP API (encrypt, decrypt, read key). A master key is one version of the key there.
 */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { SealBroken } from './cipher.ts'
import { type KeySource, KeySourceRefused, type KeyWrapper } from './master-key.ts'

export type TransitSettings = {
  /** The key, as its API names it: `https://vault.example:8200/v1/transit/keys/yijianshi`. */
  readonly url: URL
  /** Asked anew for each call, as an agent renews it. */
  readonly token: () => Promise<string>
  /** Of one attempt. */
  readonly limitMs?: number
  /** Before the second attempt; four times as long before the third. */
  readonly pauseMs?: number
}

/** It does not answer, or is sealed. What was unwrapped lately still opens; the rest can be tried again later. */
export class KeyServiceUnavailable extends Error {}

const usualLimitMs = 3_000
const usualPauseMs = 150
const attempts = 3
/** Data keys in one call. */
const atOnce = 100

const keySchema = z.object({ data: z.object({ latest_version: z.int().positive() }) })
const wrappedSchema = z.object({
  data: z.object({ batch_results: z.array(z.object({ ciphertext: z.string().min(1) })) }),
})
const openedSchema = z.object({
  data: z.object({ batch_results: z.array(z.object({ plaintext: z.base64() })) }),
})

const SERVED = 'kms-'

/** Whether a master key lies with a service. */
export function isServed(id: string): boolean {
  return id.startsWith(SERVED)
}

/** Rejects with `KeyServiceUnavailable` or `KeySourceRefused`. */
export function transitKeys(settings: TransitSettings): KeySource {
  const { url } = settings
  const place = `${url.host}${url.pathname}`
  // Of the key alone: the service may move to another address.
  const prefix = `${SERVED}${createHash('sha256').update(url.pathname).digest('hex').slice(0, 12)}-v`
  const latest = async () => keySchema.parse(await ask(settings, 'keys')).data.latest_version
  const version = (number: number) => transitKey(settings, `${prefix}${number}`, number)
  return {
    place,
    find: async id => {
      const number = id.startsWith(prefix) ? Number(id.slice(prefix.length)) : Number.NaN
      return Number.isInteger(number) && number > 0 && number <= (await latest())
        ? version(number)
        : undefined
    },
    newest: async () => version(await latest()),
    make: undefined,
  }
}

function transitKey(settings: TransitSettings, id: string, version: number): KeyWrapper {
  const many: KeyWrapper['many'] = {
    wrap: entries =>
      inParts(entries, async part => {
        // Each says itself whose it is: a data key that was moved to another subject does not open.
        const batch_input = part.map(({ subject, secret }) => ({
          plaintext: Buffer.concat([bytesOf(subject), secret]).toString('base64'),
          key_version: version,
        }))
        const answer = wrappedSchema.parse(await ask(settings, 'encrypt', { batch_input }))
        return answer.data.batch_results.map(({ ciphertext }) => Buffer.from(ciphertext))
      }),
    unwrap: entries =>
      inParts(entries, async part => {
        const batch_input = part.map(({ wrapped }) => ({ ciphertext: wrapped.toString() }))
        const answer = openedSchema.parse(await ask(settings, 'decrypt', { batch_input }))
        return answer.data.batch_results.map(({ plaintext }, index) =>
          secretOf(part[index]?.subject ?? '', Buffer.from(plaintext, 'base64')),
        )
      }),
  }
  const only = <Entry>(found: readonly Entry[]): Entry => {
    const [entry] = found
    if (entry === undefined)
      throw new KeySourceRefused(`${settings.url.host} answers less than it was asked.`)
    return entry
  }
  return {
    id,
    many,
    wrap: async (subject, secret) => only(await many.wrap([{ subject, secret }])),
    unwrap: async (subject, wrapped) => only(await many.unwrap([{ subject, wrapped }])),
  }
}

const subjectBytes = 16
const bytesOf = (subject: string) => Buffer.from(subject.replaceAll('-', ''), 'hex')

function secretOf(subject: string, opened: Buffer): Buffer {
  if (!opened.subarray(0, subjectBytes).equals(bytesOf(subject)))
    throw new SealBroken('A data key belongs to another subject')
  return opened.subarray(subjectBytes)
}

async function inParts<Entry, Result>(
  entries: readonly Entry[],
  work: (part: readonly Entry[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < entries.length; from += atOnce) {
    const part = entries.slice(from, from + atOnce)
    const done = await work(part)
    if (done.length !== part.length)
      throw new KeySourceRefused('The key management service answers less than it was asked.')
    results.push(...done)
  }
  return results
}

type Operation = 'keys' | 'encrypt' | 'decrypt'

/** The answer, or what became of the last of three attempts. */
async function ask(settings: TransitSettings, operation: Operation, body?: object): Promise<unknown> {
  const url = new URL(settings.url)
  url.pathname = url.pathname.replace(/\/keys\/([^/]+)$/, `/${operation}/$1`)
  let fault = new KeyServiceUnavailable(`${url.host} was not asked`)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await sleep((settings.pauseMs ?? usualPauseMs) * 4 ** (attempt - 1))
    const answer = await askOnce(settings, url, body)
    if (!(answer instanceof KeyServiceUnavailable)) return answer
    fault = answer
  }
  throw fault
}

async function askOnce(
  { token, limitMs = usualLimitMs }: TransitSettings,
  url: URL,
  body: object | undefined,
): Promise<unknown> {
  const headers = { 'x-vault-token': await token(), 'x-vault-request': 'true' }
  const signal = AbortSignal.timeout(limitMs)
  try {
    const response = await fetch(url, {
      ...(body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      signal,
      redirect: 'error',
    })
    if (response.ok) {
      const answer: unknown = await response.json()
      return answer
    }
    await response.body?.cancel()
    // Sealed, standing by, too busy: it will answer later. Anything else stays as it is.
    if (response.status >= 500 || response.status === 429 || response.status === 412)
      return new KeyServiceUnavailable(`${url.host} answers ${response.status}`)
    throw new KeySourceRefused(describe(url, response.status))
  } catch (error) {
    if (error instanceof KeySourceRefused) throw error
    return new KeyServiceUnavailable(`${url.host} can’t be reached`, { cause: error })
  }
}

function describe({ host, pathname }: URL, status: number): string {
  if (status === 403)
    return `MASTER_KEY_KMS: ${host} does not let the token use ${pathname}. Look at MASTER_KEY_KMS_TOKEN_FILE and its policy.`
  if (status === 404) return `MASTER_KEY_KMS: ${host} has no key at ${pathname}.`
  return `MASTER_KEY_KMS: ${host} refuses ${pathname} (${status}).`
}

/** Keys of the service; older ones, from before there was a service, are still found where they lie. */
export function servedKeys(service: KeySource, before: KeySource): KeySource {
  return {
    place: service.place,
    find: async id => (isServed(id) ? service.find(id) : before.find(id)),
    newest: () => service.newest(),
    make: undefined,
  }
}
