/** An invented matter, *open a stall*, in which every rule of the compiler has something to do. */
import type { CatalogueData, Item } from '../catalogue/model.ts'
import {
  asksField,
  catalogueDataOf,
  element,
  item,
  licence,
  material,
  matter,
  name,
  soundCatalogue,
  uses,
  yesNo,
} from './catalogue-parts.fixture.ts'
import { compile, type PlanOptions } from './compile.ts'
import type { Plan } from './plan.ts'

const MUSIC = 'list contains(extras, "music")'
const LIGHTS = 'list contains(extras, "lights")'

const registration: Item = item('registration', {
  limit: { statutoryDays: 5, promisedDays: 3 },
  asks: ['kind'],
  visits: { alone: 2, joint: 1 },
  fields: [
    asksField('subject-name', { constraints: { minLength: 2, maxLength: 40, pattern: '[^0-9]+' } }),
    asksField('goods', { constraints: { options: ['food', 'toys'] } }),
    asksField('owners', { when: 'kind = "shop"', constraints: { minItems: 1 } }),
    asksField('remark', { required: false }),
  ],
  materials: [
    uses('registration-form'),
    uses('identity', {
      copies: { original: 0, copy: 1 },
      tolerableDays: 3,
      commitment: { check: { zh: '到现场核对' }, checkDays: 20 },
    }),
    uses('premises', { copies: { original: 1, copy: 0 } }),
    uses('articles', { when: 'kind = "shop"' }),
    uses('seal-receipt-copy', { when: 'kind = "cart"' }),
  ],
  results: ['trade-licence'],
})

const seal: Item = item('seal', {
  authority: 'police',
  asks: ['kind'],
  fields: [asksField('subject-name', { constraints: { minLength: 4, maxLength: 60 } }), asksField('remark')],
  materials: [
    uses('seal-form'),
    uses('trade-licence-copy'),
    uses('identity', {
      copies: { original: 1, copy: 2 },
      tolerableDays: 1,
      commitment: { check: { zh: '到现场核对' }, checkDays: 10 },
    }),
    uses('premises'),
  ],
  results: ['seal-receipt'],
  fees: [
    { name: name('engraving'), amountFen: 12_000, basis: '《示范收费目录》第一条' },
    { name: name('second seal'), amountFen: 5_000, basis: '《示范收费目录》第一条', when: 'kind = "shop"' },
  ],
})

const tax: Item = item('tax', {
  authority: 'tax',
  limit: { statutoryDays: 5, promisedDays: 2 },
  visits: { alone: 1, joint: 0 },
  fields: [asksField('subject-name', { constraints: { pattern: '.{0,30}' } }), asksField('turnover')],
  materials: [
    uses('tax-form'),
    uses('trade-licence-copy'),
    uses('seal-receipt-copy'),
    uses('photographs', { tolerableDays: 2, commitment: { check: { zh: '到现场核对' }, checkDays: 5 } }),
  ],
  results: ['tax-confirmation'],
})

const lights: Item = item('lights', {
  limit: { statutoryDays: 5, promisedDays: 3 },
  materials: [
    uses('trade-licence-copy'),
    uses('photographs'),
    uses('drawing', { when: 'area > 100', copies: { original: 1, copy: 0 } }),
    uses('drawing', { when: LIGHTS, copies: { original: 0, copy: 3 } }),
  ],
  asks: ['area', 'extras'],
  fields: [asksField('goods', { constraints: { options: ['toys', 'books'] } })],
  results: ['lights-permit'],
})

const music: Item = item('music', {
  materials: [uses('trade-licence-copy'), uses('music-permit-copy'), uses('drawing', { when: 'area > 500' })],
  asks: ['area', 'lateMusic'],
  fields: [asksField('subject-name'), asksField('closing', { when: 'lateMusic = true' })],
  results: ['music-permit'],
  fees: [
    { name: name('hearing'), amountFen: 100, basis: '《示范收费目录》第一条', when: 'lateMusic = true' },
  ],
})

export const STALL: CatalogueData = catalogueDataOf({
  licences: [
    licence('trade-licence', 'registry'),
    licence('seal-receipt', 'police'),
    licence('tax-confirmation', 'tax'),
    licence('lights-permit', 'registry'),
    licence('music-permit', 'registry'),
  ],
  elements: [
    element('subject-name', { constraints: { maxLength: 50 } }),
    element('goods', {
      kind: 'many',
      options: ['food', 'toys', 'books'].map(value => ({ value, label: name(value) })),
    }),
    element('owners', {
      kind: 'list',
      section: 'people',
      of: [
        { element: 'owner-name', required: true },
        { element: 'owner-share', required: false },
      ],
    }),
    element('owner-name', { section: 'people', constraints: { maxLength: 20 } }),
    element('owner-share', { kind: 'number', section: 'people', unit: { zh: '%' }, constraints: { min: 0 } }),
    element('remark', { kind: 'long-text', hint: { zh: 'remark: hint' } }),
    element('turnover', { kind: 'money', constraints: { min: 0 } }),
    element('closing', { autocomplete: 'off' }),
  ],
  materials: [
    material('joint-form', { kind: 'form' }),
    material('registration-form', { kind: 'form' }),
    material('seal-form', { kind: 'form' }),
    material('tax-form', { kind: 'form' }),
    material('identity', { sharing: { resource: { zh: 'register of persons' }, when: 'kind = "shop"' } }),
    material('premises'),
    material('articles'),
    material('photographs'),
    material('drawing'),
    material('trade-licence-copy', {
      kind: 'licence',
      licence: 'trade-licence',
      sharing: { resource: { zh: 'licence library' } },
    }),
    material('seal-receipt-copy', { kind: 'licence', licence: 'seal-receipt' }),
    material('music-permit-copy', { kind: 'licence', licence: 'music-permit' }),
  ],
  questions: [
    {
      id: 'kind',
      kind: 'choice',
      title: name('kind'),
      options: ['shop', 'cart'].map(value => ({ value, label: name(value) })),
    },
    yesNo('licensed'),
    {
      id: 'extras',
      kind: 'many',
      title: name('extras'),
      options: ['music', 'lights'].map(value => ({ value, label: name(value) })),
    },
    yesNo('lateMusic'),
    { id: 'area', kind: 'number', title: name('area'), unit: { zh: 'm²' }, min: 1, max: 1000 },
  ],
  items: [registration, seal, tax, lights, music],
  matters: [
    matter('open-stall', {
      questions: [
        { question: 'kind' },
        { question: 'licensed' },
        { question: 'extras' },
        { question: 'lateMusic', when: MUSIC, otherwise: false },
        { question: 'area' },
      ],
      items: [
        { item: 'registration', when: 'licensed = false' },
        { item: 'tax', when: 'kind = "shop"' },
        { item: 'seal', when: 'kind = "shop"' },
        { item: 'lights', when: LIGHTS },
        { item: 'music', when: MUSIC },
      ],
      facets: [
        {
          id: 'kind',
          cases: [
            { id: 'shop', label: name('shop'), when: 'kind = "shop"' },
            { id: 'cart', when: 'kind = "cart"' },
          ],
        },
        {
          id: 'music',
          cases: [
            { id: 'music', label: name('music'), when: MUSIC },
            { id: 'quiet', when: `not(${MUSIC})` },
          ],
        },
      ],
    }),
  ],
})

export const stallCatalogue = soundCatalogue(STALL)

export const SHOP = { kind: 'shop', licensed: false, extras: ['lights'], area: 50 }

export function planOf(answers: Readonly<Record<string, unknown>> = {}, options: PlanOptions = {}): Plan {
  const result = compile(stallCatalogue, 'open-stall', { ...SHOP, ...answers }, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.plan
}
