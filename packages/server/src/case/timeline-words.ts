/** What goes on beside an item, in words of the people. */
import type { JointActKind, ProcedureKind } from '@yijianshi/core/case'
import type { Name } from '@yijianshi/core/catalogue'

export const PROCEDURE_NAMES: Readonly<Record<ProcedureKind, Name>> = {
  hearing: { zh: '听证', en: 'Hearing' },
  tender: { zh: '招标', en: 'Tender' },
  auction: { zh: '拍卖', en: 'Auction' },
  inspection: { zh: '检验', en: 'Inspection' },
  testing: { zh: '检测', en: 'Testing' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  'expert-review': { zh: '专家评审', en: 'Expert review' },
  'site-inspection': { zh: '现场核查', en: 'Site inspection' },
  publicity: { zh: '公示', en: 'Public notice' },
  'opinion-request': { zh: '征求意见', en: 'Request for opinions' },
}

export const JOINT_ACT_NAMES: Readonly<Record<JointActKind, Name>> = {
  'site-inspection': { zh: '联合踏勘', en: 'Joint site inspection' },
  meeting: { zh: '联审会议', en: 'Joint review meeting' },
  'completion-acceptance': { zh: '联合验收', en: 'Joint acceptance' },
  'home-visit': { zh: '联合上门', en: 'Joint home visit' },
}
