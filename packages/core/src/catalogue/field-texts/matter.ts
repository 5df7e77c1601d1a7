import type { Matter, Variant } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import {
  atMostOneVisit,
  audience,
  hint,
  id,
  inferred,
  name,
  phone,
  promisedDays,
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
    ...told('情形', 'Cases', '无论怎样回答，恰好有一种成立。', 'Exactly one holds for any answers.'),
    fields: {
      id,
      label: told(
        '显示文字',
        'Shown as',
        '不填就不出现在情形的名称里。',
        'Not shown in the name of the situation when empty.',
      ),
      when,
    },
  },
}

export const matterFields: FieldTexts<Matter> = {
  id,
  name,
  summary: told('一句话介绍', 'In one sentence', '办成什么。', 'What gets done.'),
  lead: told('牵头部门', 'Led by', '部门编号。', 'Id of the authority that leads.'),
  audience,
  lifeStage: told(
    '人生／企业阶段',
    'Stage of life',
    '人生或经营的哪个阶段。',
    'Id of a stage of life or of business.',
  ),
  list: {
    ...told('所在清单', 'On the list', '由谁列入清单。', 'Whose list it stands on.'),
    values: {
      national: { zh: '国家清单', en: 'National' },
      provincial: { zh: '省清单', en: 'Provincial' },
      local: { zh: '地方特色', en: 'Local' },
    },
  },
  pilot: told('试点', 'Pilot', '正在试点。', 'It is being tried out.'),
  publication: {
    ...told('公布', 'Published', '何时、第几批公布。', 'When and with which batch it was published.'),
    fields: {
      batch: told('批次', 'Batch', '第几批公布。', 'With which it was published.'),
      date: told('日期', 'Date', '如 2026-03-31。', 'Such as 2026-03-31.'),
    },
  },
  atMostOneVisit,
  tags,
  keywords: told('搜索用词', 'Search words', '群众的叫法，如开店、小卖部。', 'Words that people use.'),
  questions: {
    ...told('引导问题', 'Guided questions', '按这个顺序问。', 'Asked in this order.'),
    fields: {
      question: told('问题', 'Question', '问题编号。', 'Id of a question.'),
      when: told(
        '适用条件',
        'Only when',
        '只在这时问；写 FEEL 条件，只用前面的回答。',
        'Asked only then: a FEEL condition over the answers before it.',
      ),
      otherwise: told(
        '不问时按',
        'Not asked counts as',
        '不问这个问题时，算作什么回答。',
        'The answer when the question is not asked.',
      ),
    },
  },
  items: {
    ...told('包含的事项', 'Items', '何时包含哪一项。', 'Which item is included when.'),
    fields: itemRow,
  },
  facets: {
    ...told(
      '办理情形',
      'Situations',
      '每个方面恰好有一种情形成立，合起来就是一种办理情形。',
      'Of each facet exactly one case holds; together they make a situation.',
    ),
    fields: facetFields,
  },
  equivalences: {
    ...told(
      '同一份材料',
      'The same paper',
      '几个事项要的其实是同一份，只收一次。',
      'What several items ask for is one paper, handed in once.',
    ),
    fields: {
      keep: told('收哪一份', 'The one asked for', '材料编号。', 'Id of the material.'),
      replaces: told('代替哪些', 'Stands for', '不再收的材料编号。', 'Ids of those it stands for.'),
      reason: told('理由', 'Reason', '为什么是同一份。', 'Why they are the same.'),
    },
  },
  jointForm: told('联合申请表', 'Joint form', '代替各事项的申请表。', 'Stands for the forms of the items.'),
  sections: {
    ...told(
      '表单段落',
      'Sections of the form',
      '合并后表单的段落，按顺序。',
      'Of the merged form, in order.',
    ),
    fields: { id, name, hint },
  },
  inferred,
}

export const variantFields: FieldTexts<Variant> = {
  id,
  name,
  matter: told('一件事', 'Matter', '是哪一件事的变体。', 'Id of the matter that it varies.'),
  add: {
    ...told('多出的事项', 'Items more', '这里多办的事项。', 'Items that are done here as well.'),
    fields: itemRow,
  },
  omit: told('减少的事项', 'Items less', '这里不办的事项编号。', 'Ids of items that are not done here.'),
  regions: {
    ...told('适用区划', 'Regions', '每个区划只写与当地有关的。', 'Each with local fields only.'),
    fields: {
      region: told(
        '区划',
        'Region',
        '12 位代码，加引号；这个区划按本变体办。',
        'Its 12-digit code, in quotes; it follows this variant.',
      ),
      authorities: {
        ...told(
          '当地部门',
          'Local authorities',
          '用当地部门代替事项里的部门。',
          'The own authority for the one that stands in the items.',
        ),
        fields: {
          standard: told(
            '标准写的部门',
            'Standard authority',
            '事项里的部门编号。',
            'Id of the one in the items.',
          ),
          local: told('当地的部门', 'Local authority', '当地部门编号。', 'Id of the own one.'),
        },
      },
      limits: {
        ...told('当地时限', 'Local limits', '不得比标准的长。', 'Never longer than the standard.'),
        fields: { item: told('事项', 'Item', '事项编号。', 'Id of an item.'), promisedDays },
      },
      phone,
      note: told('说明', 'Note', '当地的特别说明。', 'What is special here.'),
    },
  },
}
