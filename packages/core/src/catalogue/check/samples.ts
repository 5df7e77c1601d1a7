/** Each material that people bring has a filled-in sample (示范样本), and the picture is there. */
import { nearest } from '../../plan/nearest.ts'
import type { EntityPlace } from '../entities.ts'
import type { FindingRow } from '../finding.ts'
import { eachMaterial, eachPart, type PartsOf } from './rule.ts'

const noSample = {
  code: 'catalogue/no-sample',
  severity: 'error',
  zh: '材料 {material} 没有样本。请用 sample 写明 samples/ 下的图片文件名。',
  en: 'The material {material} has no sample. Name a picture under samples/ with sample.',
  reason: {
    zh: '《行政许可法》第三十条：公示申请书示范文本。群众照着样本准备，少跑一趟。',
    en: '行政许可法 art. 30: model texts are made public. A sample saves a second trip.',
  },
} as const satisfies FindingRow

const sampleMissing = {
  code: 'catalogue/sample-missing',
  severity: 'error',
  zh: 'samples/ 下没有 {sample}。最接近的是：{nearest}。请放入图片或改正文件名。',
  en: 'There is no {sample} under samples/. Nearest: {nearest}. Add the picture or correct the name.',
} as const satisfies FindingRow

const noSamples = eachMaterial([noSample], ({ id, kind, sample }, _catalogue, { report }) =>
  kind !== 'form' && sample === undefined
    ? [report(noSample, { in: 'materials', id, path: [] }, { material: id })]
    : [],
)

type Picture = { readonly place: EntityPlace; readonly file: string | undefined }

/** Every picture that is named: filled-in samples, blank forms, and what a licence looks like. */
const picturesOf: PartsOf<Picture> = {
  materials: ({ id, sample, blankForm }) => [
    { place: { in: 'materials', id, path: ['sample'] }, file: sample },
    { place: { in: 'materials', id, path: ['blankForm'] }, file: blankForm },
  ],
  licences: ({ id, sample }) => [{ place: { in: 'licences', id, path: ['sample'] }, file: sample }],
}

const missingPictures = eachPart(
  [sampleMissing],
  picturesOf,
  ({ place, file: sample }, _catalogue, { samples: pictures, report }) =>
    sample === undefined || pictures.has(sample)
      ? []
      : [report(sampleMissing, place, { sample, nearest: nearest(sample, pictures) })],
)

export const sampleRules = [noSamples, missingPictures]
