/** Each material that people bring has a filled-in sample (示范样本), and the picture is there. */
import { nearest } from '../../plan/nearest.ts'
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const noSample = {
  code: 'catalogue/no-sample',
  severity: 'error',
  zh: '材料 {material} 没有样本。请用 sample 写明 samples/ 下的图片文件名。',
  en: 'The material {material} has no sample. Name a picture under samples/ with sample.',
} as const satisfies FindingRow

const sampleMissing = {
  code: 'catalogue/sample-missing',
  severity: 'error',
  zh: 'samples/ 下没有 {sample}。最接近的是：{nearest}。请放入图片或改正文件名。',
  en: 'There is no {sample} under samples/. Nearest: {nearest}. Add the picture or correct the name.',
} as const satisfies FindingRow

export const samples: Rule = {
  rows: [noSample, sampleMissing],
  check(catalogue, context) {
    return [...catalogue.materials.values()].flatMap(({ id, kind, sample }) => {
      const place = { in: 'materials' as const, id }
      if (sample === undefined) {
        return kind === 'form' ? [] : [context.report(noSample, { ...place, path: [] }, { material: id })]
      }
      if (context.samples.has(sample)) return []
      const near = nearest(sample, context.samples)
      return [context.report(sampleMissing, { ...place, path: ['sample'] }, { sample, nearest: near })]
    })
  },
}
