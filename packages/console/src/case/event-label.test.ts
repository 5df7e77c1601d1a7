import { expect, test } from 'vitest'
import { zhCn } from '../texts/zh-cn.ts'
import { detailText, eventLabel } from './event-label.ts'

test('Events and their details are told in words', () => {
  expect(eventLabel('CaseAccepted', zhCn)).toBe('受理')
  expect(detailText({ label: 'method', text: 'post' }, zhCn)).toEqual({ label: '方式', text: '邮寄' })
  expect(detailText({ label: 'grade', text: 'satisfied' }, zhCn)).toEqual({ label: '评价', text: '满意' })
  expect(detailText({ label: 'reason', text: 'post' }, zhCn)).toEqual({ label: '理由', text: 'post' })
  expect(detailText({ label: 'fault', text: 'answered 500' }, zhCn)).toEqual({
    label: '原因',
    text: '对方回答 500',
  })
})

test('What a newer server says is shown as it is', () => {
  expect(eventLabel('CaseSuspended', zhCn)).toBe('CaseSuspended')
  expect(detailText({ label: 'until', text: '2027' }, zhCn)).toEqual({ label: 'until', text: '2027' })
})
