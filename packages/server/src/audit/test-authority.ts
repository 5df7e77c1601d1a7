/** For tests: a real time-stamping authority, made by `openssl` in a folder of its own, behind HTTP. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'

const run = promisify(execFile)

const settings = (folder: string) => `
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[stamp]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = tsa_here
[tsa_here]
serial = ${folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

export type TestAuthority = {
  readonly url: string
  /** Certificate of the root, PEM. */
  readonly root: string
  readonly folder: string
  /** Runs `openssl` in the folder; throws with what it says when it fails. */
  readonly openssl: (...args: readonly string[]) => Promise<string>
  /** What it does with the next requests. */
  behave: (
    how: 'well' | 'with-an-error' | 'never' | 'with-another-answer' | 'with-nonsense' | 'refusing',
  ) => void
  readonly requests: () => number
  readonly close: () => Promise<void>
}

async function makeCertificates(
  folder: string,
  openssl: (...args: readonly string[]) => Promise<string>,
): Promise<void> {
  await writeFile(join(folder, 'openssl.cnf'), settings(folder))
  await writeFile(join(folder, 'serial'), '01\n')
  const subject = (name: string) => ['-subj', `/CN=${name} ${randomUUID().slice(0, 8)}`]
  const key = (file: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', file]
  const root = ['-x509', '-days', '30', '-config', 'openssl.cnf', '-extensions', 'ca', '-out', 'root.pem']
  await openssl('req', ...key('root.key'), ...root, ...subject('Test Root'))
  await openssl(
    'req',
    '-new',
    ...key('tsa.key'),
    '-config',
    'openssl.cnf',
    '-out',
    'tsa.csr',
    ...subject('Test TSA'),
  )
  const by = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '30']
  await openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    ...by,
    '-extfile',
    'openssl.cnf',
    '-extensions',
    'stamp',
    '-out',
    'tsa.pem',
  )
}

export async function startTestAuthority(): Promise<TestAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'yijianshi-tsa-'))
  const openssl = async (...args: readonly string[]) => {
    const { stdout } = await run('openssl', [...args], { cwd: folder })
    return stdout
  }
  await makeCertificates(folder, openssl)
  let behaviour: Parameters<TestAuthority['behave']>[0] = 'well'
  let requests = 0
  let earlier: Buffer | undefined

  const answerOf = async (query: Buffer): Promise<Buffer> => {
    const name = randomUUID()
    await writeFile(join(folder, `${name}.tsq`), query)
    const signer = [
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-config',
      'openssl.cnf',
      '-section',
      'tsa_here',
    ]
    await openssl('ts', '-reply', '-queryfile', `${name}.tsq`, ...signer, '-out', `${name}.tsr`)
    return readFile(join(folder, `${name}.tsr`))
  }
  // One after another: `openssl` keeps the serial number in a file, which two at once would read half-written.
  let last: Promise<unknown> = Promise.resolve()
  const reply = (query: Buffer): Promise<Buffer> => {
    const answer = last.then(() => answerOf(query))
    last = answer.catch(() => {})
    return answer
  }

  const server = createServer(async (request, response) => {
    requests += 1
    const query = await buffer(request)
    if (behaviour === 'never') return
    if (behaviour === 'with-an-error') return void response.writeHead(503).end('later')
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
    if (behaviour === 'with-nonsense') return void response.end('<html>')
    if (behaviour === 'with-another-answer') return void response.end(earlier)
    // It knows SHA-256 only, so what asks for another digest is refused, by openssl itself.
    const asked =
      behaviour === 'refusing'
        ? Buffer.from(query.toString('hex').replace('03040201', '03040202'), 'hex')
        : query
    earlier = await reply(asked)
    response.end(earlier)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    root: await readFile(join(folder, 'root.pem'), 'utf8'),
    folder,
    openssl,
    behave: how => {
      behaviour = how
    },
    requests: () => requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
