/** Faults in what the catalogue says: conditions, limits, materials, places, money. */
import type { Mutation } from './mutation.fixture.ts'

const cafe = 'matters/open-cafe.yaml'
const shop = 'matters/open-shop.yaml'
const permit = 'items/cafe-permit.yaml'
const card = 'items/health-card.yaml'
const music = 'items/music-filing.yaml'
const materials = 'materials/cafe.yaml'
const tax = 'items/tax.yaml'
const variant = 'variants/cafe-quiet.yaml'
const directory = 'data-resources.yaml'
const one = 'copies: { original: 1, copy: 0 }, reviewPoints: [{ id: z, text: { zh: 一致 } }]'

const conditions: readonly Mutation[] = [
  ['condition-syntax', [cafe, 'when: tables > 40', 'when: tables > > 40']],
  ['condition-unknown-name', [permit, 'when: tables > 20', 'when: chairs > 20']],
  [
    'condition-type',
    [shop, `when: 'kind = "single"' }\n  - id: sealing`, `when: 'kind = "singel"' }\n  - id: sealing`],
  ],
  ['condition-arithmetic', [permit, 'when: tables > 20', 'when: tables * 2 > 40']],
  [
    'item-question-not-asked',
    [permit, 'asks: [tables]', 'asks: [tables, area]'],
    [permit, 'when: tables > 20', 'when: tables > 20 and area > 5'],
  ],
  ['otherwise-missing', [cafe, 'when: music = true, otherwise: false', 'when: music = true']],
  ['otherwise-wrong', [cafe, 'otherwise: false', 'otherwise: never']],
  [
    'question-never-asked',
    [
      'questions/cafe.yaml',
      'questions:',
      'questions:\n  - { id: bar, kind: yes-no, title: { zh: 酒, en: bar } }',
    ],
  ],
  ['question-unused', [cafe, '  - { question: music }', '  - { question: goods }\n  - { question: music }']],
  ['facet-not-exact', [cafe, 'when: tables <= 40', 'when: tables < 40']],
  ['facet-not-exact', [cafe, 'when: tables > 40', 'when: tables >= 40']],
  [
    'result-cycle',
    [
      permit,
      '  - { material: floor-plan',
      '  - { material: card-copy, copies: { original: 1, copy: 0 }, reviewPoints: [{ id: a, text: { zh: 一致 } }] }\n  - { material: floor-plan',
    ],
  ],
  [
    // The permit waits for the tax note, which is made in the variant only, and there waits for the health card, which waits for the permit.
    'result-cycle',
    [
      materials,
      'materials:\n',
      `materials:\n  - { id: note-copy, name: { zh: 税务确认单副本, en: note }, kind: licence, licence: tax-note, source: government, guidance: { zh: 正面 }, sample: licence.jpg, sharing: { resource: { zh: 证照库 } } }\n`,
    ],
    [
      directory,
      'materials: [{ material: card-copy }',
      'materials: [{ material: note-copy }, { material: card-copy }',
    ],
    [permit, '  - { material: floor-plan', `  - { material: note-copy, ${one} }\n  - { material: floor-plan`],
    [tax, 'materials:\n', `materials:\n  - { material: card-copy, ${one} }\n`],
  ],
]

const proofs: readonly Mutation[] = [
  ['condition-out-of-range', [permit, 'when: tables > 40', 'when: tables > 40 or tables > 99']],
  ['condition-undecided', [music, 'when: loud = true', 'when: if loud then 1 else 2']],
  ['condition-order', [music, 'when: loud = true', 'when: loud > false']],
  [
    'question-idle',
    [cafe, '  - { question: music }', '  - { question: area }\n  - { question: music }'],
    [cafe, 'when: tables > 40', 'when: tables > 40 and (area > 5 or area <= 5)'],
  ],
  [
    'part-unreachable question-unreachable',
    [cafe, '{ question: loud, when: music = true', '{ question: loud, when: music = true and music = false'],
  ],
  [
    'item-unreachable question-idle',
    [
      cafe,
      'item: music-filing, when: music = true',
      'item: music-filing, when: music = true and music = false',
    ],
  ],
  [
    'case-unreachable',
    [
      cafe,
      '  - { id: large, label',
      '  - { id: none, when: tables > 40 and tables <= 40 }\n      - { id: large, label',
    ],
  ],
  [
    'condition-always-holds',
    [cafe, 'item: health-card }', 'item: health-card, when: tables <= 40 or tables > 40 }'],
  ],
  ['part-unreachable', [permit, 'when: tables > 20', 'when: tables > 20 and tables < 10']],
  ['part-always', [permit, 'when: tables > 20', 'when: tables > 20 or tables <= 20']],
]

const limits: readonly Mutation[] = [
  ['promised-over-statutory', [permit, 'statutoryDays: 20', 'statutoryDays: 7']],
  ['statutory-limit-missing', [permit, 'statutoryDays: 20, ', '']],
  ['limit-unexplained', [card, ', note: { zh: 法律没有规定时限 }', '']],
  ['compression-below-target', [permit, 'statutoryDays: 20', 'statutoryDays: 15']],
  ['steps-over-promise', [permit, 'role: reviewer, limitDays: 6', 'role: reviewer, limitDays: 8']],
  ['procedures-over-promise', [permit, 'limitDays: 4, suspends: false', 'limitDays: 9, suspends: false']],
  ['joint-limit', ['policy.yaml', 'jointLimitDays: 20', 'jointLimitDays: 16']],
  [
    'suspension-without-basis',
    [permit, 'suspends: true, basis: { law: 《示范法》, article: 第七条 }, when', 'suspends: true, when'],
  ],
  [
    'suspension-not-allowed',
    [permit, 'basis: { law: 《示范法》, article: 第八条 }', 'basis: { law: 《示范通知》, article: 第八条 }'],
  ],
  [
    'natural-days-without-basis',
    [
      permit,
      'limitDays: 7, unit: natural-days, suspends: true, basis: { law: 《示范法》, article: 第八条 }',
      'limitDays: 5, unit: natural-days, suspends: false',
    ],
  ],
]

const papers: readonly Mutation[] = [
  [
    'catch-all',
    [
      permit,
      'conditions: [{ zh: 有两个出口 }]',
      'conditions: [{ zh: 有两个出口 }, { zh: 法律、法规规定的其他条件 }]',
    ],
  ],
  ['catch-all', [materials, 'zh: 标出门窗', 'zh: 标出门窗等相关材料']],
  ['catch-all', [permit, 'zh: 出口不上锁', 'zh: 审批机关要求的其他文件齐全']],
  ['catch-all', [materials, 'en: 场地平面图', 'en: Floor plan and other documents']],
  ['catch-all', [cafe, 'zh: 一次办好', 'zh: 按老规矩办']],
  ['government-material-demanded', [materials, ', demandedBy: { law: 《示范法》, article: 第四条 }', '']],
  [
    'material-unused',
    [
      card,
      '  - { material: marriage, copies: { original: 1, copy: 0 }, reviewPoints: [{ id: a, text: { zh: 与申请表一致 } }] }\n',
      '',
    ],
  ],
  [
    'licence-unused',
    [
      'licences/cafe.yaml',
      'licences:',
      'licences:\n  - { id: old, name: { zh: 旧证, en: old }, issuer: fire, numberPrefix: O }',
    ],
  ],
  [
    'materials-alike',
    [cafe, 'equivalences: [{ keep: lease, replaces: [tenancy], reason: { zh: 同一份合同 } }]\n', ''],
  ],
  [
    'process-material-demanded',
    [
      materials,
      'kind: document, source: government, guidance: { zh: 民政局出具 }',
      'kind: licence, licence: cafe-permit, source: applicant, guidance: { zh: 民政局出具 }',
    ],
  ],
  ['process-material-demanded', [materials, 'zh: 夫妻关系声明', 'zh: 咖啡馆开业许可证复印件']],
  ['tolerance-on-main', [permit, 'rank: secondary, tolerableDays', 'rank: main, tolerableDays']],
  ['tolerance-over-promise', [permit, 'tolerableDays: 5', 'tolerableDays: 9']],
  ['commitment-forbidden', ['licences/cafe.yaml', 'zh: 咖啡馆开业许可证', 'zh: 烟花爆竹经营许可证']],
  [
    'commitment-no-proof',
    [
      permit,
      'material: owner-identity, ',
      'material: owner-identity, commitment: { check: { zh: 抽查 }, checkDays: 30 }, ',
    ],
  ],
  ['many-originals', [permit, 'rank: main, copies: { original: 1', 'rank: main, copies: { original: 3']],
  ['precondition-abolished', [materials, 'zh: 场地平面图', 'zh: 验资报告']],
  ['precondition-organised', [materials, 'zh: 场地平面图', 'zh: 专家评审意见']],
  [
    'precondition-organised',
    [permit, 'zh: 噪声检测,', 'zh: 专家评审意见编制,'],
    [permit, ', material: noise-test }]', ' }]'],
  ],
  [
    'precondition-agency',
    [
      materials,
      'zh: 开店可行性研究报告, en: 开店可行性研究报告 }, kind: document, source: applicant',
      'zh: 开店可行性研究报告, en: 开店可行性研究报告 }, kind: document, source: third-party',
    ],
  ],
  ['precondition-unmarked', [materials, ', precondition: study', '']],
  ['constraints-incompatible', [card, 'constraints: { minLength: 2 }', 'constraints: { minLength: 35 }']],
  [
    'constraints-incompatible',
    [permit, 'options: [coffee, tea]', 'options: [coffee]'],
    [
      card,
      'element: drinks, required: true',
      'element: drinks, required: true, constraints: { options: [tea] }',
    ],
  ],
  ['field-told-by-licence', [music, 'fields: [', 'fields: [{ element: card-number, required: true }, ']],
  ['licence-issuer', ['licences/cafe.yaml', 'issuer: fire', 'issuer: market']],
]

const offers: readonly Mutation[] = [
  [
    'item-without-window',
    [permit, 'sites: [hall, village]', 'sites: [bank]'],
    [
      'sites/cafe.yaml',
      'matters: [open-cafe]\n  - id: village-post',
      'matters: [open-shop]\n  - id: village-post',
    ],
    ['sites/cafe.yaml', 'matters: [open-cafe]\n', 'matters: []\n'],
    [music, 'sites: [hall, village]', 'sites: [hall, village]'],
  ],
  ['authorisation-missing', [permit, 'authorisation: coordinate\n', '']],
  [
    'approval-section-missing',
    ['authorities/cafe.yaml', '    settledAt: main-hall\n', '    settledWindows: [first]\n'],
  ],
  [
    'approval-section-window',
    ['authorities/cafe.yaml', 'settledAt: main-hall', 'settledAt: main-hall\n    settledWindows: [third]'],
  ],
  [
    'approval-section-item',
    [
      'authorities/cafe.yaml',
      'settledAt: main-hall',
      'settledAt: main-hall\n    unsupervised: [health-card]',
    ],
  ],
  ['site-item-not-opened', [music, 'sites: [hall, village]', 'sites: [hall]']],
  ['fee-without-basis', [permit, 'basis: 《示范收费目录》第一条', 'basis: 按规定']],
  ['validity-reversed', [permit, 'until: 2030-12-31', 'until: 2025-12-31']],
  ['visit-contradiction', [card, 'visits: { alone: 1, joint: 0 }', 'visits: { alone: 3, joint: 2 }']],
  ['visit-contradiction', [permit, 'visits: { alone: 2, joint: 1 }', 'visits: { alone: 2, joint: 2 }']],
  ['local-promise-longer', [variant, 'promisedDays: 6', 'promisedDays: 9']],
  ['variant-region-twice', [variant, 'regions:\n', 'regions:\n  - { region: "990101000000" }\n']],
  ['variant-names-nothing', [variant, 'omit: [music-filing]', 'omit: [seal]']],
  [
    'variant-names-nothing',
    [variant, 'item: cafe-permit, promisedDays: 6', 'item: registration, promisedDays: 2'],
  ],
  [
    'variant-names-nothing',
    [variant, 'standard: fire', 'standard: market'],
    [variant, 'add: [{ item: tax }]\n', ''],
  ],
  ['variant-adds-known', [variant, 'add: [{ item: tax }]', 'add: [{ item: health-card }]']],
  ['variant-authority-region', [variant, 'local: street-fire', 'local: city-fire']],
]

const resources: readonly Mutation[] = [
  [
    'resource-refusal',
    [
      directory,
      'kind: unconditional',
      'kind: unconditional\n    refusal: { reason: { zh: 只用于急救 }, basis: { law: 《示范法》, article: 第一条 } }',
    ],
  ],
  ['resource-conditions', [directory, '    conditions: [{ zh: 只供办理本人的事 }]\n', '']],
  ['resource-key', [directory, 'by: licence-number, element: card-number', 'by: credit-code']],
  ['resource-tells-nothing', [directory, 'fields: [{ element: seats }]', 'fields: []']],
  ['resource-material-not-shared', [directory, 'materials: []', 'materials: [{ material: lease }]']],
  ['shared-material-without-resource', [directory, '{ material: card-copy }, ', '']],
]

export const mutationsOfRules: readonly Mutation[] = [
  ...conditions,
  ...proofs,
  ...limits,
  ...papers,
  ...offers,
  ...resources,
]
