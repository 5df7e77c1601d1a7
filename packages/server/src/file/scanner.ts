/** The scanner of the house: ClamAV's daemon, asked by its command INSTREAM (clamd(8)) over a socket. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

export type ScannerAddress =
  | { readonly host: string; readonly port: number }
  /** Of a socket in the file system. */
  | { readonly path: string }

export type Scan =
  | { readonly found: 'nothing' }
  /** `name` is what the scanner calls it. */
  | { readonly found: 'malware'; readonly name: string }
  /** Nobody knows: it is not there, too slow, or says something else. `reason` is for the operator. */
  | { readonly found: 'unknown'; readonly reason: string }

/** A file of ten mebibytes is looked through in well under this; what is not is not taken. */
const ANSWER_LIMIT_MS = 30_000
const CHUNK_BYTES = 262_144
const LONGEST_NAME = 100

/** The daemon reads pieces, each after its length in four bytes, until there is one of none. */
function* instream(content: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    const piece = content.subarray(at, at + CHUNK_BYTES)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    yield length
    yield piece
  }
  yield Buffer.alloc(4)
}

/** Rejects when there is no answer in time. */
async function answerTo(pieces: Iterable<Buffer>, address: ScannerAddress, limitMs: number): Promise<string> {
  const socket = connect(address)
  const timer = setTimeout(() => socket.destroy(new Error(`no answer within ${limitMs} ms`)), limitMs)
  try {
    for (const piece of pieces) socket.write(piece)
    return (await text(socket)).replaceAll('\0', '').trim() || 'it hung up'
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
}

export class Scanner {
  readonly #address: ScannerAddress
  readonly #tell: (message: string) => void
  readonly #limitMs: number
  #isDown = false

  /** `tell`: once when it can’t be asked any more, and once when it can again. */
  constructor(address: ScannerAddress, tell: (message: string) => void, limitMs = ANSWER_LIMIT_MS) {
    this.#address = address
    this.#tell = tell
    this.#limitMs = limitMs
  }

  /** `content` is in memory, so it is bounded. Never rejects. */
  async scan(content: Buffer): Promise<Scan> {
    const answer = await this.#ask(instream(content))
    const name = /^stream: (.+) FOUND$/.exec(answer)?.[1]
    if (name !== undefined) {
      this.#note(undefined)
      return { found: 'malware', name: name.replaceAll(/[^\w.:()-]/g, '').slice(0, LONGEST_NAME) }
    }
    if (answer === 'stream: OK') {
      this.#note(undefined)
      return { found: 'nothing' }
    }
    this.#note(answer)
    return { found: 'unknown', reason: answer }
  }

  /** Whether it answers at all. */
  async isUp(): Promise<boolean> {
    const answer = await this.#ask([Buffer.from('zPING\0')])
    const isUp = answer === 'PONG'
    this.#note(isUp ? undefined : answer)
    return isUp
  }

  async #ask(pieces: Iterable<Buffer>): Promise<string> {
    try {
      return await answerTo(pieces, this.#address, this.#limitMs)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  #note(problem: string | undefined): void {
    const isDown = problem !== undefined
    if (isDown === this.#isDown) return
    this.#isDown = isDown
    const line = `The scanner for malware (CLAMD) can’t be asked: ${problem}. Files are not taken in until it answers.`
    this.#tell(isDown ? line : 'The scanner for malware (CLAMD) answers again.')
  }
}

type Read =
  | { readonly ok: true; readonly address: ScannerAddress | undefined }
  | { readonly ok: false; readonly message: string }

/** `given`: a variable of the environment, trimmed; undefined when it says nothing. */
export function readScannerAddress(given: (name: string) => string | undefined): Read {
  const wanted = given('CLAMD')
  if (wanted === undefined) return { ok: true, address: undefined }
  const path = /^unix:(\/.+)$/.exec(wanted)?.[1]
  if (path !== undefined) return { ok: true, address: { path } }
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:]+)\]|([^\s:/]+)):(\d{1,5})$/i.exec(wanted) ?? []
  const host = bracketed ?? plain
  const port = Number(digits)
  if (host !== undefined && port >= 1 && port <= 65_535) return { ok: true, address: { host, port } }
  return {
    ok: false,
    message: `CLAMD must be host:port or unix:/path, such as 127.0.0.1:3310, not ${wanted}.`,
  }
}
