/** The sources of a server that starts: those that the operator connected, or the example registry beside the demo. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import { demoEnterprises } from '../demo/enterprises.ts'
import { demoPosts, visitors } from '../demo/people.ts'
import { exampleSources } from '../example-registry/example-sources.ts'
import { type ExampleRegistry, startExampleRegistry } from '../example-registry/registry.ts'
import { type DataSources, parseDataSources } from './settings.ts'
import { SharingSources } from './sources.ts'

export type RunningSharing = { readonly sources: SharingSources; readonly close: () => Promise<void> }

/** The people of the demo, whom the example registry knows. */
export const demoPeople = [
  ...demoPosts.flatMap(post => (post.role === 'applicant' ? [post] : [])),
  ...Object.values(visitors),
].map(({ name, citizenNumber }) => ({ name, number: citizenNumber }))

const nameOfSecret = 'EXAMPLE_REGISTRY_SECRET'

/** The same entries that an operator would write, for a registry that has just been started. */
export function connectExampleRegistry({ url, clientId, secret }: ExampleRegistry): DataSources {
  const read = parseDataSources(exampleSources(url, clientId, nameOfSecret), {
    given: name => (name === nameOfSecret ? secret : undefined),
    folder: '.',
  })
  if (!read.ok) throw new Error(read.message)
  return read.sources
}

/** `isDemo`: with accounts whose passwords everybody knows. What the operator connected comes first. */
export async function startSharing(
  configured: DataSources,
  isDemo: boolean,
  tell: (line: string) => void,
): Promise<RunningSharing> {
  const onFault = (resource: string, reason: string) =>
    tell(`The source of ${resource} failed: ${reason}. People are asked instead.`)
  if (configured.size > 0 || !isDemo) {
    const sources = new SharingSources(configured, onFault)
    return { sources, close: () => sources.close() }
  }
  const registry = await startExampleRegistry({
    people: demoPeople,
    organisations: Object.values(demoEnterprises),
  })
  const sources = new SharingSources(connectExampleRegistry(registry), onFault)
  tell(`The example registry of invented people answers at ${registry.url}.`)
  return {
    sources,
    close: async () => {
      await sources.close()
      await registry.close()
    },
  }
}

/** Lines about sources for which the directory has no resource: nobody would ever ask them. */
export function strangeSources(configured: DataSources, { resources }: Catalogue): string[] {
  return [...configured.keys()]
    .filter(id => !resources.has(id))
    .map(id => `DATA_SOURCES names ${id}, a data resource that the catalogue does not have.`)
}
