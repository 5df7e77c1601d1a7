/** For tests: a server that speaks INSTREAM as clamd(8) describes it, and knows one virus: EICAR's. */
import { createServer, type Server, type Socket } from 'node:net'
import type { ScannerAddress } from './scanner.ts'

/** The file by which scanners are tried; put together here, so that none finds it in this one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')

export type TestScanner = {
  readonly address: ScannerAddress
  /** Bytes of the files that it was sent, one after another. */
  readonly seen: readonly number[]
  readonly close: () => Promise<void>
}

const command = 'zINSTREAM\0'

/** The file of a whole request; undefined while it is still coming. */
function fileIn(request: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  let at = command.length
  while (at + 4 <= request.length) {
    const length = request.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(request.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

function answer(request: Buffer, seen: number[], limitBytes: number): string | undefined {
  if (request.equals(Buffer.from('zPING\0'))) return 'PONG'
  if (!request.subarray(0, command.length).equals(Buffer.from(command).subarray(0, request.length)))
    return 'UNKNOWN COMMAND'
  if (request.length > limitBytes) return 'INSTREAM size limit exceeded. ERROR'
  const file = fileIn(request)
  if (file === undefined) return undefined
  seen.push(file.length)
  return file.includes(eicar) ? 'stream: Eicar-Signature FOUND' : 'stream: OK'
}

/** `path` for a socket in the file system; else a port of this machine. */
export async function startTestScanner(
  options: { readonly path?: string; readonly limitBytes?: number } = {},
): Promise<TestScanner> {
  const { path, limitBytes = 26_214_400 } = options
  const seen: number[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    let request: Buffer = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (part: Buffer) => {
      request = Buffer.concat([request, part])
      const said = answer(request, seen, limitBytes)
      if (said !== undefined) socket.end(`${said}\0`)
    })
  })
  await new Promise<void>(resolve => {
    if (path === undefined) server.listen(0, '127.0.0.1', resolve)
    else server.listen(path, resolve)
  })
  const bound = server.address()
  const address =
    typeof bound === 'object' && bound !== null
      ? { host: '127.0.0.1', port: bound.port }
      : { path: path ?? '' }
  return {
    address,
    seen,
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
