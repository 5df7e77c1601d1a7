/** How fast plans are compiled: conditions parsed anew for each, and parsed once as the server has them. */
import { compile, compilePrepared, prepareMatter } from '@yijianshi/core/plan'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import { type Figure, median } from './measure.ts'

function msPerCall(calls: number, call: (index: number) => unknown): number {
  const start = performance.now()
  for (let index = 0; index < calls; index += 1) call(index)
  return (performance.now() - start) / calls
}

export async function benchPlans(folder: string): Promise<Figure[]> {
  const { catalogue, findings } = await loadCatalogue(folder)
  if (catalogue === undefined) throw new Error(`the catalogue has ${findings.length} findings`)
  const main = catalogue.matters.get(matter)
  if (main === undefined) throw new Error(`${matter} is missing`)

  const begin = performance.now()
  const first = compile(catalogue, matter, mainAnswers)
  const firstMs = performance.now() - begin
  if (!first.ok) throw new Error(JSON.stringify(first.problems))

  // Areas differ, so that no two plans could be taken from one another.
  const answersAt = (index: number) => ({ ...mainAnswers, area: 20 + (index % 250) })
  const rounds = [0, 1, 2, 3, 4]
  const parsed = rounds.map(() => msPerCall(2000, index => compile(catalogue, matter, answersAt(index))))
  const cold = rounds.map(() =>
    msPerCall(100, index =>
      compilePrepared(catalogue.version, prepareMatter(catalogue, main), answersAt(index)),
    ),
  )
  return [
    { name: 'first plan after loading (code cold)', value: firstMs, unit: 'ms', atMost: 5 },
    { name: 'further plan (conditions parsed once)', value: median(parsed), unit: 'ms', atMost: 0.2 },
    { name: 'plans per second, conditions parsed once', value: 1000 / median(parsed), unit: '/s' },
    { name: 'plans per second, conditions parsed for each', value: 1000 / median(cold), unit: '/s' },
  ]
}
