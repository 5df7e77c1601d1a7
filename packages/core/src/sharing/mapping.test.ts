import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DataElement, DataResource } from '../catalogue/model.ts'
import { type Mapping, type MappingTexts, mapAnswer, prepareExpression, prepareMapping } from './mapping.ts'

const name = { zh: '某', en: 'some' }
const element = (id: string, kind: DataElement['kind'], more: Partial<DataElement> = {}): DataElement => ({
  id,
  name,
  kind,
  section: 's',
  ...more,
})
const elements = new Map(
  [
    element('name', 'text'),
    element('born', 'date'),
    element('capital', 'money'),
    element('sex', 'choice', { options: [{ value: 'male', label: { zh: '男', en: 'Male' } }] }),
    element('secret', 'text'),
  ].map(entry => [entry.id, entry]),
)
const own = '110199199003079919'
const resource: DataResource = {
  id: 'r',
  name,
  owner: 'o',
  kind: 'unconditional',
  key: { by: 'citizen-number' },
  fields: ['name', 'born', 'capital', 'sex'].map(id => ({ element: id })),
  details: [{ id: 'note', name }],
  materials: [],
  basis: { law: '《法》', article: '第一条' },
  freshHours: 0,
  perDay: 1,
}

function mappingOf(texts: MappingTexts): Mapping {
  const prepared = prepareMapping(texts)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.mapping
}

const mapping = mappingOf({
  holder: 'answer.idNo',
  fields: {
    name: 'answer.姓名',
    born: 'answer.born',
    capital: 'answer.capital * 100',
    sex: 'answer.sex',
    // The directory does not name it.
    secret: 'answer.secret',
  },
  details: { note: 'answer.note' },
})
const asked = { resource, elements, key: own, applicant: own }

test('words of a source become data elements of their kind', () => {
  const raw = {
    idNo: own,
    姓名: ' 陈雨 ',
    born: '1990-03-07T00:00:00',
    capital: 3,
    sex: '男',
    note: 5,
    secret: 'x',
  }
  expect(mapAnswer(mapping, raw, asked)).toEqual({
    found: true,
    answer: {
      fields: { name: '陈雨', born: '1990-03-07', capital: 300, sex: 'male' },
      details: { note: '5' },
    },
  })
})

test('rows of a source become the entries of a list, as far as it tells them', () => {
  const of = ['name', 'born', 'secret'].map(id => ({ element: id, required: true }))
  const people = element('people', 'list', { of })
  const listed = {
    ...asked,
    resource: { ...resource, fields: [{ element: 'people' }] },
    elements: new Map([...elements, ['people', people]]),
  }
  const rows = mappingOf({
    fields: { people: 'for row in answer.rows return { "name": row.n, "born": row.b, "other": 1 }' },
  })
  expect(mapAnswer(rows, { rows: [{ n: '甲', b: '1990-03-07' }, { n: '乙' }] }, listed)).toMatchObject({
    answer: { fields: { people: [{ name: '甲', born: '1990-03-07' }, { name: '乙' }] } },
  })
  // An entry that says nothing makes the whole list uncertain, and so does one entry too many.
  expect(mapAnswer(rows, { rows: [{ n: '甲' }, {}] }, listed).found).toBe(false)
  const many = Array.from({ length: 101 }, () => ({ n: '甲' }))
  expect(mapAnswer(rows, { rows: many }, listed).found).toBe(false)
  expect(mapAnswer(rows, { rows: '甲' }, listed).found).toBe(false)
})

test('dates of FEEL are dates', () => {
  const dated = mappingOf({ fields: { born: 'date(answer.y, answer.m, answer.d)' } })
  expect(mapAnswer(dated, { y: 1990, m: 3, d: 7 }, asked)).toMatchObject({
    answer: { fields: { born: '1990-03-07' } },
  })
})

test('what is somebody else’s is as if it did not exist', () => {
  expect(mapAnswer(mapping, { idNo: '110199198809129925', 姓名: '李华' }, asked)).toEqual({ found: false })
  const code = '911101991000000019'
  const key = { by: 'credit-code' as const, element: 'name' }
  const byCode = { ...asked, key: code, resource: { ...resource, key } }
  const holderless = mappingOf({ fields: { name: 'answer.n' } })
  expect(mapAnswer(holderless, { n: '店' }, byCode)).toEqual({ found: false })
  expect(mapAnswer(holderless, { n: '店' }, asked).found).toBe(true)
  // An organisation that asks about itself.
  expect(mapAnswer(holderless, { n: '店' }, { ...byCode, applicant: code }).found).toBe(true)
  const several = mappingOf({ holder: 'answer.people.id', fields: { name: 'answer.n' } })
  const shop = { n: '店', people: [{ id: '110199198809129925' }, { id: own.toLowerCase() }] }
  expect(mapAnswer(several, shop, byCode).found).toBe(true)
  // Who has no number of their own is nobody’s holder, not even of what has none.
  expect(mapAnswer(several, { n: '店', people: [{ id: '' }] }, { ...byCode, applicant: '' }).found).toBe(
    false,
  )
})

test('whatever a source answers, mapping ends in values or in nothing', () => {
  fc.assert(
    fc.property(fc.anything(), raw => {
      const mapped = mapAnswer(mapping, raw, asked)
      if (!mapped.found) return
      const { fields } = mapped.answer
      expect(Object.keys(fields).every(id => resource.fields.some(field => field.element === id))).toBe(true)
      for (const value of Object.values(fields)) expect(['string', 'number']).toContain(typeof value)
    }),
  )
})

test('a value that is there arrives, beside anything else', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string({ minLength: 1, maxLength: 20 }).filter(text => text.trim() !== '' && text.isWellFormed()),
      (noise, said) => {
        const mapped = mapAnswer(mapping, { ...noise, idNo: own, 姓名: said }, asked)
        expect(mapped).toMatchObject({ found: true, answer: { fields: { name: said.trim() } } })
      },
    ),
  )
})

test('an expression that is none is named with its place', () => {
  expect(prepareMapping({ fields: { name: 'answer..x' }, found: '((' })).toMatchObject({
    ok: false,
    problems: [{ place: 'found' }, { place: 'fields.name' }],
  })
  expect(prepareMapping({ holder: 'a'.repeat(3000) })).toMatchObject({ ok: false })
})

test('what is sent is made of key and purpose', () => {
  const prepared = prepareExpression('{ id: key, matter: { why: purpose } }', ['key', 'purpose'])
  expect(prepared.ok && prepared.expression({ key: '1', purpose: 'open-shop' })).toEqual({
    id: '1',
    matter: { why: 'open-shop' },
  })
})
