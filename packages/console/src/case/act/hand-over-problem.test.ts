import { expect, test } from 'vitest'
import { en } from '../../texts/en.ts'
import { zhCn } from '../../texts/zh-cn.ts'
import { handOverProblem } from './hand-over-problem.ts'

test('why a hand-over failed is told in words of the reader', () => {
  expect(handOverProblem('unreachable ECONNREFUSED', zhCn)).toBe('连不上（ECONNREFUSED）')
  expect(handOverProblem('answered 500', en)).toBe('It answered 500')
  expect(handOverProblem('timed-out', en)).toBe('No answer within 10 seconds')
})

test('what is no code stands as it is', () => {
  expect(handOverProblem('部门系统停机检修', zhCn)).toBe('部门系统停机检修')
})
