/**
 * Where a promise can't stand in for a proof (告知承诺 excluded).
 *
 * 国办发〔2020〕42号《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》: proofs that
 * directly concern national security, state secrets, public safety, prudential supervision of finance,
 * ecology, personal health and the safety of life and property, or important foreign affairs, where the
 * risk is large and damage can hardly be undone, are not replaced by commitment. The document names
 * grounds and no permits: the words below are this project's reading of each ground, maintained by hand.
 * It is silent on building permits, environmental impact and retail pharmacies, where that is open.
 */
/** The ground is quoted in Chinese, as law is. */
export type CommitmentBan = { readonly ground: string; readonly words: RegExp }

export const COMMITMENT_BANS: readonly CommitmentBan[] = [
  {
    ground: '国家安全、国家秘密',
    words: /国家安全|国家秘密|涉密|保密资质|武器装备|军工/u,
  },
  {
    ground: '公共安全',
    words:
      /枪支|弹药|民用爆炸|烟花爆竹|爆破|剧毒|易制毒|易制爆|危险化学品|危险货物|放射性|核设施|核材料|管制刀具|大型群众性活动/u,
  },
  {
    ground: '金融业审慎监管',
    words: /银行业|证券业|保险业|小额贷款|融资担保|典当|支付业务|期货/u,
  },
  {
    ground: '生态环境保护',
    words: /排污许可|危险废物|入河排污口|填海|围海|自然保护区|采矿|野生动物/u,
  },
  {
    ground: '人身健康和生命财产安全',
    words:
      /麻醉药品|精神药品|疫苗|血液制品|单采血浆|采供血|药品生产|医疗机构执业|病原微生物|矿山安全|安全生产许可|民用航空/u,
  },
  {
    ground: '重要涉外',
    words: /外商投资安全审查|涉外(?:调查|收养|演出)|境外非政府组织|出口管制|两用物项/u,
  },
]

/** Papers that say who somebody is: the application rests on them, and no promise replaces a person. */
export const IDENTITY_PAPER =
  /身份证|身份证明|户口[簿本]|护照|居住证|通行证|出入境证件|营业执照|法人证书|登记证书|主体资格/u
