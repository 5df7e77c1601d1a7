import { expect, test } from 'vitest'
import { documentTexts } from './document-texts.ts'

const application = { submittedAt: '2026-11-20T17:00:00.000Z', matter: '我要开便利店', situation: '公司' }

test('The notice names the application and the article of law', () => {
  expect(documentTexts.notice.body(application, 'all')).toMatch(
    /^您于2026年11月21日提出的“我要开便利店”（公司）申请收悉。.*第三十二条第一款第（四）项/,
  )
})

test('Where there is one situation only, it is not named', () => {
  expect(documentTexts.notice.body({ ...application, situation: '' }, 'all')).toContain(
    '“我要开便利店”申请收悉。',
  )
})

test('The licensing law is named for licences alone', () => {
  expect(documentTexts.notice.body(application, 'some')).toContain('其中的行政许可事项根据')
  expect(documentTexts.notice.body(application, 'none')).not.toContain('许可法')
})
