/** For tests of rules: a small catalogue without a finding, into which one fault at a time is written. */
import type { Finding } from '../finding.ts'
import { parseCatalogue } from '../parse.ts'

const name = (zh: string) => `{ zh: ${zh}, en: ${zh} }`
const channels =
  '{ online: whole, mobile: true, terminal: false, post: true, appointment: true, onlinePayment: false, sites: [hall], reach: own }'

export const smallFiles: Readonly<Record<string, string>> = {
  'regions.yaml': `regions:
  - { code: "990100000000", name: ${name('示范市')}, level: city }
  - { code: "990101000000", name: ${name('东区')}, level: county, parent: "990100000000" }
  - { code: "990101001000", name: ${name('一街')}, level: township, parent: "990101000000" }
  - { code: "990101001201", name: ${name('一村')}, level: village, parent: "990101001000" }
`,
  'authorities.yaml': `authorities:
  - id: market
    name: ${name('市场监管局')}
    creditCode: 91350100M000100Y43
    region: "990101000000"
    phone: "1"
    supervisionPhone: "2"
`,
  'sites.yaml': `sites:
  - id: hall
    name: ${name('大厅')}
    kind: hall
    region: "990101000000"
    address: { zh: 甲 }
    hours: { zh: 甲 }
    phone: "1"
    windows: [{ id: one, name: ${name('一号')}, kind: comprehensive }]
    matters: [open-shop]
`,
  'licences.yaml': `licences:
  - { id: licence, name: ${name('执照')}, issuer: market, numberPrefix: A }
  - { id: receipt, name: ${name('回执')}, issuer: market, numberPrefix: B }
  - { id: tax-note, name: ${name('税务确认单')}, issuer: market, numberPrefix: C }
`,
  'data-elements.yaml': `elements:
  - { id: shop-name, name: ${name('店名')}, kind: text, section: shop, constraints: { maxLength: 50 } }
  - { id: colour, name: ${name('颜色')}, kind: choice, section: shop, options: [{ value: red, label: ${name('红')} }, { value: blue, label: ${name('蓝')} }] }
  - { id: owners, name: ${name('股东')}, kind: list, section: shop, of: [{ element: shop-name, required: true }] }
`,
  'materials.yaml': `materials:
  - { id: form, name: ${name('申请表')}, kind: form, source: applicant, guidance: { zh: 甲 } }
  - { id: photo, name: ${name('照片')}, kind: document, source: applicant, guidance: { zh: 甲 }, sample: photo.jpg, sharing: { resource: { zh: 库 }, when: 'kind = "company"' } }
  - { id: licence-copy, name: ${name('执照副本')}, kind: licence, licence: licence, source: government, guidance: { zh: 甲 }, sample: licence.jpg, sharing: { resource: { zh: 证照库 } } }
  - { id: receipt-copy, name: ${name('回执副本')}, kind: licence, licence: receipt, source: government, guidance: { zh: 甲 }, sample: licence.jpg, sharing: { resource: { zh: 证照库 } } }
`,
  'questions.yaml': `questions:
  - { id: kind, kind: choice, title: ${name('身份')}, options: [{ value: company, label: ${name('公司')} }, { value: single, label: ${name('个体')} }] }
  - { id: seal, kind: yes-no, title: ${name('刻章')} }
  - { id: area, kind: number, title: ${name('面积')}, unit: { zh: 平方米 }, min: 1, max: 1000 }
  - { id: goods, kind: many, title: ${name('商品')}, options: [{ value: food, label: ${name('食品')} }, { value: wine, label: ${name('酒')} }] }
`,
  'life-stages.yaml': `lifeStages:
  - { id: start, audience: enterprise, name: ${name('开办')} }
  - { id: birth, audience: person, name: ${name('出生')} }
`,
  'items/registration.yaml': `id: registration
name: ${name('登记')}
basicCode: "000131001000"
kind: licence
authority: market
level: county
serviceObjects: [enterprise]
channels: ${channels}
authorisation: decide
legalBasis: [{ law: 《法》, article: 第一条 }]
conditions: [{ zh: 甲 }]
limit: { statutoryDays: 15, promisedDays: 3 }
asks: [kind, area]
visits: { alone: 2, joint: 0 }
steps: [{ id: accept, name: ${name('受理')}, shared: true }]
fields:
  - { element: shop-name, required: true, constraints: { minLength: 2 } }
  - { element: colour, required: false, constraints: { options: [red] } }
  - { element: owners, required: true, when: kind = "company" }
materials:
  - { material: form, copies: { original: 1, copy: 0 }, reviewPoints: [{ id: a, text: { zh: 甲 } }] }
  - { material: photo, when: area > 300, copies: { original: 1, copy: 0 }, reviewPoints: [{ id: a, text: { zh: 甲 } }] }
reviewPoints: [{ id: a, text: { zh: 甲 } }]
results: [licence]
`,
  'items/seal.yaml': `id: seal
name: ${name('刻章')}
basicCode: "002031001001"
kind: public-service
authority: market
level: county
serviceObjects: [enterprise]
channels: ${channels}
authorisation: decide
legalBasis: [{ law: 《法》, article: 第一条 }]
conditions: [{ zh: 甲 }]
limit: { statutoryDays: 1, promisedDays: 1 }
asks: []
visits: { alone: 2, joint: 0 }
steps: [{ id: accept, name: ${name('受理')}, shared: true }]
fields: [{ element: shop-name, required: true }]
materials:
  - { material: licence-copy, copies: { original: 0, copy: 1 }, reviewPoints: [{ id: a, text: { zh: 甲 } }] }
reviewPoints: [{ id: a, text: { zh: 甲 } }]
results: [receipt]
`,
  'items/tax.yaml': `id: tax
name: ${name('报税')}
basicCode: "002031002000"
kind: public-service
authority: market
level: county
serviceObjects: [enterprise]
channels: ${channels}
authorisation: decide
legalBasis: [{ law: 《法》, article: 第二条 }]
conditions: [{ zh: 甲 }]
limit: { statutoryDays: 1, promisedDays: 1 }
asks: []
visits: { alone: 1, joint: 0 }
steps: [{ id: accept, name: ${name('受理')}, shared: true }]
fields: [{ element: shop-name, required: true }]
materials:
  - { material: receipt-copy, copies: { original: 0, copy: 1 }, reviewPoints: [{ id: b, text: { zh: 甲 } }] }
reviewPoints: [{ id: b, text: { zh: 甲 } }]
results: [tax-note]
`,
  'matters/open-shop.yaml': `id: open-shop
name: ${name('开店')}
summary: { zh: 开一家店 }
lead: market
audience: enterprise
lifeStage: start
list: local
keywords: [商店]
questions:
  - { question: kind }
  - { question: seal, when: 'kind = "company"', otherwise: false }
  - { question: area }
  - { question: goods }
items:
  - { item: registration }
  - { item: seal, when: seal = true }
  - { item: tax, when: seal = true }
facets:
  - id: operator
    cases:
      - { id: company, when: 'kind = "company"' }
      - { id: single, when: 'kind = "single"' }
  - id: sealing
    cases:
      - { id: with-seal, when: 'kind = "company" and seal' }
      - { id: company-without, when: 'kind = "company" and not(seal)' }
      - { id: single-without, when: 'kind = "single"' }
  - id: size
    cases:
      - { id: small, when: area <= 300 }
      - { id: large, when: area > 300 }
  - id: selling
    cases:
      - { id: food, when: 'list contains(goods, "food")' }
      - { id: other, when: 'not(list contains(goods, "food"))' }
jointForm: form
sections: [{ id: shop, name: ${name('店铺')} }]
`,
}

export type Edit = readonly [file: string, from: string, to: string]

/** What is found after the edits; `from` must occur in the file, or the test tests nothing. */
export function findingsAfter(...edits: readonly Edit[]): readonly Finding[] {
  const files = { ...smallFiles }
  for (const [file, from, to] of edits) {
    const text = files[file]
    if (!text?.includes(from)) throw new Error(`${file} has no «${from}»`)
    files[file] = text.replace(from, to)
  }
  const list = Object.entries(files).map(([path, text]) => ({ path, text }))
  return parseCatalogue(list, { version: 'small', samples: new Set(['photo.jpg', 'licence.jpg']) }).findings
}

/** Code and place of each finding after the edits: `catalogue/empty items/seal.yaml results`. */
export function codesAfter(...edits: readonly Edit[]): string[] {
  return findingsAfter(...edits).map(({ code, file, path }) => `${code} ${file} ${path}`.trimEnd())
}
