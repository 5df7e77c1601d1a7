import type { Material, Precondition } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import { id, legalBasis, legalBasisFields, name, sample, when } from './shared.ts'

export const materialFields: FieldTexts<Material> = {
  id,
  name,
  kind: {
    ...told(
      '材料种类',
      'Kind of material',
      '申请表会合并成一张；证照由别的事项办出来的不再收。',
      'Application forms become one; a licence made by another item of the plan is not collected.',
    ),
    values: {
      form: { zh: '申请表', en: 'Application form' },
      licence: { zh: '证照', en: 'Licence' },
      document: { zh: '其他材料', en: 'Other document' },
    },
  },
  licence: told('对应证照', 'Licence', '是哪种证照。', 'Which kind of licence it is.'),
  source: {
    ...told('来源', 'Source', '材料从谁那里来。', 'Whom it comes from.'),
    values: {
      applicant: { zh: '申请人', en: 'Applicant' },
      government: { zh: '政府部门', en: 'Government' },
      'third-party': { zh: '第三方', en: 'Third party' },
    },
  },
  guidance: told(
    '怎么准备',
    'How to prepare it',
    '写给申请人看：要什么样的，注意什么。',
    'For the applicant: what it must be like.',
  ),
  sample,
  sharing: {
    ...told(
      '数据共享',
      'Shared data',
      '政府能查到的，就不再要。',
      'What the government can look up is not asked for.',
    ),
    fields: {
      resource: told('共享资源', 'Data resource', '查哪个库。', 'Where it is looked up.'),
      when,
    },
  },
  issuer: told(
    '出具机构',
    'Made by',
    '不是申请人自己出的，写谁出。',
    'Where somebody else than the applicant makes it.',
  ),
  handledAt: told(
    '材料办理地点',
    'Where it is got',
    '到哪里办这份材料；出具机构或者证照已经说明的不填。',
    'Where one goes for it; empty where its maker or its licence tells.',
  ),
  blankForm: told(
    '空白表格',
    'Blank form',
    '上传图片，或者写 samples 文件夹里的文件名。',
    'Upload a picture, or name a file of the samples folder.',
  ),
  issuedWithin: told(
    '出具时间要求',
    'Issued within',
    '如：近六个月内出具。',
    'Such as: within the last six months.',
  ),
  demandedBy: {
    ...told(
      '索要依据',
      'Demanded by',
      '政府自己出的还要申请人提供，写明哪条法律规定。',
      'The law that asks for a paper which the government itself issues.',
    ),
    fields: legalBasisFields,
  },
  precondition: told(
    '对应的前置条件',
    'Precondition that it is',
    '已取消的前置条件，现由申请人自行编写。',
    'One that was cancelled, now written by the applicant.',
  ),
}

export const preconditionFields: FieldTexts<Precondition> = {
  id,
  name,
  kind: {
    ...told('处理方式', 'What became of it', '取消以后怎么办。', 'What is done instead.'),
    values: {
      abolished: { zh: '已取消', en: 'Abolished' },
      'applicant-writes': { zh: '申请人可自行编写', en: 'May be written by the applicant' },
      'authority-organises': { zh: '由部门组织', en: 'Organised by the authority' },
    },
  },
  words: told(
    '识别用语',
    'Recognised by',
    '材料名称里有这些字样，就是这项前置条件。',
    'A material with these words in its name is this precondition.',
  ),
  basis: legalBasis,
}
