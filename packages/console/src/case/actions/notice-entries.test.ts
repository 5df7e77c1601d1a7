import { expect, test } from 'vitest'
import { noticeEntries, subjectKey, toggled, unexplained } from './notice-entries.ts'

test('Ticking adds an entry and unticking takes it out again', () => {
  const lease = subjectKey('material', 'lease-contract')
  const ticked = toggled({}, lease, true)
  expect(ticked).toEqual({ 'material:lease-contract': '' })
  expect(toggled({ [lease]: '缺页' }, lease, true)).toEqual({ [lease]: '缺页' })
  expect(toggled(ticked, lease, false)).toEqual({})
})

test('An entry without a word on what is wrong is unexplained', () => {
  expect(unexplained({ 'material:a': '  ', 'field:b': '填错' })).toEqual(['material:a'])
})

test('Materials and fields are told apart in what is sent', () => {
  expect(noticeEntries({ 'material:a': ' 缺页 ', 'field:area': '与合同不一致' })).toEqual([
    { subject: 'material', id: 'a', problem: '缺页' },
    { subject: 'field', id: 'area', problem: '与合同不一致' },
  ])
})
