import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue } from '../catalogue/model.ts'
import { parseCatalogue } from '../catalogue/parse.ts'
import { type LinkedCatalogue, linkedCatalogue } from './linked-catalogue.ts'

const root = join(import.meta.dirname, '../../../..')
const address = 'https://banshi.example.gov.cn/api/open-data/catalogue.jsonld'
const cv = 'http://data.europa.eu/m8g/'
const cpsv = 'http://purl.org/vocab/cpsv#'
const dct = 'http://purl.org/dc/terms/'

function sampleCatalogue(): Catalogue {
  const folder = join(root, 'catalogue')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path =>
    path.replaceAll('\\', '/'),
  )
  const files = paths
    .filter(path => path.endsWith('.yaml'))
    .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  const samples = new Set(
    paths.filter(path => path.startsWith('samples/')).map(path => path.slice('samples/'.length)),
  )
  const { catalogue, findings } = parseCatalogue(files, { version: 'a'.repeat(64), samples })
  if (!catalogue) throw new Error(JSON.stringify(findings[0]))
  return catalogue
}

/** `safe`: what the context does not know is an error, rather than left out. */
const reading = { format: 'application/n-quads', safe: true } as const

/** As any other program would read it: JSON-LD to triples, without fetching anything. */
async function triplesOf(document: LinkedCatalogue): Promise<Store> {
  const plain: jsonld.JsonLdDocument = JSON.parse(JSON.stringify(document))
  const quads = await jsonld.toRDF(plain, reading)
  return new Store(new Parser({ format: 'application/n-quads' }).parse(String(quads)))
}

let catalogue: Catalogue
let shapes: Store
let document: LinkedCatalogue
let triples: Store

beforeAll(async () => {
  catalogue = sampleCatalogue()
  shapes = new Store(new Parser().parse(readFileSync(join(root, 'conformance/cpsv-ap/shapes.ttl'), 'utf8')))
  document = linkedCatalogue(catalogue, {
    address,
    portal: 'https://banshi.example.gov.cn/',
    issued: '2026-11-21',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
  })
  triples = await triplesOf(document)
})

/** What the shapes object to: the property, and what it stands on. */
async function violationsIn(store: Store): Promise<string[]> {
  const report = await new SHACLValidator(shapes).validate(store)
  expect(report.conforms).toBe(report.results.length === 0)
  return report.results.map(({ focusNode, path }) => `${focusNode?.value} ${path?.value}`)
}

/** The ids of all that have the class. */
function instances(type: string): string[] {
  return triples
    .getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', type, null)
    .map(({ value }) => value)
}

const objects = (subject: string, property: string) =>
  triples.getObjects(`${address}#${subject}`, property, null).map(({ value }) => value)

describe('the sample catalogue', () => {
  test('conforms to the shapes of CPSV-AP 3.2.0, all 154 constraints of them', async () => {
    expect(shapes.countQuads(null, 'http://www.w3.org/ns/shacl#property', null, null)).toBe(154)
    expect(shapes.countQuads(null, 'http://www.w3.org/ns/shacl#targetClass', null, null)).toBe(33)
    expect(await violationsIn(triples)).toEqual([])
  })

  test('has every concept of CPSV-AP that the catalogue knows, each entity once', () => {
    const { items, matters, variants, materials, licences, authorities, lifeStages, regions } = catalogue
    const local = [...variants.values()].flatMap(variant => variant.regions)
    expect(instances(`${cpsv}PublicService`)).toHaveLength(items.size + matters.size + local.length)
    expect(instances(`${cv}PublicOrganisation`)).toHaveLength(authorities.size)
    expect(instances(`${cv}Evidence`)).toHaveLength(materials.size)
    expect(instances(`${cv}Output`)).toHaveLength(licences.size)
    expect(instances(`${cv}Event`)).toHaveLength(lifeStages.size)
    expect(instances(`${dct}Location`)).toHaveLength(regions.size)
    expect(instances(`${cpsv}Rule`)).toHaveLength(items.size)
    expect(instances(`${cv}Cost`)).toHaveLength([...items.values()].flatMap(item => item.fees ?? []).length)
    for (const type of ['Channel', 'Requirement', 'ContactPoint'])
      expect(instances(cv + type)).not.toEqual([])
    const ids = document['@graph'].map(node => node['@id'])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('refers to nothing of its own that it does not describe', () => {
    const own = triples.getObjects(null, null, null).filter(object => object.value.startsWith(`${address}#`))
    expect(own.length).toBeGreaterThan(500)
    expect(own.filter(object => triples.countQuads(object, null, null, null) === 0)).toEqual([])
  })

  test('says of an item what the catalogue says', () => {
    const item = 'item/seal-filing'
    expect(objects(item, `${dct}identifier`)).toEqual(['11990101000200002C4991009001000'])
    expect(objects(item, `${cv}hasCompetentAuthority`)).toEqual([`${address}#authority/public-security`])
    expect(objects(item, `${cv}processingTime`)).toEqual(['P1D'])
    expect(objects(item, `${cpsv}produces`)).toEqual([`${address}#licence/seal-filing-receipt`])
    expect(objects(item, `${cpsv}hasInput`)).toHaveLength(5)
    expect(objects(item, `${cv}hasChannel`)).toContain(`${address}#site/donghu-hall`)
    const [title] = triples.getObjects(`${address}#${item}`, `${dct}title`, null)
    expect(title).toMatchObject({ language: expect.stringMatching(/^(zh|en)$/) })
  })

  test('describes itself as a data set with version, date, licence and distribution', () => {
    expect(objects('catalogue', 'http://www.w3.org/ns/dcat#version')).toEqual([catalogue.version])
    expect(objects('catalogue', `${dct}issued`)).toEqual(['2026-11-21'])
    expect(objects('catalogue', `${dct}license`)).toEqual(['https://creativecommons.org/licenses/by/4.0/'])
    expect(objects('catalogue', 'http://www.w3.org/ns/dcat#distribution')).toEqual([
      `${address}#distribution`,
    ])
    expect(objects('distribution', 'http://www.w3.org/ns/dcat#accessURL')).toEqual([address])
  })

  test('gives the same document each time', () => {
    const again = linkedCatalogue(catalogue, { address })
    expect(JSON.stringify(linkedCatalogue(catalogue, { address }))).toBe(JSON.stringify(again))
  })
})

describe('a broken document does not conform', () => {
  /** The document with one property of one node changed. */
  function broken(id: string, change: Readonly<Record<string, unknown>>): Promise<Store> {
    const graph = document['@graph'].map(node =>
      node['@id'] === `here:${id}` ? { ...node, ...change } : node,
    )
    expect(graph).not.toEqual(document['@graph'])
    return triplesOf({ ...document, '@graph': graph })
  }

  test.each([
    ['item/seal-filing', { title: undefined }, 'item/seal-filing', `${dct}title`],
    ['item/seal-filing', { identifier: ['one', 'two'] }, 'item/seal-filing', `${dct}identifier`],
    [
      'item/seal-filing',
      { processingTime: { '@value': 'one day' } },
      'item/seal-filing',
      `${cv}processingTime`,
    ],
    [
      'item/seal-filing',
      { hasCompetentAuthority: 'here:site/donghu-hall' },
      'item/seal-filing',
      `${cv}hasCompetentAuthority`,
    ],
    ['authority/tax', { spatial: [] }, 'authority/tax', `${dct}spatial`],
    ['site/donghu-hall', { '@type': 'Document' }, 'matter/open-convenience-store', `${cv}hasChannel`],
    ['life-stage/birth', { title: undefined, 'dct:title': 'birth' }, 'life-stage/birth', `${dct}title`],
    ['catalogue', { publisher: 'here:region/990100000000' }, 'catalogue', `${dct}publisher`],
  ])('%s with %j', async (id, change, focus, path) => {
    expect(await violationsIn(await broken(id, change))).toContain(`${address}#${focus} ${path}`)
  })
})
