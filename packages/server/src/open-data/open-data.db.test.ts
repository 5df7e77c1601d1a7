import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../http/test-app.ts'

const cataloguePath = '/api/open-data/catalogue.jsonld'
const resourcesPath = '/api/open-data/data-resources.json'
const headers = { host: 'banshi.example.gov.cn' }

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

type Node = Readonly<Record<string, unknown>>
type Document = { '@context': Readonly<Record<string, unknown>>; '@graph': readonly Node[] }

describe('the open catalogue', () => {
  test('is JSON-LD of the running catalogue, with the address under which it was asked for', async () => {
    const answer = await house.app.inject({ url: cataloguePath, headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toMatch(/^application\/ld\+json/)
    const document: Document = answer.json()
    const address = `http://banshi.example.gov.cn${cataloguePath}`
    expect(document['@context'].here).toBe(`${address}#`)
    const [dataset] = document['@graph']
    expect(dataset).toMatchObject({
      '@type': 'Dataset',
      version: house.services.catalogue().version,
      issued: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      landingPage: { '@id': 'http://banshi.example.gov.cn/' },
      distribution: { accessURL: address },
    })
    const items = document['@graph'].filter(node => String(node['@id']).startsWith('here:item/'))
    expect(items.length).toBeGreaterThanOrEqual(house.services.catalogue().items.size)
  })

  test('is not sent again to whoever has it, and is another one once the catalogue has changed', async () => {
    const { etag } = (await house.app.inject({ url: cataloguePath, headers })).headers
    const asked = { url: cataloguePath, headers: { ...headers, 'if-none-match': String(etag) } }
    const again = await house.app.inject(asked)
    expect([again.statusCode, again.body]).toEqual([304, ''])
    house.useCatalogue({ ...house.services.catalogue(), version: 'f'.repeat(64) })
    const changed = await house.app.inject(asked)
    expect(changed.statusCode).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
  })
})

describe('the schemas', () => {
  test('are listed with the files that they are for, and given one by one', async () => {
    const { schemas }: { schemas: { kind: string; files: string[]; address: string }[] } = (
      await house.app.inject({ url: '/api/open-data/schema', headers })
    ).json()
    expect(schemas).toContainEqual(expect.objectContaining({ kind: 'items', files: ['items/*.yaml'] }))
    for (const { kind, address } of schemas) {
      const answer = await house.app.inject({ url: new URL(address).pathname, headers })
      expect([kind, answer.statusCode]).toEqual([kind, 200])
      expect(answer.headers['content-type']).toMatch(/^application\/schema\+json/)
      expect(answer.json()).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        additionalProperties: false,
      })
    }
  })

  test('of a kind that is not there: refused as not found', async () => {
    const answer = await house.app.inject('/api/open-data/schema/item.json')
    expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'request/not-found' }])
  })
})

test('the directory of data resources is that of the running catalogue, with the own licences', async () => {
  const answer = await house.app.inject({ url: resourcesPath, headers })
  const directory: { version: string; resources: { id: string; key: string }[] } = answer.json()
  const { version, resources } = house.services.catalogue()
  expect(directory.version).toBe(version)
  const ids = directory.resources.filter(({ key }) => key !== 'holder').map(({ id }) => id)
  expect(ids).toEqual([...resources.keys()])
  const known = { ...headers, 'if-none-match': String(answer.headers.etag) }
  expect((await house.app.inject({ url: resourcesPath, headers: known })).statusCode).toBe(304)
})

describe('other sites', () => {
  test.each([cataloguePath, resourcesPath, '/api/open-data/schema', '/api/open-data/schema/items.json'])(
    'may read %s',
    async url => {
      const answer = await house.app.inject({ url, headers: { origin: 'https://elsewhere.example' } })
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, no-cache',
      })
      expect(answer.headers['set-cookie']).toBeUndefined()
    },
  )

  test.each(['/api/matters', '/api/catalogue', '/api/session', '/api/openapi.json'])(
    'may not read %s',
    async url => {
      const answer = await house.app.inject({ url, headers: { origin: 'https://elsewhere.example' } })
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    },
  )
})
