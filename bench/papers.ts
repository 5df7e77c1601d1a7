/** How fast papers are made: the value alone, and drawn as PDF with its fonts. */
import { makeMatterPaper } from '@yijianshi/core/paper'
import { compile } from '@yijianshi/core/plan'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import { renderPdf } from '@yijianshi/server/paper/pdf/render'
import { type Figure, median } from './measure.ts'

const rounds = 15

async function msOf(make: () => unknown): Promise<number> {
  const begin = performance.now()
  await make()
  return performance.now() - begin
}

export async function benchPapers(folder: string): Promise<Figure[]> {
  const { catalogue, findings } = await loadCatalogue(folder)
  if (catalogue === undefined) throw new Error(`the catalogue has ${findings.length} findings`)
  const compiled = compile(catalogue, matter, mainAnswers)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const context = { catalogue, edition: { hash: catalogue.version }, language: 'zh' } as const
  const make = () => {
    const paper = makeMatterPaper(context, compiled.plan, 'guide')
    if (paper === undefined) throw new Error('there is no guide')
    return paper
  }
  const guide = make()
  const first = await msOf(() => renderPdf(guide))
  const drawn: number[] = []
  const made: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    made.push(await msOf(make))
    drawn.push(await msOf(() => renderPdf(guide)))
  }
  const bytes = (await renderPdf(guide)).length
  return [
    { name: 'guide as blocks', value: median(made), unit: 'ms', atMost: 5 },
    { name: 'guide as PDF, first (slices of the font unpacked)', value: first, unit: 'ms', atMost: 3000 },
    { name: 'guide as PDF, warm', value: median(drawn), unit: 'ms', atMost: 300 },
    { name: 'size of the guide as PDF', value: bytes / 1024, unit: 'KiB', atMost: 400 },
  ]
}
