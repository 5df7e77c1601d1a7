import { expect, test } from 'vitest'
import { emptyOrder, missingInOrder, orderBody } from './order-draft.ts'

const written = {
  ...emptyOrder,
  title: '关于压缩时限的通知',
  number: '东政发〔2026〕3 号',
  issuer: '东湖区人民政府',
  date: '2026-11-20',
  changes: '公章刻制压缩到当场办结',
}

test('The document and one way to find the items are needed', () => {
  expect(missingInOrder(emptyOrder)).toEqual(['title', 'number', 'issuer', 'date', 'changes', 'words'])
  expect(missingInOrder(written)).toEqual(['words'])
  expect(missingInOrder({ ...written, law: '食品安全法' })).toEqual([])
})

test('Each line or comma begins another word; what is empty is not sent', () => {
  expect(orderBody({ ...written, words: ' 公章\n\n印章，刻制 ', law: '印章管理的规定' })).toEqual({
    document: {
      title: '关于压缩时限的通知',
      number: '东政发〔2026〕3 号',
      issuer: '东湖区人民政府',
      date: '2026-11-20',
    },
    changes: '公章刻制压缩到当场办结',
    words: ['公章', '印章', '刻制'],
    laws: [{ law: '印章管理的规定' }],
  })
})
