import type { Material, Precondition } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import { id, legalBasis, legalBasisFields, name, sample, when } from './shared.ts'

export const materialFields: FieldTexts<Material> = {
  id,
  name,
  kind: told(
    '类型',
    'Kind',
    'form 申请表，会合并；licence 别的事项的结果；document 其他材料。',
    'form: an application form, merged; licence: the result of an item; document: anything else.',
  ),
  licence: told(
    '证照',
    'Licence',
    '类型为 licence 时，是哪种证照。',
    'For a licence: which kind of licence it is.',
  ),
  source: told(
    '来源',
    'Source',
    'applicant 申请人；government 政府部门；third-party 其他单位。',
    'applicant, government, or third-party.',
  ),
  guidance: told(
    '填报须知',
    'Guidance',
    '要什么样的、怎么准备。',
    'What it must look like and how to prepare it.',
  ),
  sample,
  sharing: {
    ...told(
      '数据共享',
      'Sharing',
      '政府自己能查到时不再收取。',
      'Not asked for where the government can look it up.',
    ),
    fields: {
      resource: told('数据资源', 'Resource', '从哪里查到。', 'The data resource that tells it.'),
      when,
    },
  },
  issuer: told('出具单位', 'Issuer', '由谁出具。', 'Who issues it.'),
  blankForm: told(
    '空白表格',
    'Blank form',
    'samples/ 下空白表格的文件名。',
    'Name of a blank form under samples/.',
  ),
  issuedWithin: told(
    '出具时间要求',
    'Issued within',
    '如六个月内出具。',
    'Such as: issued within the last six months.',
  ),
  demandedBy: {
    ...told(
      '收取依据',
      'Demanded by',
      '政府自己出具的材料还要收取时，是哪条法律规定的。',
      'The law that says so, where a paper that the government issues is still asked for.',
    ),
    fields: legalBasisFields,
  },
  precondition: told(
    '前置条件',
    'Precondition',
    '对应的已取消前置条件，由申请人自己编写时填。',
    'The cancelled precondition that this is, where the applicant writes it.',
  ),
}

export const preconditionFields: FieldTexts<Precondition> = {
  id,
  name,
  kind: told(
    '取消方式',
    'Kind',
    'abolished 不得再要；applicant-writes 申请人可自己编写；authority-organises 部门受理后自己组织。',
    'abolished: asked by nobody; applicant-writes: the applicant may write it; authority-organises: arranged by the authority.',
  ),
  words: told('识别用词', 'Words', '材料名称中出现时即认出。', 'Words by which a material is recognised.'),
  basis: legalBasis,
}
