import type { Matter, Variant } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import {
  atMostOneVisit,
  hint,
  id,
  inferred,
  name,
  phone,
  promisedDays,
  region,
  tags,
  when,
} from './shared.ts'

const itemRow = {
  item: told('事项', 'Item', '事项编号。', 'Id of an item.'),
  when,
} as const

const facetFields: FieldTexts<Matter['facets'][number]> = {
  id,
  cases: {
    ...told('各种情形', 'Cases', '无论怎样回答，恰好有一种成立。', 'Exactly one holds for any answers.'),
    fields: {
      id,
      label: told(
        '情形名称',
        'Label',
        '不写则不出现在情形的名称里。',
        'Not shown in the name of the situation where not given.',
      ),
      when,
    },
  },
}

export const matterFields: FieldTexts<Matter> = {
  id,
  name,
  summary: told('简介', 'Summary', '一两句话说明办成什么。', 'One or two sentences on what gets done.'),
  lead: told('牵头部门', 'Lead', '部门编号。', 'Id of the authority that leads.'),
  audience: told('对象', 'Audience', 'person 个人；enterprise 经营主体。', 'person or enterprise.'),
  lifeStage: told('阶段', 'Life stage', '人生或经营的哪个阶段。', 'Id of a stage of life or of business.'),
  list: told(
    '清单',
    'List',
    'national 国家、provincial 省或 local 地方特色清单。',
    'national, provincial or local list.',
  ),
  pilot: told('试点', 'Pilot', '是否试点。', 'Whether it is a pilot.'),
  publication: {
    ...told('公布', 'Publication', '何时、第几批公布。', 'When and with which batch it was published.'),
    fields: {
      batch: told('批次', 'Batch', '第几批。', 'The number of the batch.'),
      date: told('日期', 'Date', '如 2026-03-31。', 'Such as 2026-03-31.'),
    },
  },
  atMostOneVisit,
  tags,
  keywords: told('搜索用词', 'Keywords', '大家平常怎么说：开店、小卖部。', 'Words that people use for it.'),
  questions: {
    ...told('问题', 'Questions', '按询问的顺序。', 'In the order asked.'),
    fields: {
      question: told('问题', 'Question', '问题编号。', 'Id of a question.'),
      when: told(
        '何时问',
        'Condition',
        '只在这时问；只能用前面的回答。',
        'Asked only then; over the answers before it.',
      ),
      otherwise: told(
        '不问时的回答',
        'Otherwise',
        '不问时当作怎样回答。',
        'What counts as the answer when it is not asked.',
      ),
    },
  },
  items: {
    ...told('包含的事项', 'Items', '何时包含哪一项。', 'Which item is included when.'),
    fields: itemRow,
  },
  facets: {
    ...told(
      '情形划分',
      'Facets',
      '各方面各取一种，合起来就是一种办理情形。',
      'One case of each facet together make a situation.',
    ),
    fields: facetFields,
  },
  equivalences: {
    ...told(
      '同一份材料',
      'Equivalences',
      '不同事项里名称不同的同一份材料。',
      'Materials of different items that are the same paper.',
    ),
    fields: {
      keep: told('收这一份', 'Keep', '材料编号。', 'Id of the material asked for.'),
      replaces: told('代替', 'Replaces', '不再收取的材料编号。', 'Ids of those it stands for.'),
      reason: told('理由', 'Reason', '为什么是同一份。', 'Why they are the same.'),
    },
  },
  jointForm: told(
    '联合申请表',
    'Joint form',
    '代表合并后申请表的材料。',
    'The material that stands for all merged forms.',
  ),
  sections: {
    ...told(
      '表单各部分',
      'Sections',
      '合并后表单的各部分，按顺序。',
      'Sections of the merged form, in order.',
    ),
    fields: { id, name, hint },
  },
  inferred,
}

export const variantFields: FieldTexts<Variant> = {
  id,
  name,
  matter: told('一件事', 'Matter', '是哪一件事的地方版。', 'Id of the matter that it varies.'),
  add: { ...told('增加', 'Add', '本地多办的事项。', 'Items that are done here as well.'), fields: itemRow },
  omit: told('减少', 'Omit', '本地不办的事项编号。', 'Ids of items that are not done here.'),
  regions: {
    ...told('适用地区', 'Regions', '每个地区只写与本地有关的字段。', 'Each with local fields only.'),
    fields: {
      region,
      authorities: {
        ...told(
          '本地部门',
          'Authorities',
          '用本地部门代替事项里的部门。',
          'The own authority for the one that stands in the items.',
        ),
        fields: {
          standard: told('原部门', 'Standard', '事项里的部门编号。', 'Id of the authority in the items.'),
          local: told('本地部门', 'Local', '本地部门编号。', 'Id of the own authority.'),
        },
      },
      limits: {
        ...told(
          '本地承诺',
          'Limits',
          '本地承诺的时限，不长于原来的。',
          'The own promise, never longer than the usual one.',
        ),
        fields: { item: told('事项', 'Item', '事项编号。', 'Id of an item.'), promisedDays },
      },
      phone,
      note: told('说明', 'Note', '本地的特别说明。', 'What is special here.'),
    },
  },
}
