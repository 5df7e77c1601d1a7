/** 查看记录: who looked at a case with the eyes of another account, or at its contents for a reason. */
const purposes = {
  complaint: '核查投诉',
  overdue: '核查超期',
  'quality-check': '质量抽查',
  'applicant-asks': '申请人请求帮助',
  dispute: '复议、诉讼应对',
}

export type Purpose = keyof typeof purposes

export const zhLooks = {
  looks: {
    tab: '查看记录',
    about:
      '用别人的身份看过哪个办件、说明理由看过谁的材料，都记在这里；记下的不能改，也不能删。申请人也看得到自己办件的记录。',
    empty: '没有查看记录。',
    at: '什么时候',
    by: '谁看的',
    as: '用谁的身份，或为什么看',
    case: '办件',
    outcome: '结果',
    seen: '看到了办件',
    moment: (at: string) => `看的是 ${at} 时的样子`,
    unknown: '没有这个账号',
    onlyOf: (name: string) => `只看 ${name} 的`,
    onlyCase: '只看这件',
    filtered: '只显示了一部分。',
    all: '显示全部',
    reason: (purpose: Purpose, words: string) => `${purposes[purpose]}：${words}`,
    what: {
      opened: '开始查看',
      contents: '看了表单和材料清单',
      file: '看了材料的文件',
      document: '看了文书',
      ended: '结束查看',
    },
  },
  /** 有理由的查看: contents for whoever follows progress only. */
  reasonedAccess: {
    title: '说明理由，查看内容',
    closed: '您看到的是办理进度',
    closedLead: '表单、材料和文书要先说明理由才能看。',
    lead: '能看这一件两个小时。什么时候看、为什么看、看了什么，都记下来，申请人看得到。',
    purpose: '为什么要看',
    purposeMissing: '请选一项理由。',
    purposes,
    words: '具体情况',
    wordsHint: '写清楚是什么事。申请人会看到这句话。',
    wordsMissing: '请写清楚具体情况，至少 4 个字。',
    open: '开始查看',
    opened: (purpose: Purpose, until: string) => `正在查看内容：${purposes[purpose]}，到 ${until} 为止`,
    end: '结束查看',
  },
}
