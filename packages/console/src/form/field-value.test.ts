import { expect, test } from 'vitest'
import { entriesOf, innerValue, selectedOf, withInner } from './field-value.ts'

test('Entries and selected values are told apart', () => {
  expect(entriesOf([{ name: '张三' }])).toEqual([{ name: '张三' }])
  expect(entriesOf(['a'])).toEqual([])
  expect(selectedOf(['a', 'b'])).toEqual(['a', 'b'])
  expect(selectedOf([{ name: '张三' }])).toEqual([])
  for (const none of [undefined, null, '', 3, true]) expect(entriesOf(none)).toEqual([])
})

test('Changing one field of an entry leaves the others and the entry itself as they were', () => {
  const entry = { name: '张三', share: 100 }
  expect(withInner(entry, 'share', 200)).toEqual({ name: '张三', share: 200 })
  expect(withInner(entry, 'share', undefined)).toEqual({ name: '张三', share: null })
  expect(innerValue(withInner(entry, 'share', null), 'share')).toBeUndefined()
  expect(entry).toEqual({ name: '张三', share: 100 })
})
