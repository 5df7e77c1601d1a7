/** Code tables of GB/T 39046 annex A and of this catalogue, in the words that stand in the cells. */
import type {
  AuthorityNature,
  Channels,
  Item,
  ItemKind,
  Level,
  Material,
  ServiceObject,
  SiteKind,
  SpecialProcedure,
  Tag,
} from '../model.ts'

/** The first word is written; all are read, and so is the code of the standard. */
export type Vocabulary<Value> = readonly (readonly [value: Value, ...words: readonly [string, ...string[]]])[]

/** A.1 事项类型. Penalties, coercion, levies and inspections are not applied for, so they are no items here. */
export const kinds: Vocabulary<ItemKind> = [
  ['licence', '行政许可', '01', '1', 'licence'],
  ['payment', '行政给付', '05', '5', 'payment'],
  ['confirmation', '行政确认', '07', '7', 'confirmation'],
  ['reward', '行政奖励', '08', '8', 'reward'],
  ['ruling', '行政裁决', '09', '9', 'ruling'],
  ['other-power', '其他行政权力', '其他', '10', 'other-power'],
  ['public-service', '公共服务', '20', 'public-service'],
]

/** A.2 行使层级. */
export const levels: Vocabulary<Level> = [
  ['national', '国家级', '国家', '1', 'national'],
  ['provincial', '省级', '省', '2', 'provincial'],
  ['city', '市级', '市', '3', 'city'],
  ['county', '县级', '县', '区县级', '区级', '4', 'county'],
  ['township', '镇街级', '镇街', '乡镇级', '乡镇（街道）', '5', 'township'],
  ['village', '村社区级', '村社区', '村级', '6', 'village'],
  ['graded', '分级管理', '7', 'graded'],
]

/** A.3 实施主体性质. */
export const natures: Vocabulary<AuthorityNature> = [
  ['statutory', '法定机关', '1', 'statutory'],
  ['authorised', '授权组织', '2', 'authorised'],
  ['entrusted', '受委托组织', '3', 'entrusted'],
  ['other', '其他', '9', 'other'],
]

/** A.4 服务对象. */
export const serviceObjects: Vocabulary<ServiceObject> = [
  ['person', '自然人', '1', 'person'],
  ['enterprise', '企业法人', '企业', '2', 'enterprise'],
  ['public-institution', '事业法人', '事业单位', '3', 'public-institution'],
  ['social-organisation', '社会组织法人', '社会组织', '4', 'social-organisation'],
  ['administrative-body', '行政机关', '5', 'administrative-body'],
  ['other', '其他组织', '其他', '6', '9', 'other'],
]

/** A.5 办理形式. Window and computer follow from the sites and the depth online. */
export type Form = 'window' | 'computer' | 'mobile' | 'post' | 'terminal'
export const forms: Vocabulary<Form> = [
  ['window', '窗口', '窗口办理', '1', 'window'],
  ['computer', '电脑端', '网上', '网上办理', '2', 'computer'],
  ['mobile', '移动端', '手机', '3', 'mobile'],
  ['post', '快递', '快递申请', '邮寄', '4', 'post'],
  ['terminal', '自助终端', '自助', '9', 'terminal'],
]

/** 网上办理深度. */
export const depths: Vocabulary<Channels['online']> = [
  ['none', '不支持', '0', 'none'],
  ['information', '一级（看指南）', '一级', 'Ⅰ级', 'Ⅰ', 'I', '1', 'information'],
  ['download', '二级（下载表格）', '二级', 'Ⅱ级', 'Ⅱ', 'II', '2', 'download'],
  ['pre-check', '三级（网上预审）', '三级', 'Ⅲ级', 'Ⅲ', 'III', '3', 'pre-check'],
  ['whole', '四级（全程网办）', '四级', 'Ⅳ级', 'Ⅳ', 'IV', '4', '全程网办', 'whole'],
]

export const siteKinds: Vocabulary<SiteKind> = [
  ['hall', '政务大厅', '大厅', 'hall'],
  ['township', '镇街', '镇街便民服务中心', '乡镇', 'township'],
  ['village', '村社区', '村社区便民服务站', '村', 'village'],
  ['bank', '银行网点', '银行', 'bank'],
  ['hospital', '医院', 'hospital'],
]

export const reaches: Vocabulary<Channels['reach']> = [
  ['own', '本级', '仅本地', '无', 'own'],
  ['city-wide', '全市', '全市通办', 'city-wide'],
  ['province-wide', '全省', '全省通办', 'province-wide'],
  ['inter-provincial', '跨省', '跨省通办', '全国', 'inter-provincial'],
]

export const authorisations: Vocabulary<NonNullable<Item['authorisation']>> = [
  ['decide', '直接决定', '决定', 'decide'],
  ['forward', '审查转报', '转报', 'forward'],
  ['coordinate', '组织协调', '协调', 'coordinate'],
]

export const stepRoles: Vocabulary<NonNullable<Item['steps'][number]['role']>> = [
  ['window', '窗口', 'window'],
  ['reviewer', '审查人', 'reviewer'],
  ['decider', '决定人', 'decider'],
  ['issuer', '制证人', 'issuer'],
]

export const procedures: Vocabulary<SpecialProcedure['kind']> = [
  ['hearing', '听证', 'hearing'],
  ['tender', '招标', 'tender'],
  ['auction', '拍卖', 'auction'],
  ['inspection', '检验', 'inspection'],
  ['testing', '检测', 'testing'],
  ['quarantine', '检疫', 'quarantine'],
  ['appraisal', '鉴定', 'appraisal'],
  ['expert-review', '专家评审', 'expert-review'],
  ['site-inspection', '现场核查', '现场勘验', 'site-inspection'],
  ['publicity', '公示', 'publicity'],
  ['opinion-request', '征求意见', 'opinion-request'],
]

export const tags: Vocabulary<Tag> = [
  ['elderly', '老年人', 'elderly'],
  ['disabled', '残疾人', 'disabled'],
  ['veterans', '退役军人', 'veterans'],
  ['children', '儿童', 'children'],
  ['green-channel', '绿色通道', 'green-channel'],
  ['high-frequency', '高频', 'high-frequency'],
  ['smart-approval', '智能审批', 'smart-approval'],
  ['local-speciality', '地方特色', 'local-speciality'],
]

export const visitClasses: Vocabulary<'now' | 'soon' | 'never'> = [
  ['now', '已公布', '是', 'now'],
  ['soon', '即将公布', 'soon'],
  ['never', '负面清单', '否', 'never'],
]

export const yesNo: Vocabulary<boolean> = [
  [true, '是', '1', 'true', 'yes', '支持'],
  [false, '否', '0', 'false', 'no', '不支持'],
]

export const sources: Vocabulary<Material['source']> = [
  ['applicant', '申请人自备', '申请人', 'applicant'],
  ['government', '政府部门核发', '政府部门', 'government'],
  ['third-party', '其他', '中介机构', '第三方', 'third-party'],
]

export const materialKinds: Vocabulary<Material['kind']> = [
  ['form', '申请表', '表格', 'form'],
  ['licence', '证照', '结果证照', 'licence'],
  ['document', '文件', '材料', 'document'],
]

export const ranks: Vocabulary<'main' | 'secondary'> = [
  ['main', '主件', '主要', 'main'],
  ['secondary', '次要材料', '次要', '容缺', 'secondary'],
]

export const units: Vocabulary<'working-days' | 'natural-days'> = [
  ['working-days', '工作日', '个工作日', '天', '日', 'working-days', 'G'],
  ['natural-days', '自然日', '个自然日', '日历日', 'natural-days', 'Z'],
]

const plain = (word: string) => word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

export function wordFor<Value>(vocabulary: Vocabulary<Value>, value: Value): string {
  return vocabulary.find(([known]) => known === value)?.[1] ?? ''
}

/** Undefined for a word that stands for nothing. */
export function valueFor<Value>(
  vocabulary: Vocabulary<Value>,
  word: string,
): { readonly value: Value } | undefined {
  const wanted = plain(word)
  const found = vocabulary.find(([, ...words]) => words.some(known => plain(known) === wanted))
  return found && { value: found[0] }
}

export const wordsOf = <Value>(vocabulary: Vocabulary<Value>): string[] => vocabulary.map(([, word]) => word)
