import type { FieldValue } from '@yijianshi/contract/shape'
import type { DataElement, Region } from '@yijianshi/core/catalogue'
import { expect, test } from 'vitest'
import { toldValue } from './told.ts'

function element(kind: DataElement['kind'], more: Partial<DataElement> = {}): DataElement {
  return { id: kind, name: { zh: kind, en: kind }, kind, section: 's', ...more }
}

const options = [
  { value: 'long-term', label: { zh: '长期', en: 'No end' } },
  { value: 'ten-years', label: { zh: '10 年', en: '10 years' } },
]
const name = element('text')
const share = element('money')
const holders = element('list', {
  of: [
    { element: 'text', required: true },
    { element: 'money', required: true },
  ],
})
const region: Region = { code: '990101000000', name: { zh: '东湖区', en: 'Donghu' }, level: 'county' }
const catalogue = {
  elements: new Map([name, share].map(each => [each.id, each])),
  regions: new Map([[region.code, region]]),
}

test.each<[DataElement, FieldValue, string | undefined, string | undefined]>([
  [name, '王芳', '王芳', '王芳'],
  [name, '', undefined, undefined],
  [share, 10_000_050, '100,000.5 元', '100,000.5 yuan'],
  [element('number', { unit: { zh: '平方米', en: 'm²' } }), 60, '60 平方米', '60 m²'],
  [element('number'), 3, '3', '3'],
  [element('yes-no'), false, '否', 'No'],
  [element('choice', { options }), 'ten-years', '10 年', '10 years'],
  [element('choice', { options }), 'gone', 'gone', 'gone'],
  [element('many', { options }), ['long-term', 'ten-years'], '长期、10 年', 'No end, 10 years'],
  [element('many', { options }), [], undefined, undefined],
  [element('region'), '990101000000', '东湖区', 'Donghu'],
  [element('region'), '990199000000', '990199000000', '990199000000'],
  [
    holders,
    [
      { text: '王芳', money: 6_000_000 },
      { text: '李华', money: null },
    ],
    '王芳 60,000 元、李华',
    '王芳 60,000 yuan, 李华',
  ],
])('%o holding %j is told as %s', (each, value, zh, en) => {
  expect(toldValue(catalogue, each, value)).toEqual(zh === undefined ? undefined : { zh, en })
})

test('what is not filled in is not told', () => {
  expect(toldValue(catalogue, name, undefined)).toBeUndefined()
})
