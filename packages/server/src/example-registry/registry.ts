/**
 * The example registry: a small server of its own, as an authority might run one. It gives out tokens by client
 * credentials and answers by number. It serves trying the platform out and tests; nobody in it exists.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { type ExampleOrganisation, organisationFinder } from './organisations.ts'
import { type GivenPerson, personFinder } from './people.ts'

export type ExampleRegistry = {
  /** `http://127.0.0.1:40123` */
  readonly url: string
  readonly clientId: string
  readonly secret: string
  readonly close: () => Promise<void>
}

type Options = {
  readonly people: readonly GivenPerson[]
  readonly organisations?: readonly ExampleOrganisation[]
  /** With certificate and key it speaks TLS; with `requestCert` it lets in known clients only. */
  readonly tls?: ServerOptions
}

type Reply = { readonly status: number; readonly body: unknown }

const tokenSeconds = 300
const mostBytes = 16_384
const question = z.object({ key: z.string().max(40) })

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > mostBytes) return undefined
  }
  return text
}

function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}

const found = (body: unknown): Reply =>
  body === undefined ? { status: 404, body: { found: false } } : { status: 200, body }

/** What each address answers; the words are those of a register, not of the platform. */
function answersOf({
  people,
  organisations = [],
}: Pick<Options, 'people' | 'organisations'>): Readonly<Record<string, (key: string) => Reply>> {
  const find = personFinder(people)
  const findOrganisation = organisationFinder(organisations)
  const ofPerson =
    (tell: (person: NonNullable<ReturnType<typeof find>>) => unknown) =>
    (key: string): Reply => {
      const person = find(key)
      return found(person && tell(person))
    }
  return {
    '/population': ofPerson(person => ({
      found: true,
      person: {
        idNo: person.number,
        name: person.name,
        sex: person.sex,
        birthDate: person.birthDate,
        nation: person.ethnicity,
        address: person.address,
        cardValidUntil: person.cardValidUntil,
      },
    })),
    '/households': ofPerson(({ number, household, address }) => ({
      found: true,
      household: { ...household, address, member: number },
    })),
    '/health-certificates': ofPerson(({ name, number, healthCertificate }) =>
      healthCertificate === undefined
        ? undefined
        : { found: true, holder: number, name, ...healthCertificate },
    ),
    '/social-insurance': ofPerson(({ number, insurance }) => ({ found: true, idNo: number, ...insurance })),
    '/organisations': key => found(findOrganisation(key)),
  }
}

class Desk {
  readonly clientId = 'yijianshi'
  readonly secret = randomBytes(24).toString('base64url')
  /** Until when each token is good. */
  readonly #tokens = new Map<string, number>()
  readonly #answers: ReturnType<typeof answersOf>

  constructor(known: Pick<Options, 'people' | 'organisations'>) {
    this.#answers = answersOf(known)
  }

  #token(form: URLSearchParams): Reply {
    const isKnown =
      form.get('grant_type') === 'client_credentials' &&
      isSame(form.get('client_id') ?? '', this.clientId) &&
      isSame(form.get('client_secret') ?? '', this.secret)
    if (!isKnown) return { status: 401, body: { error: 'invalid_client' } }
    const now = performance.now()
    for (const [token, until] of this.#tokens) if (until < now) this.#tokens.delete(token)
    const token = randomBytes(32).toString('base64url')
    this.#tokens.set(token, now + tokenSeconds * 1000)
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds } }
  }

  #isLetIn(request: IncomingMessage): boolean {
    const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    return (this.#tokens.get(token) ?? 0) > performance.now()
  }

  async answer(request: IncomingMessage): Promise<Reply> {
    const text = request.method === 'POST' ? await bodyOf(request) : undefined
    if (text === undefined) return { status: 400, body: { error: 'invalid_request' } }
    if (request.url === '/token') return this.#token(new URLSearchParams(text))
    const answer = this.#answers[request.url ?? '']
    if (answer === undefined) return { status: 404, body: { error: 'no_such_resource' } }
    if (!this.#isLetIn(request)) return { status: 401, body: { error: 'invalid_token' } }
    const asked = question.safeParse(readJson(text))
    return asked.success ? answer(asked.data.key) : { status: 400, body: { error: 'invalid_request' } }
  }
}

function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address()
      if (typeof address === 'object' && address !== null) resolve(address.port)
      else reject(new Error('The example registry has no port'))
    })
  })
}

/** On this machine only, at a port that is free. */
export async function startExampleRegistry({ tls, ...known }: Options): Promise<ExampleRegistry> {
  const desk = new Desk(known)
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    desk
      .answer(request)
      .catch((): Reply => ({ status: 400, body: { error: 'invalid_request' } }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        response.end(JSON.stringify(body))
      })
  }
  const server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve)
  server.requestTimeout = 10_000
  const port = await listening(server)
  // The process may end while nobody asks.
  server.unref()
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    clientId: desk.clientId,
    secret: desk.secret,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
