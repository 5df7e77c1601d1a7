import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageMargins } from './page-margins.ts'

test('title, edition and page number stand in the margins', () => {
  const sheet = pageMargins('开便利店', '第 3 版', (page, pages) => `第 ${page} 页 共 ${pages} 页`)
  expect(sheet).toContain('@top-left { content: "开便利店";')
  expect(sheet).toContain('@bottom-left { content: "第 3 版";')
  expect(sheet).toContain('content: "第 " counter(page) " 页 共 " counter(pages) " 页";')
})

test('no text leaves its quotes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (title, edition) => {
      const sheet = pageMargins(title, edition, (page, pages) => `${page}/${pages}`)
      const strings = sheet.match(/"[^"\\\n]*"/g) ?? []
      // Title, edition, and around the two counters.
      expect(strings).toHaveLength(5)
      expect(sheet.match(/"/g)).toHaveLength(10)
    }),
  )
})
