/**
 * For tests that break one part after another: a catalogue without a finding in which every rule has
 * something to look at. It is the small catalogue and, in files of their own, a café beside it.
 */
import type { Finding } from '../finding.ts'
import { parseCatalogue } from '../parse.ts'
import { type Edit, smallFiles } from './small-catalogue.ts'

const name = (zh: string) => `{ zh: ${zh}, en: ${zh} }`
const points = 'reviewPoints: [{ id: a, text: { zh: 与申请表一致 } }]'
const one = `copies: { original: 1, copy: 0 }, ${points}`
const channels =
  'channels: { online: whole, mobile: true, terminal: false, post: true, appointment: true, onlinePayment: true, sites: [hall, village], reach: own }'
const law = (article: string) => `{ law: 《示范法》, article: ${article} }`

const organisation = {
  'authorities/cafe.yaml': `authorities:
  - id: fire
    name: ${name('消防救援大队')}
    creditCode: 11990101000100001N
    region: "990101000000"
    phone: "1"
    supervisionPhone: "2"
    approvalSection: ${name('行政审批股')}
    settledAt: main-hall
    remedies: { reconsideration: { zh: 区政府 }, litigation: { zh: 区法院 } }
  - { id: health, name: ${name('卫生局')}, creditCode: 11990101000200002C, region: "990101000000", phone: "1", supervisionPhone: "2" }
  - { id: street-fire, name: ${name('街道消防所')}, creditCode: "119901010003000032", region: "990101001000", phone: "1", supervisionPhone: "2" }
  - { id: city-fire, name: ${name('市消防支队')}, creditCode: 11990101000400004P, region: "990100000000", phone: "1", supervisionPhone: "2" }
`,
  'sites/cafe.yaml': `sites:
  - id: main-hall
    name: ${name('主大厅')}
    kind: hall
    region: "990101000000"
    address: { zh: 乙 }
    hours: { zh: 乙 }
    phone: "1"
    windows: [{ id: first, name: ${name('综合一号')}, kind: comprehensive }]
    matters: [open-cafe]
  - id: village-post
    name: ${name('村站')}
    kind: village
    region: "990101001201"
    address: { zh: 乙 }
    hours: { zh: 乙 }
    phone: "1"
    windows: [{ id: first, name: ${name('代办点')}, kind: special }]
    matters: [open-cafe]
`,
  'licences/cafe.yaml': `licences:
  - { id: cafe-permit, name: ${name('咖啡馆开业许可证')}, issuer: fire, numberPrefix: F, validityYears: 3, electronic: true, sample: licence.jpg, tells: [seats] }
  - { id: health-card, name: ${name('卫生合格证')}, issuer: health, numberPrefix: H, tells: [card-number] }
  - { id: music-note, name: ${name('音乐备案回执')}, issuer: health, numberPrefix: M }
`,
  'preconditions.yaml': `preconditions:
  - { id: capital, name: ${name('验资报告')}, kind: abolished, words: [验资报告], basis: ${law('第一条')} }
  - { id: study, name: ${name('可行性研究报告')}, kind: applicant-writes, words: [可行性研究报告], basis: ${law('第二条')} }
  - { id: review, name: ${name('专家评审意见')}, kind: authority-organises, words: [专家评审意见], basis: ${law('第三条')} }
`,
  'policy.yaml': `policy:
  compressionTargetPercent: 50
  jointLimitDays: 20
  catchAllPhrases: [按老规矩]
`,
}

const sharing = {
  'data-resources.yaml': `resources:
  - id: people
    name: ${name('人口库')}
    owner: health
    kind: conditional
    conditions: [{ zh: 只供办理本人的事 }]
    key: { by: citizen-number }
    fields: [{ element: cafe-name }]
    details: [{ id: since, name: ${name('登记日期')} }]
    materials: [{ material: owner-identity }]
    sensitive: true
    basis: ${law('第十条')}
    freshHours: 24
    perDay: 1000
  - id: cards
    name: ${name('证照库')}
    owner: market
    kind: unconditional
    key: { by: licence-number, element: card-number }
    fields: [{ element: seats, whose: card-number }]
    materials: [{ material: card-copy }, { material: photo }, { material: licence-copy }, { material: receipt-copy }]
    matters: [open-cafe, open-shop]
    basis: ${law('第十一条')}
    freshHours: 0
    perDay: 1000
  - id: blood
    name: ${name('血型库')}
    owner: health
    kind: refused
    refusal: { reason: { zh: 只用于急救 }, basis: ${law('第十二条')} }
    key: { by: citizen-number }
    fields: [{ element: seats }]
    materials: []
    basis: ${law('第十二条')}
    freshHours: 0
    perDay: 1
`,
}

const forms = {
  'data-elements/cafe.yaml': `elements:
  - { id: cafe-name, name: ${name('馆名')}, kind: text, section: cafe, constraints: { maxLength: 40 } }
  - { id: seats, name: ${name('座位')}, kind: number, section: cafe, constraints: { min: 1, max: 200 } }
  - { id: card-number, name: ${name('证号')}, kind: text, section: cafe }
  - { id: drinks, name: ${name('饮品')}, kind: many, section: cafe, options: [{ value: coffee, label: ${name('咖啡')} }, { value: tea, label: ${name('茶')} }] }
`,
  'questions/cafe.yaml': `questions:
  - { id: music, kind: yes-no, title: ${name('放音乐吗')} }
  - { id: loud, kind: yes-no, title: ${name('有演出吗')} }
  - { id: tables, kind: number, title: ${name('几张桌子')}, unit: { zh: 张 }, min: 1, max: 60 }
`,
  'materials/cafe.yaml': `materials:
  - { id: cafe-form, name: ${name('咖啡馆申请表')}, kind: form, source: applicant, guidance: { zh: 在网上填 }, blankForm: photo.jpg }
  - { id: floor-plan, name: ${name('场地平面图')}, kind: document, source: applicant, guidance: { zh: 标出门窗 }, sample: photo.jpg }
  - { id: lease, name: ${name('租赁合同')}, kind: document, source: applicant, guidance: { zh: 一年以上 }, sample: photo.jpg }
  - { id: tenancy, name: ${name('房屋租赁协议')}, kind: document, source: applicant, guidance: { zh: 一年以上 }, sample: photo.jpg }
  - { id: owner-identity, name: ${name('经营者身份证')}, kind: document, source: applicant, guidance: { zh: 正反面 }, sample: photo.jpg, sharing: { resource: { zh: 人口库 } } }
  - { id: marriage, name: ${name('夫妻关系声明')}, kind: document, source: government, guidance: { zh: 民政局出具 }, sample: photo.jpg, demandedBy: ${law('第四条')}, issuer: { zh: 民政局 } }
  - { id: study-paper, name: ${name('开店可行性研究报告')}, kind: document, source: applicant, guidance: { zh: 自己写也行 }, sample: photo.jpg, precondition: study }
  - { id: noise-test, name: ${name('噪声检测报告')}, kind: document, source: third-party, guidance: { zh: 检测机构出具 }, sample: photo.jpg, issuedWithin: { zh: 一年内 } }
  - { id: permit-copy, name: ${name('咖啡馆开业许可证副本')}, kind: licence, licence: cafe-permit, source: government, guidance: { zh: 正面 }, sample: licence.jpg }
  - { id: card-copy, name: ${name('卫生合格证副本')}, kind: licence, licence: health-card, source: government, guidance: { zh: 正面 }, sample: licence.jpg, sharing: { resource: { zh: 证照库 } } }
`,
}

const items = {
  'items/cafe-permit.yaml': `id: cafe-permit
name: ${name('咖啡馆开业许可')}
basicCode: "990101001000"
implementationCode: "11990101000100001N4990101001000"
kind: licence
authority: fire
entrusted: { authority: street-fire, basis: ${law('第五条')} }
jointAuthorities: [health]
level: county
serviceObjects: [enterprise]
${channels}
authorisation: coordinate
legalBasis: [{ law: 《示范法》, article: 第六条, text: 应当提交营业执照和法律规定的其他材料。 }]
conditions: [{ zh: 有两个出口 }]
limit: { statutoryDays: 20, promisedDays: 8 }
asks: [tables]
visits: { alone: 2, joint: 1 }
atMostOneVisit: { class: now, batch: 1 }
validity: { from: 2026-01-01, until: 2030-12-31 }
steps:
  - { id: accept, name: ${name('受理')}, shared: true, limitDays: 1 }
  - { id: examine, name: ${name('审查')}, shared: false, role: reviewer, limitDays: 6, reviewPoints: [{ id: exits, text: { zh: 出口不上锁 } }] }
specialProcedures:
  - { kind: site-inspection, name: ${name('现场核查')}, limitDays: 4, suspends: false }
  - { kind: expert-review, name: ${name('专家评审')}, limitDays: 10, suspends: true, basis: ${law('第七条')}, when: tables > 40 }
  - { kind: publicity, name: ${name('公示')}, limitDays: 7, unit: natural-days, suspends: true, basis: ${law('第八条')} }
fields:
  - { element: cafe-name, required: true, constraints: { maxLength: 30 } }
  - { element: seats, required: true, constraints: { max: 100 } }
  - { element: drinks, required: false, constraints: { options: [coffee, tea] } }
materials:
  - { material: cafe-form, ${one} }
  - { material: floor-plan, rank: secondary, tolerableDays: 5, ${one} }
  - { material: lease, rank: main, ${one} }
  - { material: owner-identity, ${one} }
  - { material: study-paper, when: tables > 20, ${one} }
  - { material: noise-test, commitment: { check: { zh: 开业后抽查 }, checkDays: 30 }, ${one} }
fees: [{ name: ${name('检测费')}, amountFen: 5000, basis: 《示范收费目录》第一条 }]
intermediaryServices: [{ name: ${name('噪声检测')}, basis: ${law('第九条')}, material: noise-test }]
reviewPoints: [{ id: a, text: { zh: 面积与图一致 } }]
results: [cafe-permit]
`,
  'items/health-card.yaml': `id: health-card
name: ${name('卫生合格检查')}
basicCode: "992002001000"
kind: public-service
authority: health
level: county
serviceObjects: [enterprise, person]
${channels}
authorisation: decide
legalBasis: [${law('第一条')}]
conditions: [{ zh: 已取得开业许可 }]
limit: { promisedDays: 5, note: { zh: 法律没有规定时限 } }
asks: []
visits: { alone: 1, joint: 0 }
steps: [{ id: accept, name: ${name('受理')}, shared: true }]
fields:
  - { element: cafe-name, required: true, constraints: { minLength: 2 } }
  - { element: drinks, required: true }
materials:
  - { material: permit-copy, ${one} }
  - { material: tenancy, ${one} }
  - { material: marriage, ${one} }
reviewPoints: [{ id: a, text: { zh: 有洗手池 } }]
results: [health-card]
`,
  'items/music-filing.yaml': `id: music-filing
name: ${name('音乐备案')}
basicCode: "991002002000"
kind: other-power
authority: health
level: county
serviceObjects: [enterprise]
${channels}
authorisation: forward
legalBasis: [${law('第二条')}]
conditions: [{ zh: 有隔音 }]
limit: { statutoryDays: 30, statutoryUnit: natural-days, promisedDays: 4 }
asks: [music, loud]
visits: { alone: 1, joint: 0 }
steps: [{ id: accept, name: ${name('受理')}, shared: true }]
fields: [{ element: seats, required: true, constraints: { min: 5 }, when: loud = true }]
materials:
  - { material: card-copy, ${one} }
reviewPoints: [{ id: a, text: { zh: 夜间不扰民 } }]
results: [music-note]
`,
}

const matters = {
  'matters/open-cafe.yaml': `id: open-cafe
name: ${name('开咖啡馆')}
summary: { zh: 一次办好 }
lead: fire
audience: enterprise
lifeStage: start
list: local
keywords: [咖啡馆]
publication: { batch: 1, date: 2026-01-01 }
atMostOneVisit: { class: now, batch: 1 }
questions:
  - { question: tables }
  - { question: music }
  - { question: loud, when: music = true, otherwise: false }
items:
  - { item: cafe-permit }
  - { item: health-card }
  - { item: music-filing, when: music = true }
facets:
  - id: size
    cases:
      - { id: small, when: tables <= 40 }
      - { id: large, label: ${name('大馆')}, when: tables > 40 }
equivalences: [{ keep: lease, replaces: [tenancy], reason: { zh: 同一份合同 } }]
jointForm: cafe-form
sections: [{ id: cafe, name: ${name('咖啡馆')} }]
`,
  'variants/cafe-quiet.yaml': `id: cafe-quiet
name: ${name('安静的咖啡馆')}
matter: open-cafe
add: [{ item: tax }]
omit: [music-filing]
regions:
  - region: "990101000000"
    authorities: [{ standard: fire, local: street-fire }]
    limits: [{ item: cafe-permit, promisedDays: 6 }]
`,
}

export const wholeFiles: Readonly<Record<string, string>> = {
  ...smallFiles,
  ...organisation,
  ...sharing,
  ...forms,
  ...items,
  ...matters,
}

/** What is found in the whole catalogue after the edits; each `from` must occur in its file. */
export function findingsInWhole(
  edits: readonly Edit[],
  added: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const files = { ...wholeFiles, ...added }
  for (const [file, from, to] of edits) {
    const text = files[file]
    if (!text?.includes(from)) throw new Error(`${file} has no «${from}»`)
    files[file] = text.replace(from, () => to)
  }
  const list = Object.entries(files).map(([path, text]) => ({ path, text }))
  return parseCatalogue(list, { version: 'whole', samples: new Set(['photo.jpg', 'licence.jpg']) }).findings
}

/** The codes found, each once, in the order of the alphabet and without `catalogue/`. */
export function codesInWhole(...edits: readonly Edit[]): string[] {
  const codes = findingsInWhole(edits).map(({ code }) => code.replace('catalogue/', ''))
  return [...new Set(codes)].sort()
}

/** Code and place of each finding: `catalogue/catch-all materials/cafe.yaml materials[1].guidance.zh`. */
export function placesInWhole(...edits: readonly Edit[]): string[] {
  return findingsInWhole(edits).map(({ code, file, path }) => `${code} ${file} ${path}`.trimEnd())
}
