import type { TimelineBar } from '@yijianshi/contract/case-timeline'
import { expect, test } from 'vitest'
import { en } from '../../texts/en.ts'
import { zhCn } from '../../texts/zh-cn.ts'
import { someBar, someLimit } from './bar.fixture.ts'
import { barStanding, barTitle } from './bar-words.ts'

const chinese = { t: zhCn, say: (name: { readonly zh: string }) => name.zh }
const english = {
  t: en,
  say: (name: { readonly zh: string; readonly en?: string }) => name.en ?? name.zh,
}
const standing = (change: Partial<TimelineBar>) => barStanding({ ...someBar, ...change }, chinese)

test('a bar is called by its work, what exactly, and the item', () => {
  expect(barTitle(someBar, chinese)).toBe('审查决定 · 烟草专卖零售许可证核发')
  const subject = { zh: '专家评审', en: 'Expert review' }
  const procedure = { ...someBar, work: 'special-procedure', subject } as const
  expect(barTitle(procedure, english)).toBe('Special procedure · Expert review · Tobacco retail licence')
})

test('how a bar stands is said in words, with or without a limit', () => {
  expect(standing({})).toBe('计时中')
  expect(standing({ actual: null })).toBe('还没开始')
  expect(standing({ limit: null })).toBe('正在办')
  expect(
    standing({ limit: null, actual: { from: '2026-10-09T04:00:00Z', to: '2026-10-10T04:00:00Z' } }),
  ).toBe('已办完')
  const clock = { ...someLimit.clock, overdueBy: 2 }
  expect(standing({ limit: { ...someLimit, clock } })).toBe('超期 2 个工作日')
  expect(standing({ limit: { ...someLimit, clock, unit: 'natural-days' } })).toBe('超期 2 个自然日')
})
