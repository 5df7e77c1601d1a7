/**
 * Data sharing: the example registry and what it weighs, an answer through HTTP with a token, what the platform makes of
 * it, and what a source that is down costs once it is left alone.
 */
import { mapAnswer } from '@yijianshi/core/sharing'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { examplePerson, PEOPLE } from '@yijianshi/server/example-registry/people'
import { startExampleRegistry } from '@yijianshi/server/example-registry/registry'
import { parseDataSources } from '@yijianshi/server/sharing/settings'
import { FAILURES_TO_OPEN, SharingSources } from '@yijianshi/server/sharing/sources'
import { connectExampleRegistry } from '@yijianshi/server/sharing/start'
import { type Figure, median, percentile } from './measure.ts'

const ASKED = 500
const MAPPED = 2_000
const mebibyte = 1_048_576

const request = (key: string) => ({ key, purpose: 'open-shop', application: 'a', consent: 'c' })

async function timed<Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> {
  const begin = performance.now()
  const value = await work()
  return [value, performance.now() - begin]
}

/** Each answer is somebody else, spread over all of them. */
function numberOf(index: number): string {
  return examplePerson((index * 7919) % PEOPLE).number
}

async function askOften(sources: SharingSources): Promise<readonly [unknown, number[]]> {
  let last: unknown
  const spent: number[] = []
  for (let index = 0; index < ASKED; index += 1) {
    const [answer, ms] = await timed(() => sources.ask('population', request(numberOf(index))))
    if (!answer.ok || answer.answer === undefined) throw new Error('the registry knows everybody')
    last = answer.answer
    spent.push(ms)
  }
  return [last, spent]
}

/** Once it has failed often enough it is not asked, so nobody waits for it. */
async function leftAlone(): Promise<number[]> {
  const read = parseDataSources(
    { down: { kind: 'http', url: 'http://127.0.0.1:9/', timeoutMs: 1000, answer: {} } },
    { given: () => undefined, folder: '.' },
  )
  if (!read.ok) throw new Error(read.message)
  const sources = new SharingSources(read.sources, () => {})
  for (let failures = 0; failures < FAILURES_TO_OPEN; failures += 1) await sources.ask('down', request('1'))
  const spent: number[] = []
  for (let index = 0; index < ASKED; index += 1)
    spent.push((await timed(() => sources.ask('down', request('1'))))[1])
  await sources.close()
  return spent
}

export async function benchSharing(catalogueFolder: string): Promise<Figure[]> {
  const { catalogue } = await loadCatalogue(catalogueFolder)
  const resource = catalogue?.resources.get('population')
  if (catalogue === undefined || resource === undefined) throw new Error('the catalogue is faulty')
  const before = process.memoryUsage().heapUsed
  const [registry, startMs] = await timed(() => startExampleRegistry({ people: [] }))
  const weight = (process.memoryUsage().heapUsed - before) / mebibyte
  const sources = new SharingSources(connectExampleRegistry(registry), reason => {
    throw new Error(reason)
  })
  const [raw, asked] = await askOften(sources)
  const mapping = sources.mappingOf('population')
  if (mapping === undefined) throw new Error('the registry is connected')
  const key = numberOf(ASKED - 1)
  const mapped: number[] = []
  for (let index = 0; index < MAPPED; index += 1) {
    const begin = performance.now()
    const answer = mapAnswer(mapping, raw, { resource, elements: catalogue.elements, key, applicant: key })
    mapped.push(performance.now() - begin)
    if (!answer.found) throw new Error('it is the applicant’s own')
  }
  await sources.close()
  await registry.close()
  const alone = await leftAlone()
  return [
    {
      name: `start of the example registry with ${PEOPLE.toLocaleString('en')} people`,
      value: startMs,
      unit: 'ms',
      atMost: 200,
    },
    { name: 'its weight', value: weight, unit: 'MB', atMost: 10 },
    { name: 'a person from it by HTTP and token, median', value: median(asked), unit: 'ms', atMost: 10 },
    { name: 'the same, 99 of 100', value: percentile(asked, 0.99), unit: 'ms' },
    { name: 'its answer in data elements', value: median(mapped) * 1000, unit: 'µs', atMost: 1000 },
    { name: 'a source that is left alone', value: percentile(alone, 0.99), unit: 'ms', atMost: 1 },
  ]
}
