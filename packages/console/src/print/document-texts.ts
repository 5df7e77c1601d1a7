/** Wording of official documents. They are written in Chinese whatever language the screen has. */
import type { LicenceShare } from '@yijianshi/core/catalogue/decision-form'
import { officialDate } from '../time/format.ts'

type Application = {
  readonly submittedAt: string
  readonly matter: string
  readonly situation: string
}

function opening({ submittedAt, matter, situation }: Application): string {
  const kind = situation === '' ? '' : `（${situation}）`
  return `您于${officialDate(submittedAt)}提出的“${matter}”${kind}申请`
}

/** 行政许可法 art. 32 para. 1 no. 4 holds for licences. */
const licensingLaw = {
  all: '根据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，',
  some: '其中的行政许可事项根据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，',
  none: '',
} as const satisfies Record<LicenceShare, string>

export const documentTexts = {
  number: (number: string) => `编号：${number}`,
  addressee: (name: string) => `${name}：`,
  seal: '（行政审批专用章）',
  signature: ['申请人（签收）：', '联系电话：', '签收日期：　　　年　　月　　日'],
  copies: '本文书一式两份，申请人、受理单位各执一份。',
  place: (address: string, phone: string) => `办理地点：${address}　联系电话：${phone}`,
  notice: {
    title: '一次性告知书',
    body: (application: Application, licences: LicenceShare) =>
      `${opening(application)}收悉。经审查，申请材料不齐全或者不符合法定形式。${licensingLaw[licences]}现将需要补正的全部内容一次告知如下：`,
    columns: ['序号', '材料或填写项', '需要补正的内容'],
    until: (date: string) =>
      `请于${officialDate(date)}前补正。可以在网上补正，也可以到原窗口补正；其他内容不用再填。`,
  },
} as const
