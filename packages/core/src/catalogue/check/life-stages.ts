/** A matter for persons stands in a stage of persons' lives, one for enterprises in one of theirs. */
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const lifeStageAudience = {
  code: 'catalogue/life-stage-audience',
  severity: 'error',
  zh: '这件事面向 {audience}，阶段 {stage} 却面向 {other}。请换一个阶段。',
  en: 'This matter is for {audience}, but the stage {stage} is for {other}. Choose another stage.',
} as const satisfies FindingRow

export const lifeStages: Rule = {
  rows: [lifeStageAudience],
  check(catalogue, { report }) {
    return [...catalogue.matters.values()].flatMap(({ id, audience, lifeStage }) => {
      const stage = catalogue.lifeStages.get(lifeStage)
      if (stage === undefined || stage.audience === audience) return []
      const place = { in: 'matters' as const, id, path: ['lifeStage'] }
      return [report(lifeStageAudience, place, { audience, stage: stage.id, other: stage.audience })]
    })
  },
}
