/** 数据查询同意书. */
export type ConsentTexts = {
  readonly title: string
  readonly blanks: readonly string[]
  readonly opening: (matter: string) => string
  readonly ordinary: string
  readonly sensitive: string
  readonly columns: readonly [tick: string, what: string, whom: string, need: string, basis: string]
  readonly signed: string
  readonly fields: (names: string) => string
  readonly papers: (names: string) => string
  readonly told: string
  readonly tells: (days: number) => readonly string[]
  readonly signature: readonly string[]
  readonly and: (names: readonly string[]) => string
  readonly edition: (date: string) => string
  /** Empty in the language whose text binds. */
  readonly binds: string
}

export const zhConsent: ConsentTexts = {
  title: '数据查询同意书',
  blanks: ['同意人（姓名或者名称）：', '证件号码（统一社会信用代码）：', '法定代表人、代理人（单位填写）：'],
  opening: (matter: string) =>
    `我同意平台为办理“${matter}”，向下列部门查询下面打勾、签名的信息，代替我填写、提交。只用来办这一件事。`,
  ordinary: '请在同意的一行打勾',
  sensitive: '敏感个人信息，请一项一项单独签名',
  columns: ['打勾', '查什么', '向谁查', '不用填、不用交', '依据'],
  signed: '签名',
  fields: (names: string) => `不用填：${names}`,
  papers: (names: string) => `不用交：${names}`,
  told: '请您知道',
  tells: (days: number) => [
    `同意从签名之日起 ${days} 天内有效；申请办完以前，超过这个时间要重新同意。`,
    '不同意、只同意一部分，都不影响办事：自己填写、提交材料就行。',
    '可以随时收回：登录平台，在“我的数据”里收回；或者到窗口说一声。收回以后不再查询。',
    '每查一次都有记录，登录平台可以看到查了什么、什么时候查的、谁查的。',
    '认为查来的内容不对，可以提出异议，改为自己填写、提交。',
  ],
  signature: ['签名（盖章）：', '日期：'],
  and: (names: readonly string[]) => names.join('、'),
  edition: (date: string) => `${date} 打印`,
  binds: '',
}
