import type { Draft } from '@yijianshi/contract/draft'
import { expect, test } from 'vitest'
import { missingFields, missingMaterials, noticedPlaces } from './missing.ts'

const name = { zh: '名', en: 'Name' }
type Form = Draft['plan']['form']
type Entry = Draft['plan']['checklist'][number]

function field(element: string, required: boolean): Form['fields'][number] {
  return { element, name, kind: 'text', section: 's', constraints: {}, required, neededBy: ['a'] }
}

function entry(material: string, kind: Entry['kind']): Entry {
  return {
    material,
    name,
    kind,
    neededBy: ['a'],
    guidance: { zh: '说明' },
    copies: { original: 1, copy: 0 },
    reviewPoints: [],
  }
}

test('Required fields that are empty stand in the way, in the order of the form', () => {
  const form = {
    sections: [{ id: 's', name }],
    fields: [field('b', true), field('c', false), field('a', true)],
  }
  expect(missingFields(form, { c: '' }).map(missing => missing.anchor)).toEqual(['field-b', 'field-a'])
  expect(missingFields(form, { a: '1', b: '2' })).toEqual([])
})

test('A material without a file is missing; the form itself is filled in on screen', () => {
  const checklist = [entry('joint-form', 'form'), entry('lease', 'document'), entry('photo', 'document')]
  const file = { file: 'f', material: 'lease', name: 'l.png', mediaType: 'image/png', bytes: 1, sha256: 'x' }
  expect(missingMaterials(checklist, [file])).toEqual([{ anchor: 'material-photo', name }])
})

test('What the notice names leads to its field or material', () => {
  const notice = [
    { subject: 'field' as const, id: 'area', name, problem: '' },
    { subject: 'material' as const, id: 'lease', name, problem: '' },
  ]
  expect(noticedPlaces({ notice }).map(place => place.anchor)).toEqual(['field-area', 'material-lease'])
})
