import { expect, test } from 'vitest'
import { documentTexts } from './document-texts.ts'

const application = { submittedAt: '2026-11-20T17:00:00.000Z', matter: '我要开便利店', situation: '公司' }

test('The notice names the application and the article of law', () => {
  expect(documentTexts.notice.body(application)).toMatch(
    /^您于2026年11月21日提出的“我要开便利店”（公司）申请收悉。.*第三十二条第一款第（四）项/,
  )
})

test('The acceptance leaves out what there is none of', () => {
  const { acceptance } = documentTexts
  expect(acceptance.body({ ...application, situation: '' })).toContain('“我要开便利店”申请，')
  expect(acceptance.material('身份证', 1, 0)).toBe('身份证（原件 1 份）')
  expect(acceptance.inquiry(null, undefined)).toBe('您可以凭编号在网上查询进度。')
})
