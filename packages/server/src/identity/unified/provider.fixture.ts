/** For tests: a provider of identities of its own, the real program, with people who can log in there. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What the provider tells of somebody, by the login that is typed there. */
export type ProvidedPeople = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export const client = { id: 'yijianshi', secret: 'a-secret-of-the-tests-0123456789' } as const

const lifeSeconds = 3600

export type TestProvider = {
  readonly issuer: string
  /** Platforms at this origin may send people, and get them back. */
  readonly allow: (origin: string) => void
  readonly stop: () => Promise<void>
}

function providerOf(issuer: string, origin: string, people: ProvidedPeople): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: ['', '/console'].map(base => `${origin}${base}/api/session/unified/return`),
        post_logout_redirect_uris: [`${origin}/`, `${origin}/console/`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'citizen_number'], phone: ['phone_number'] },
    cookies: { keys: ['a-key-of-the-tests'] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: lifeSeconds,
      Grant: lifeSeconds,
      IdToken: lifeSeconds,
      Interaction: lifeSeconds,
      Session: lifeSeconds,
    },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
  })
}

/** Listens on a free port of this machine. */
export async function startProvider(people: ProvidedPeople): Promise<TestProvider> {
  let handle: ReturnType<Provider['callback']> | undefined
  const server: Server = createServer((request, response) => {
    if (handle === undefined) response.writeHead(503).end()
    else handle(request, response)
  })
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      if (bound === null || typeof bound === 'string') reject(new Error('bound to no port'))
      else resolve(bound)
    })
  })
  const issuer = `http://127.0.0.1:${address.port}`
  return {
    issuer,
    allow: origin => {
      handle = providerOf(issuer, origin, people).callback()
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const mostSteps = 20

/** Fills in the form of a page: the login, whatever password, and agreement. */
function answerOf(page: string, login: string): { readonly action: string; readonly body: URLSearchParams } {
  const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(page) ?? []
  const body = new URLSearchParams()
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const [, name] = /name="([^"]+)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    if (name !== undefined) body.set(name, name === 'login' ? login : value || 'x')
  }
  return { action, body }
}

/** Logs in at the provider as a browser would, beginning at `start`; gives the address that leads back to `origin`. */
export async function passProvider(start: string, origin: string, login: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next: { readonly address: string; readonly body?: URLSearchParams } = { address: start }
  for (let step = 0; step < mostSteps; step += 1) {
    const response = await fetch(next.address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.body && { method: 'POST', body: next.body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location?.startsWith(origin)) return location
    if (location !== null) next = { address: new URL(location, next.address).href }
    else {
      const { action, body } = answerOf(await response.text(), login)
      if (action === '') throw new Error(`${next.address} answered ${response.status} and asks nothing`)
      next = { address: new URL(action, next.address).href, body }
    }
  }
  throw new Error('The provider did not lead back')
}
