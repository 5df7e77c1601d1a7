/** Faults in files, shapes and references. */
import type { Mutation } from './mutation.fixture.ts'

const shop = 'matters/open-shop.yaml'
const cafe = 'matters/open-cafe.yaml'
const permit = 'items/cafe-permit.yaml'
const card = 'items/health-card.yaml'
const materials = 'materials/cafe.yaml'
const variant = 'variants/cafe-quiet.yaml'

export const mutationsOfFiles: readonly Mutation[] = [
  ['yaml-syntax', [variant, 'id: cafe-quiet', 'id: [cafe-quiet']],
  ['too-deep', [variant, 'matter: open-cafe', `matter: ${'['.repeat(40)}${']'.repeat(40)}`]],
  ['too-many-aliases', [variant, 'matter: open-cafe', 'matter: *nowhere']],
  ['file-too-large', [variant, 'matter: open-cafe', `matter: licence # ${'x'.repeat(1024 * 1024)}`]],
  [
    'duplicate-id',
    [materials, 'id: tenancy, name', 'id: lease, name'],
    [card, 'material: tenancy', 'material: lease'],
    [cafe, 'equivalences: [{ keep: lease, replaces: [tenancy], reason: { zh: 同一份合同 } }]\n', ''],
  ],
  ['duplicate-id', [permit, 'id: examine', 'id: accept']],
  [
    'file-name',
    [permit, 'id: cafe-permit', 'id: cafe-permits'],
    [cafe, 'item: cafe-permit', 'item: cafe-permits'],
    [variant, 'item: cafe-permit', 'item: cafe-permits'],
  ],
  ['unknown-field', [permit, 'level: county', 'level: county\nlevels: county']],
  ['missing-field', [permit, 'level: county\n', '']],
  ['empty', ['items/cafe-permit.yaml', 'serviceObjects: [enterprise]', 'serviceObjects: []']],
  ['wrong-type', [permit, 'asks: [tables]', 'asks: tables']],
  ['wrong-value', [permit, 'online: whole', 'online: all']],
  ['wrong-value', ['policy.yaml', 'policy:', "policy:\n  basicCodePattern: '['"]],
  ['wrong-format', ['licences/cafe.yaml', 'numberPrefix: M', 'numberPrefix: m']],
  ['out-of-range', [permit, 'promisedDays: 8', 'promisedDays: 800']],
  ['unknown-reference', [permit, 'authority: fire', 'authority: fires']],
  ['unknown-reference', [permit, 'authority: street-fire', 'authority: street-fires']],
  ['unknown-reference', [permit, 'jointAuthorities: [health]', 'jointAuthorities: [healths]']],
  ['unknown-reference', [permit, 'material: noise-test }', 'material: noise-tests }']],
  ['unknown-reference', ['authorities/cafe.yaml', 'settledAt: main-hall', 'settledAt: man-hall']],
  [
    'unknown-reference',
    [
      'authorities/cafe.yaml',
      'settledAt: main-hall',
      'settledAt: main-hall\n    outsideSection: [cafe-permits]',
    ],
  ],
  [
    'duplicate-id',
    [
      'authorities/cafe.yaml',
      'settledAt: main-hall',
      'settledAt: main-hall\n    unsupervised: [cafe-permit, cafe-permit]',
    ],
  ],
  ['unknown-reference', ['licences/cafe.yaml', 'tells: [seats]', 'tells: [seat]']],
  ['unknown-reference', [materials, 'precondition: study', 'precondition: studies']],
  ['unknown-reference', [cafe, 'lead: fire', 'lead: fires']],
  ['unknown-reference', [cafe, 'lifeStage: start', 'lifeStage: starts']],
  ['unknown-reference', [variant, 'matter: open-cafe', 'matter: open-cafes']],
  ['unknown-reference', [variant, 'add: [{ item: tax }]', 'add: [{ item: taxes }]']],
  ['unknown-reference', [variant, 'omit: [music-filing]', 'omit: [music-filings]']],
  ['unknown-reference', [variant, 'region: "990101000000"', 'region: "990109000000"']],
  ['unknown-reference', [variant, 'local: street-fire', 'local: street-fires']],
  ['unknown-reference', [variant, 'item: cafe-permit', 'item: cafe-permits']],
  ['region-parent', ['regions.yaml', 'level: township, parent: "990101000000"', 'level: township']],
  [
    'region-code',
    ['regions.yaml', '"990101001201"', '"990102001201"'],
    ['sites/cafe.yaml', '"990101001201"', '"990102001201"'],
  ],
  ['credit-code', ['authorities/cafe.yaml', '11990101000200002C', '11990101000200002D']],
  ['basic-code-format', [card, '"992002001000"', '"99200200100"']],
  ['basic-code-kind', [card, '"992002001000"', '"990702001000"']],
  [
    'implementation-code-format',
    [permit, '"11990101000100001N4990101001000"', '"11990101000100001N9990101001000"'],
  ],
  [
    'implementation-code-parts',
    [permit, '"11990101000100001N4990101001000"', '"11990101000200002C4990101001000"'],
  ],
  ['implementation-code-parts', [permit, 'level: county', 'level: city']],
  [
    'duplicate-code',
    ['items/music-filing.yaml', '"991002002000"', '"992002001000"'],
    ['items/music-filing.yaml', 'kind: other-power', 'kind: public-service'],
  ],
  ['life-stage-audience', [cafe, 'audience: enterprise', 'audience: person']],
  ['material-licence', [materials, 'kind: licence, licence: health-card', 'kind: licence']],
  ['joint-form', [cafe, 'jointForm: cafe-form', 'jointForm: floor-plan']],
  ['section-missing', [cafe, 'sections: [{ id: cafe,', 'sections: [{ id: bar,']],
  [
    'element-options',
    ['data-elements/cafe.yaml', 'kind: text, section: cafe }', 'kind: choice, section: cafe }'],
  ],
  ['element-list', ['data-elements/cafe.yaml', 'kind: text, section: cafe }', 'kind: list, section: cafe }']],
  ['pattern-unbounded', [card, 'constraints: { minLength: 2 }', "constraints: { pattern: '(a+)+b' }"]],
  ['regular-expression', [card, 'constraints: { minLength: 2 }', "constraints: { pattern: '(' }"]],
  ['constraints-contradict', [card, 'constraints: { minLength: 2 }', 'constraints: { minLength: 41 }']],
  ['constraint-option', [permit, 'options: [coffee, tea]', 'options: [coffee, milk]']],
  ['constraint-kind', [permit, 'constraints: { max: 100 }', 'constraints: { maxLength: 100 }']],
  ['no-sample', [materials, 'guidance: { zh: 标出门窗 }, sample: photo.jpg', 'guidance: { zh: 标出门窗 }']],
  [
    'sample-missing',
    [
      materials,
      'guidance: { zh: 标出门窗 }, sample: photo.jpg',
      'guidance: { zh: 标出门窗 }, sample: foto.jpg',
    ],
  ],
  ['sample-missing', [materials, 'blankForm: photo.jpg', 'blankForm: foto.jpg']],
  ['sample-missing', ['licences/cafe.yaml', 'sample: licence.jpg', 'sample: license.jpg']],
  [
    'no-review-point',
    [
      permit,
      'material: cafe-form, copies: { original: 1, copy: 0 }, reviewPoints: [{ id: a, text: { zh: 与申请表一致 } }]',
      'material: cafe-form, copies: { original: 1, copy: 0 }, reviewPoints: []',
    ],
  ],
  ['law-without-title', [permit, 'law: 《示范法》, article: 第六条', 'law: 示范法, article: 第六条']],
  ['law-without-title', [materials, 'demandedBy: { law: 《示范法》', 'demandedBy: { law: 示范法']],
  [
    'law-without-title',
    [
      'preconditions.yaml',
      'basis: { law: 《示范法》, article: 第一条 }',
      'basis: { law: 示范法, article: 第一条 }',
    ],
  ],
  ['joint-form', [shop, 'jointForm: form', 'jointForm: photo']],
]
