/**
 * For tests: a key management service that speaks the transit API of Vault as its documentation has it: keys with
 * versions, batches, tokens, sealed or slow when a test wants it. What it encrypts is encrypted (AES-256-GCM).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

export type TransitService = {
  /** Of its one key. */
  readonly url: URL
  readonly token: string
  /** What was asked since the last look: `decrypt`, `encrypt`, `keys`. */
  readonly asked: () => string[]
  readonly rotate: () => void
  /** Answers the next requests with these statuses, or hangs for so many milliseconds. */
  readonly fail: (...faults: readonly ({ readonly status: number } | { readonly hangMs: number })[]) => void
  readonly close: () => Promise<void>
}

const batch = z.object({
  batch_input: z.array(
    z.object({
      plaintext: z.string().optional(),
      ciphertext: z.string().optional(),
      key_version: z.number().optional(),
    }),
  ),
})

const NONCE = 12
const TAG = 16

type Answer = { readonly status: number; readonly body: unknown }
const refused = (status: number, ...errors: string[]): Answer => ({ status, body: { errors } })

export async function startTransitService(): Promise<TransitService> {
  const token = `hvs.${randomBytes(12).toString('base64url')}`
  const versions: Buffer[] = [randomBytes(32)]
  const asked: string[] = []
  const faults: ({ readonly status: number } | { readonly hangMs: number })[] = []

  const encrypt = (plaintext: string, wanted: number | undefined) => {
    const number = wanted ?? versions.length
    const key = versions[number - 1]
    if (key === undefined) return undefined
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const text = Buffer.concat([cipher.update(Buffer.from(plaintext, 'base64')), cipher.final()])
    const sealed = Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64')
    return { ciphertext: `vault:v${number}:${sealed}`, key_version: number }
  }
  const decrypt = (ciphertext: string) => {
    const [, number = '', sealed = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? []
    const key = versions[Number(number) - 1]
    const bytes = Buffer.from(sealed, 'base64')
    if (key === undefined || bytes.length < NONCE + TAG) return undefined
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      decipher.setAuthTag(bytes.subarray(-TAG))
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
      return { plaintext: text.toString('base64') }
    } catch {
      return undefined
    }
  }
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const [, operation = ''] =
      /^\/v1\/transit\/(keys|encrypt|decrypt)\/yijianshi$/.exec(request.url ?? '') ?? []
    asked.push(operation)
    if (request.headers['x-vault-token'] !== token) return refused(403, 'permission denied')
    if (operation === '') return refused(404)
    if (operation === 'keys')
      return {
        status: 200,
        body: { data: { name: 'yijianshi', type: 'aes256-gcm96', latest_version: versions.length } },
      }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const { batch_input } = batch.parse(JSON.parse(Buffer.concat(chunks).toString()))
    const results = batch_input.map(({ plaintext = '', ciphertext = '', key_version }) =>
      operation === 'encrypt' ? encrypt(plaintext, key_version) : decrypt(ciphertext),
    )
    const isWhole = results.every(result => result !== undefined)
    const batch_results = results.map(result => result ?? { error: 'cipher: message authentication failed' })
    return { status: isWhole ? 200 : 400, body: { data: { batch_results } } }
  }

  const server = createServer(async (request, response) => {
    const fault = faults.shift()
    if (fault !== undefined && 'hangMs' in fault) await sleep(fault.hangMs)
    // Whoever asked has given up meanwhile.
    if (request.destroyed) return
    const { status, body } =
      fault !== undefined && 'status' in fault
        ? refused(fault.status, 'Vault is sealed')
        : await answerTo(request)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: new URL(`http://127.0.0.1:${port}/v1/transit/keys/yijianshi`),
    token,
    asked: () => asked.splice(0),
    rotate: () => void versions.push(randomBytes(32)),
    fail: (...next) => void faults.push(...next),
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
