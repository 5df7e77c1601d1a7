/** How the compiler does on a province's catalogue: 2,300 items, 20,000 materials, 400 situations. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  type Catalogue,
  type CatalogueFile,
  catalogueData,
  catalogueFromData,
  createChecker,
} from '@yijianshi/core/catalogue'
import { compile } from '@yijianshi/core/plan'
import { generatedCatalogue, generatedSamples, provincial } from './generated-catalogue.ts'
import { type Figure, median } from './measure.ts'

const options = { version: 'generated', samples: generatedSamples }
const ROUNDS = 5

setFlagsFromString('--expose-gc')
const collectGarbage: unknown = runInNewContext('gc')

function heapMegabytes(): number {
  if (typeof collectGarbage === 'function') collectGarbage()
  return process.memoryUsage().heapUsed / 1e6
}

function msOf(action: () => unknown): number {
  const start = performance.now()
  action()
  return performance.now() - start
}

const times = (action: (round: number) => unknown) =>
  median(Array.from({ length: ROUNDS }, (_, round) => msOf(() => action(round))))

/** One item with another promise; each round another, so that there is something to check. */
function edited(files: readonly CatalogueFile[], round: number): CatalogueFile[] {
  const path = 'items/item-7.yaml'
  return files.map(file =>
    file.path === path
      ? { path, text: file.text.replace(/promisedDays: \d+/, `promisedDays: ${round + 2}`) }
      : file,
  )
}

function checked(files: readonly CatalogueFile[]): Catalogue {
  const { catalogue, findings } = createChecker().check(files, options)
  if (catalogue === undefined) throw new Error(JSON.stringify(findings[0]))
  return catalogue
}

function answersOf(round: number) {
  const scale = round % 2 === 0 ? 'large' : 'small'
  return { scale, place: 'leased', ...(scale === 'large' && { staff: round % 4 === 0 }) }
}

export async function benchCatalogue(): Promise<Figure[]> {
  const files = generatedCatalogue(provincial)
  const json = JSON.stringify(catalogueData(checked(files)))
  const read = times(() => JSON.parse(json))
  const full = times(() => checked(files))
  const checker = createChecker()
  checker.check(files, options)
  const incremental = times(round => checker.check(edited(files, round), options))
  const load = times(() => catalogueFromData(JSON.parse(json)))
  const before = heapMegabytes()
  const catalogue = catalogueFromData(JSON.parse(json))
  const matters = [...catalogue.matters.keys()]
  const firstPlans = matters.map((matter, index) => msOf(() => compile(catalogue, matter, answersOf(index))))
  const plans = matters.map((matter, index) => msOf(() => compile(catalogue, matter, answersOf(index + 1))))
  const memory = heapMegabytes() - before
  const held = heapMegabytes()
  const other = createChecker()
  other.check(files, options)
  const checkerMemory = heapMegabytes() - held
  if (other.check(files, options).catalogue === undefined) throw new Error('the catalogue is not sound')
  return [
    { name: 'full check, from YAML to findings', value: full, unit: 'ms', atMost: 2000 },
    { name: 'the same data read as JSON, unchecked (baseline)', value: read, unit: 'ms' },
    { name: 'check after an edit of one item', value: incremental, unit: 'ms', atMost: 100 },
    { name: 'loading the published catalogue', value: load, unit: 'ms', atMost: 1000 },
    { name: 'first plan of a matter of 23 items', value: median(firstPlans), unit: 'ms' },
    { name: 'further plan of it', value: median(plans), unit: 'ms', atMost: 1 },
    { name: 'memory of the catalogue and its prepared matters', value: memory, unit: 'MB', atMost: 300 },
    { name: 'memory of a checker with all that it keeps', value: checkerMemory, unit: 'MB', atMost: 300 },
  ]
}
