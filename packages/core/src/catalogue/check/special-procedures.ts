/** The clock stands still only where a law says so (行政许可法 art. 45). */
import type { FindingRow } from '../finding.ts'
import type { SpecialProcedure } from '../model.ts'
import { eachItem } from './rule.ts'

const suspensionWithoutBasis = {
  code: 'catalogue/suspension-without-basis',
  severity: 'error',
  zh: '特别程序 {kind} 停止计时，却没有写依据。请写 basis，或改为 suspends: false。',
  en: 'The special procedure {kind} stops the clock without a ground. Write its basis, or suspends: false.',
  reason: {
    zh: '《行政许可法》第四十五条：不计入时限的只有依法需要的听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审，所需时间要书面告知申请人。',
    en: '行政许可法 art. 45: only hearing, tender, auction, inspection, testing, quarantine, appraisal and expert review that the law calls for are left out, and the applicant is told in writing.',
  },
  example: {
    wrong: '- { kind: expert-review, limitDays: 10, suspends: true, … }',
    right:
      '- { kind: expert-review, limitDays: 10, suspends: true, basis: { law: 《…法》, article: 第…条 }, … }',
  },
} as const satisfies FindingRow

const suspensionNotAllowed = {
  code: 'catalogue/suspension-not-allowed',
  severity: 'error',
  zh: '特别程序 {kind} 不在《行政许可法》第四十五条之内，依据“{law}”也不是法律或法规，不能停止计时。请改为 suspends: false，或写明规定它的法律、法规。',
  en: 'The special procedure {kind} is not one of 行政许可法 art. 45, and its ground «{law}» is no law or regulation, so it can’t stop the clock. Write suspends: false, or the law that says so.',
  reason: {
    zh: '现场踏勘、公示、征求意见都在时限之内进行，法律、法规另有规定的除外。',
    en: 'Site inspection, publicity and asking for opinions happen within the limit unless a law says otherwise.',
  },
} as const satisfies FindingRow

const naturalDaysWithoutBasis = {
  code: 'catalogue/natural-days-without-basis',
  severity: 'warning',
  zh: '特别程序 {kind} 按自然日计算，没有写依据。建议写 basis，或改按工作日。',
  en: 'The special procedure {kind} counts natural days without a ground. Consider writing its basis, or working days.',
  reason: {
    zh: '《行政许可法》第八十二条：期限以工作日计算，不含法定节假日。',
    en: '行政许可法 art. 82: limits count working days.',
  },
} as const satisfies FindingRow

/** 行政许可法 art. 45. */
const OUTSIDE_THE_LIMIT: ReadonlySet<SpecialProcedure['kind']> = new Set([
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
])

/** 法律、法规: laws, and regulations of the State Council or a people's congress. Rules and notices are neither. */
function isLawOrRegulation(law: string): boolean {
  const title = /《([^》]+)》/u.exec(law)?.[1] ?? law
  return /(?:(?<!办)法|条例|法典)(?:（.*）)?$/u.test(title)
}

export const specialProcedures = eachItem(
  [suspensionWithoutBasis, suspensionNotAllowed, naturalDaysWithoutBasis],
  (item, _, { report }) =>
    (item.specialProcedures ?? []).flatMap(({ kind, unit, suspends, basis }, index) => {
      const at = (key: string) => ({
        in: 'items' as const,
        id: item.id,
        path: ['specialProcedures', index, key],
      })
      if (suspends && basis === undefined) return [report(suspensionWithoutBasis, at('suspends'), { kind })]
      if (suspends && basis && !OUTSIDE_THE_LIMIT.has(kind) && !isLawOrRegulation(basis.law)) {
        return [report(suspensionNotAllowed, at('suspends'), { kind, law: basis.law })]
      }
      if (unit === undefined || basis !== undefined) return []
      return [report(naturalDaysWithoutBasis, at('unit'), { kind })]
    }),
)
