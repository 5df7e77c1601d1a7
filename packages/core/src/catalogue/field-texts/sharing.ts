import type { DataResource } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import { id, legalBasis, name } from './shared.ts'

const whose = told(
  '是谁的',
  'Whose',
  '填写本人身份证号的数据元；不是申请人本人的不调取。不填表示申请人本人。',
  'The data element with the person’s citizen number; what is not the applicant’s own is not fetched. The applicant when empty.',
)

export const resourceFields: FieldTexts<DataResource> = {
  id,
  name,
  owner: told('提供部门', 'Owner', '对数据负责的部门。', 'The authority that answers for the data.'),
  kind: {
    ...told(
      '共享方式',
      'Kind of sharing',
      '以共享为原则；不予共享要写理由和依据。',
      'Sharing is the rule; a refusal needs its reason and law.',
    ),
    values: {
      unconditional: { zh: '无条件共享', en: 'Without conditions' },
      conditional: { zh: '有条件共享', en: 'Under conditions' },
      refused: { zh: '不予共享', en: 'Not shared' },
    },
  },
  refusal: {
    ...told('不予共享的理由', 'Why it is not shared', '理由和法律依据。', 'The reason and the law.'),
    fields: {
      reason: told('理由', 'Reason', '为什么不能共享。', 'Why it can’t be shared.'),
      basis: legalBasis,
    },
  },
  key: {
    ...told('查询方式', 'Asked by', '凭什么号码查。', 'The number by which it is asked.'),
    fields: {
      by: {
        ...told('号码种类', 'Kind of number', '凭哪种号码查。', 'Which kind of number.'),
        values: {
          'citizen-number': { zh: '申请人身份证号', en: 'Citizen number of the applicant' },
          'credit-code': { zh: '统一社会信用代码', en: 'Unified social credit code' },
          'licence-number': { zh: '证照编号', en: 'Number of a licence' },
        },
      },
      element: told(
        '号码在哪一栏',
        'Field with the number',
        '填写这个号码的数据元；申请人身份证号不用填。',
        'The data element that holds it; empty for the applicant’s citizen number.',
      ),
    },
  },
  fields: {
    ...told('能带出的栏目', 'Fields it tells', '查到后自动填进表单。', 'Filled into the form.'),
    fields: {
      element: told('数据元', 'Data element', '填进哪一栏。', 'Into which field.'),
      whose,
    },
  },
  details: {
    ...told(
      '其他内容',
      'Further details',
      '只印在查询结果上、不填进表单的内容。',
      'What stands on the extract and in no form.',
    ),
    fields: { id, name },
  },
  materials: {
    ...told('可免交的材料', 'Materials it replaces', '查到后不用再交。', 'Need not be brought.'),
    fields: {
      material: told('材料', 'Material', '哪一份材料。', 'Which material.'),
      whose,
    },
  },
  sensitive: told(
    '敏感个人信息',
    'Sensitive',
    '健康、金融、未成年人等信息，要单独同意。',
    'Health, finance, minors and the like: consent by itself.',
  ),
  matters: told(
    '可以查询的一件事',
    'Matters that may ask',
    '不填表示用得到的都可以。',
    'All that have a use for it when empty.',
  ),
  conditions: told('共享条件', 'Conditions', '在什么条件下共享。', 'Under which conditions.'),
  basis: legalBasis,
  freshHours: told(
    '有效小时数',
    'Fresh for … hours',
    '查到的结果在几小时内可以再用；0 表示每次都查。',
    'For so long an answer may be used again; 0: asked each time.',
  ),
  perDay: told('每天次数', 'Per day', '一天最多查几次。', 'How often a day it may be asked.'),
}
